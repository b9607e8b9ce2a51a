package io.openitem.dunning.domain;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item as a notice names it. */
public record Line(InvoiceId invoice, DocumentNumber number, LocalDate dueDate, Money open) {

    /** Days past the due date; negative before it. */
    public int daysLate(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(dueDate, day));
    }

    /** What is open on the lines together: one amount a currency, in the order in which the currencies occur. */
    public static List<Money> totals(Collection<Line> lines) {
        Map<Currency, Money> totals = new LinkedHashMap<>();
        lines.forEach(line -> totals.merge(line.open().currency(), line.open(), Money::plus));
        return List.copyOf(totals.values());
    }
}
