/** Facts of the receivables ledger, version 1, on {@code openitem.invoice.v1}. */
@NullMarked
package io.openitem.contracts.invoice.v1;

import org.jspecify.annotations.NullMarked;
