/** Cash application by HTTP. */
@NullMarked
package io.openitem.payment.api;

import org.jspecify.annotations.NullMarked;
