package io.openitem.dunning;

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
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.DisputeResolved;
import io.openitem.contracts.invoice.v1.InvoiceDisputed;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.InvoiceSettled;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of one legal entity as tests tell it: each method is a fact as it was published. */
final class Ledger {

    private final LegalEntityId entity;

    Ledger() {
        this.entity = new LegalEntityId("D"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT));
    }

    /** A fact in its envelope. */
    record Published(
            UUID id, LegalEntityId entity, @Nullable CustomerId customer, long version, LocalDate on, Fact fact) {}

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
                LocalDate.EPOCH,
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
                LocalDate.EPOCH,
                new CustomerRegistered(
                        customer,
                        new CountryCode("DE"),
                        new LanguageCode("de"),
                        Currency.getInstance("EUR"),
                        false,
                        new AccountNumber(number)));
    }

    Published issued(CustomerId customer, InvoiceId invoice, String number, String amount, LocalDate due) {
        Money money = Money.parse(amount, "EUR");
        LocalDate day = due.minusDays(30);
        return of(
                customer,
                1,
                day,
                new InvoiceIssued(
                        invoice, customer, new SourceCode("erp"), new DocumentNumber(number), day, due, money, money));
    }

    Published paid(
            CustomerId customer,
            InvoiceId invoice,
            long version,
            String amount,
            String open,
            LocalDate due,
            LocalDate on) {
        return of(
                customer,
                version,
                on,
                new PaymentApplied(
                        invoice,
                        customer,
                        new PaymentId(UUID.randomUUID()),
                        new AllocationId(UUID.randomUUID()),
                        on,
                        due,
                        Money.parse(amount, "EUR"),
                        Money.parse(open, "EUR"),
                        null));
    }

    Published settled(
            CustomerId customer, InvoiceId invoice, long version, String amount, LocalDate due, LocalDate on) {
        return of(
                customer,
                version,
                on,
                new InvoiceSettled(
                        invoice,
                        customer,
                        due.minusDays(30),
                        due,
                        on,
                        Money.parse(amount, "EUR"),
                        Money.parse("0.00", "EUR"),
                        null));
    }

    Published disputed(CustomerId customer, InvoiceId invoice, long version, String open, LocalDate due, LocalDate on) {
        return of(
                customer,
                version,
                on,
                new InvoiceDisputed(
                        invoice,
                        customer,
                        new ReasonCode("wrong-price"),
                        on,
                        due,
                        Money.parse(open, "EUR"),
                        due.plusDays(1)));
    }

    Published resolved(CustomerId customer, InvoiceId invoice, long version, String open, LocalDate due, LocalDate on) {
        return of(
                customer,
                version,
                on,
                new DisputeResolved(
                        invoice,
                        customer,
                        new ReasonCode("wrong-price"),
                        new ReasonCode("rejected"),
                        on.minusDays(1),
                        on,
                        due,
                        Money.parse(open, "EUR"),
                        due.plusDays(1)));
    }

    private Published of(CustomerId customer, long version, LocalDate on, InvoiceFact fact) {
        return new Published(UUID.randomUUID(), entity, customer, version, on, fact);
    }
}
