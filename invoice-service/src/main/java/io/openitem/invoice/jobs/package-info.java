/** What the passing of time does to open items. */
@NullMarked
package io.openitem.invoice.jobs;

import org.jspecify.annotations.NullMarked;
