/** What the ledger decides: legal entities, customers, invoices. Pure; given time and ids. */
@NullMarked
package io.openitem.invoice.domain;

import org.jspecify.annotations.NullMarked;
