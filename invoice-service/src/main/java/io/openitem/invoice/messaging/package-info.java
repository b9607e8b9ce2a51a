/** The ledger's events as facts of the contract. */
@NullMarked
package io.openitem.invoice.messaging;

import org.jspecify.annotations.NullMarked;
