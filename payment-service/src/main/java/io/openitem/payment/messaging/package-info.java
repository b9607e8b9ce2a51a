/** What cash application hears and tells. */
@NullMarked
package io.openitem.payment.messaging;

import org.jspecify.annotations.NullMarked;
