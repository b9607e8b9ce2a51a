package io.openitem.payment;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Fact;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.contracts.invoice.v1.AllocationAnswered;
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of one legal entity as tests tell it: each method is a fact as it was published. */
final class Ledger {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final LegalEntityId entity;

    Ledger() {
        this.entity = new LegalEntityId("P"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT));
    }

    /** A fact in its envelope. */
    record Published(
            UUID id, LegalEntityId entity, @Nullable CustomerId customer, long version, Fact fact) {}

    LegalEntityId entity() {
        return entity;
    }

    static CustomerId newCustomer() {
        return new CustomerId(UUID.randomUUID());
    }

    static InvoiceId newInvoice() {
        return new InvoiceId(UUID.randomUUID());
    }

    Published registered() {
        return new Published(
                UUID.randomUUID(),
                entity,
                null,
                1,
                new LegalEntityChanged(
                        entity,
                        Currency.getInstance("EUR"),
                        new CountryCode("DE"),
                        ZoneId.of("Europe/Berlin"),
                        new CalendarCode("TARGET")));
    }

    Published customer(CustomerId customer, String number) {
        return of(
                customer,
                1,
                new CustomerRegistered(
                        customer,
                        new CountryCode("DE"),
                        new LanguageCode("de"),
                        Currency.getInstance("EUR"),
                        false,
                        new AccountNumber(number)));
    }

    Published issued(CustomerId customer, InvoiceId invoice, String number, String amount) {
        Money money = Money.parse(amount, "EUR");
        return of(
                customer,
                1,
                new InvoiceIssued(
                        invoice,
                        customer,
                        new SourceCode("erp"),
                        new DocumentNumber(number),
                        DAY,
                        DAY.plusDays(30),
                        money,
                        money));
    }

    /** Both facts of an answer, as the ledger publishes them; {@code invoiceVersion} after it. */
    Published[] answered(Proposal proposal, String applied, String open, long invoiceVersion, @Nullable String reason) {
        Money taken = Money.parse(applied, "EUR");
        Published answer = of(
                proposal.customer(),
                1,
                new AllocationAnswered(
                        proposal.allocation(),
                        proposal.payment(),
                        proposal.customer(),
                        proposal.invoice(),
                        proposal.amount(),
                        taken,
                        Money.parse(open, "EUR"),
                        invoiceVersion,
                        reason == null ? null : new ReasonCode(reason)));
        if (taken.isZero()) {
            return new Published[] {answer};
        }
        return new Published[] {
            of(
                    proposal.customer(),
                    invoiceVersion,
                    new PaymentApplied(
                            proposal.invoice(),
                            proposal.customer(),
                            proposal.payment(),
                            proposal.allocation(),
                            DAY,
                            DAY,
                            taken,
                            Money.parse(open, "EUR"),
                            null)),
            answer
        };
    }

    Published unapplied(Proposal proposal, String amount, String open, long invoiceVersion) {
        return of(
                proposal.customer(),
                invoiceVersion,
                new PaymentUnapplied(
                        proposal.invoice(),
                        proposal.customer(),
                        proposal.payment(),
                        proposal.allocation(),
                        new ReasonCode("returned-by-bank"),
                        DAY,
                        DAY,
                        Money.parse(amount, "EUR"),
                        Money.parse(open, "EUR"),
                        null));
    }

    /** A proposal that cash application has published. */
    record Proposal(AllocationId allocation, PaymentId payment, CustomerId customer, InvoiceId invoice, Money amount) {}

    private Published of(CustomerId customer, long version, InvoiceFact fact) {
        return new Published(UUID.randomUUID(), entity, customer, version, fact);
    }
}
