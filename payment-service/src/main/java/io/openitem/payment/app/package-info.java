/** Loads, decides and writes; asks. */
@NullMarked
package io.openitem.payment.app;

import org.jspecify.annotations.NullMarked;
