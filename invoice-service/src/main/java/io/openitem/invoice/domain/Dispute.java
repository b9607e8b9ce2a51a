package io.openitem.invoice.domain;

import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * The debtor contests an item as a whole.
 *
 * @param reason such as {@code wrong-price}
 * @param since the business date on which it began
 */
public record Dispute(ReasonCode reason, LocalDate since) {}
