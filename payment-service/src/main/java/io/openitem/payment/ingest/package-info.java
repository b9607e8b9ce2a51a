/** Readers of what banks send. */
@NullMarked
package io.openitem.payment.ingest;

import org.jspecify.annotations.NullMarked;
