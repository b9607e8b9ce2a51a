/** Transactions: the one place that opens them, and the scope and instant they work in. */
@NullMarked
package io.openitem.kit.tx;

import org.jspecify.annotations.NullMarked;
