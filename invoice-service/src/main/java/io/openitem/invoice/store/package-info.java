/** Tables and columns of the ledger. */
@NullMarked
package io.openitem.invoice.store;

import org.jspecify.annotations.NullMarked;
