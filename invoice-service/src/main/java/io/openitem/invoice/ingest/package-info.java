/** Readers of foreign formats. */
@NullMarked
package io.openitem.invoice.ingest;

import org.jspecify.annotations.NullMarked;
