package io.openitem.risk.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the ledger as credit sees it: whom it concerns, and what it adds to which sums.
 *
 * @param cause id of the fact
 * @param effect absent where the fact says only that the customer should be looked at again
 */
public record Movement(
        CustomerId customer,
        LegalEntityId legalEntity,
        UUID cause,
        @Nullable Effect effect) {

    /**
     * What a fact adds.
     *
     * @param openMinor change of what is owed on the item, in minor units
     * @param month in which {@code change} counts
     * @param issuedOn the date of the document, only where one was issued
     */
    public record Effect(
            InvoiceId invoice,
            Currency currency,
            LocalDate dueDate,
            long openMinor,
            YearMonth month,
            Month change,
            @Nullable LocalDate issuedOn) {

        /** An invoice is owed from now on. */
        public static Effect issued(
                InvoiceId invoice, LocalDate issueDate, LocalDate dueDate, Money amount, Money open) {
            return new Effect(
                    invoice,
                    amount.currency(),
                    dueDate,
                    open.minorUnits(),
                    YearMonth.from(issueDate),
                    Month.issued(amount.minorUnits()),
                    issueDate);
        }

        /** Money settled a part of an item, in time or late. */
        public static Effect paid(InvoiceId invoice, LocalDate dueDate, LocalDate paidOn, Money amount) {
            return new Effect(
                    invoice,
                    amount.currency(),
                    dueDate,
                    -amount.minorUnits(),
                    YearMonth.from(paidOn),
                    Month.paid(amount.minorUnits(), ChronoUnit.DAYS.between(dueDate, paidOn)),
                    null);
        }

        /** What had settled an item was taken back. That it had been paid is not undone: both are behaviour. */
        public static Effect returned(InvoiceId invoice, LocalDate dueDate, LocalDate on, Money amount) {
            return new Effect(
                    invoice,
                    amount.currency(),
                    dueDate,
                    amount.minorUnits(),
                    YearMonth.from(on),
                    Month.returned(amount.minorUnits()),
                    null);
        }

        /**
         * The issuer withdrew the invoice: nothing of it is owed and its sale is undone, that of a document dated ahead
         * not before it counts.
         */
        public static Effect withdrawn(
                InvoiceId invoice, LocalDate issueDate, LocalDate dueDate, LocalDate on, Money amount) {
            return new Effect(
                    invoice,
                    amount.currency(),
                    dueDate,
                    -amount.minorUnits(),
                    YearMonth.from(on.isBefore(issueDate) ? issueDate : on),
                    Month.withdrawn(amount.minorUnits()),
                    null);
        }
    }
}
