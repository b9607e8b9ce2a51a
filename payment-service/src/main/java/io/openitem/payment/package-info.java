/** Cash application: what incoming money is for. */
@NullMarked
package io.openitem.payment;

import org.jspecify.annotations.NullMarked;
