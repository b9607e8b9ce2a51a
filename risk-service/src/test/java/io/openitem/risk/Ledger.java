package io.openitem.risk;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.InvoiceCancelled;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.InvoiceOverdue;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of one customer as tests tell it, in EUR if nothing else is said: each method is a fact in its envelope. */
final class Ledger {

    private final LegalEntityId entity;
    private final CustomerId customer;

    Ledger(String entity) {
        this(new LegalEntityId(entity), new CustomerId(UUID.randomUUID()));
    }

    private Ledger(LegalEntityId entity, CustomerId customer) {
        this.entity = entity;
        this.customer = customer;
    }

    /** A fact as it was published. */
    record Published(Envelope envelope, Fact fact) {
        String key() {
            return envelope.customerId() == null
                    ? "legal-entity:" + envelope.legalEntity()
                    : envelope.customerId().toString();
        }
    }

    /** An invoice as tests speak of it. */
    record Item(InvoiceId id, LocalDate issued, LocalDate due, Money amount) {}

    LegalEntityId entity() {
        return entity;
    }

    CustomerId customer() {
        return customer;
    }

    /** The same legal entity, another debtor. */
    Ledger anotherCustomer() {
        return new Ledger(entity, new CustomerId(UUID.randomUUID()));
    }

    static Item item(String issued, String due, String amount) {
        return item(issued, due, amount, "EUR");
    }

    static Item item(String issued, String due, String amount, String currency) {
        return new Item(
                new InvoiceId(UUID.randomUUID()),
                LocalDate.parse(issued),
                LocalDate.parse(due),
                Money.parse(amount, currency));
    }

    Published company() {
        LegalEntityChanged fact = new LegalEntityChanged(
                entity,
                Currency.getInstance("EUR"),
                new CountryCode("DE"),
                ZoneId.of("Europe/Berlin"),
                new CalendarCode("DE"));
        return published(null, fact);
    }

    Published registered() {
        return published(
                customer,
                new CustomerRegistered(
                        customer,
                        new CountryCode("DE"),
                        new LanguageCode("de"),
                        Currency.getInstance("EUR"),
                        false,
                        null));
    }

    Published issued(Item item) {
        return published(
                customer,
                new InvoiceIssued(
                        item.id(),
                        customer,
                        new SourceCode("test"),
                        new DocumentNumber("T-1"),
                        item.issued(),
                        item.due(),
                        item.amount(),
                        item.amount()));
    }

    Published overdue(Item item) {
        return published(
                customer,
                new InvoiceOverdue(item.id(), customer, item.due(), item.due().plusDays(1), item.amount()));
    }

    Published cancelled(Item item, String on) {
        return published(
                customer,
                new InvoiceCancelled(
                        item.id(),
                        customer,
                        new ReasonCode("wrong-amount"),
                        item.issued(),
                        LocalDate.parse(on),
                        item.due(),
                        false,
                        item.amount(),
                        Money.zero(item.amount().currency())));
    }

    /** A payment of the whole. */
    Published paid(Item item, String on) {
        return paid(item, on, item.amount().amount());
    }

    Published paid(Item item, String on, String amount) {
        Money money = Money.parse(amount, item.amount().currency().getCurrencyCode());
        return published(
                customer,
                new PaymentApplied(
                        item.id(),
                        customer,
                        new PaymentId(UUID.randomUUID()),
                        new AllocationId(UUID.randomUUID()),
                        LocalDate.parse(on),
                        item.due(),
                        money,
                        item.amount().minus(money),
                        null));
    }

    Published takenBack(Item item, String on) {
        return published(
                customer,
                new PaymentUnapplied(
                        item.id(),
                        customer,
                        new PaymentId(UUID.randomUUID()),
                        new AllocationId(UUID.randomUUID()),
                        new ReasonCode("returned-by-bank"),
                        LocalDate.parse(on),
                        item.due(),
                        item.amount(),
                        item.amount(),
                        null));
    }

    private Published published(@Nullable CustomerId of, Fact fact) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                fact.topic().typeOf(fact.getClass()),
                "/openitem/invoice-service",
                "test",
                Instant.parse("2026-03-20T12:00:00Z"),
                LocalDate.of(2026, 3, 20),
                entity,
                of,
                1,
                null,
                null);
        return new Published(envelope, fact);
    }
}
