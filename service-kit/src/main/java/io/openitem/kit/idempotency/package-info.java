/** Writes that carry an Idempotency-Key take effect once and are answered alike ever after. */
@NullMarked
package io.openitem.kit.idempotency;

import org.jspecify.annotations.NullMarked;
