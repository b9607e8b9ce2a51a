/** The ledger by HTTP. */
@NullMarked
package io.openitem.invoice.api;

import org.jspecify.annotations.NullMarked;
