/** Tables and columns of cash application. */
@NullMarked
package io.openitem.payment.store;

import org.jspecify.annotations.NullMarked;
