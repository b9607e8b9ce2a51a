/** The receivables ledger: who owes what to whom, until when. */
@NullMarked
package io.openitem.invoice;

import org.jspecify.annotations.NullMarked;
