package io.openitem.invoice.domain;

import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's answer to a proposed allocation.
 *
 * <p>Keeps true: a reason is given where, and only where, less was applied than proposed.
 *
 * @param applied how much the item took
 * @param openAmount what is still owed on it; zero where there is no such item
 * @param invoiceVersion its version; zero where there is none
 * @param reason why not more
 * @param paidOn the day from which the money counts; absent where none was applied
 * @param on the business date of the answer
 */
public record Answered(
        AllocationOrder.Apply order,
        Money applied,
        Money openAmount,
        long invoiceVersion,
        @Nullable ReasonCode reason,
        @Nullable LocalDate paidOn,
        LocalDate on) {

    private static final ReasonCode LESS_OWED = new ReasonCode("less-owed");

    /** The answer where the item took money, or a part of what was proposed. */
    static Answered applied(AllocationOrder.Apply order, InvoiceEvent.PaymentApplied applied, long version) {
        return new Answered(
                order,
                applied.amount(),
                applied.openAmount(),
                version,
                applied.amount().equals(order.amount()) ? null : LESS_OWED,
                applied.paidOn(),
                applied.on());
    }

    /** The answer to an accepted command: its events say how much was applied. */
    public static Answered of(AllocationOrder.Apply order, Versioned<Invoice> after, List<InvoiceEvent> events) {
        for (InvoiceEvent event : events) {
            if (event instanceof InvoiceEvent.PaymentApplied applied) {
                return applied(order, applied, after.version());
            }
        }
        throw new IllegalStateException("An accepted payment is applied");
    }

    /** The answer to a refused one. */
    public static Answered of(
            AllocationOrder.Apply order, Versioned<Invoice> state, InvoiceRejection rejection, LocalDate today) {
        Money nothing = Money.zero(order.amount().currency());
        Money open = state.state() instanceof Invoice.Known known ? known.openAmount() : nothing;
        return new Answered(order, nothing, open, state.version(), reason(rejection), null, today);
    }

    private static ReasonCode reason(InvoiceRejection rejection) {
        return new ReasonCode(
                switch (rejection) {
                    case InvoiceRejection.UnknownInvoice unknown -> "unknown-invoice";
                    case InvoiceRejection.AlreadySettled settled -> "invoice-settled";
                    case InvoiceRejection.AlreadyCancelled cancelled -> "invoice-cancelled";
                    case InvoiceRejection.OtherCustomer other -> "other-customer";
                    case InvoiceRejection.OtherCurrency other -> "other-currency";
                    case InvoiceRejection.AmountNotPositive amount -> "amount-not-positive";
                    case InvoiceRejection.UnknownLegalEntity unknown -> never(rejection);
                    case InvoiceRejection.UnknownCustomer unknown -> never(rejection);
                    case InvoiceRejection.AmountTooLarge amount -> never(rejection);
                    case InvoiceRejection.DueBeforeIssue due -> never(rejection);
                    case InvoiceRejection.NumberTaken taken -> never(rejection);
                    case InvoiceRejection.HasPayments paid -> never(rejection);
                    case InvoiceRejection.NotApplied part -> never(rejection);
                    case InvoiceRejection.AlreadyDisputed disputed -> never(rejection);
                    case InvoiceRejection.NotDisputed disputed -> never(rejection);
                });
    }

    private static String never(InvoiceRejection rejection) {
        throw new IllegalStateException("A payment is not refused for " + rejection);
    }
}
