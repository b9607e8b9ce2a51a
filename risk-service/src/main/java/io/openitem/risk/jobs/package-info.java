/** What the passing of days triggers. */
@NullMarked
package io.openitem.risk.jobs;

import org.jspecify.annotations.NullMarked;
