/** What cash application publishes on {@code openitem.payment.v1}. */
@NullMarked
package io.openitem.contracts.payment.v1;

import org.jspecify.annotations.NullMarked;
