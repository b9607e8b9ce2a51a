package io.openitem.analytics;

import io.openitem.contracts.AccountNumber;
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
import io.openitem.contracts.dunning.v1.CollectionPaused;
import io.openitem.contracts.invoice.v1.AllocationAnswered;
import io.openitem.contracts.invoice.v1.CustomerChanged;
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.InvoiceCancelled;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.InvoiceOverdue;
import io.openitem.contracts.invoice.v1.InvoiceSettled;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.contracts.risk.v1.BehaviourChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger of one legal entity as tests tell it: each method is a fact in its envelope. */
public final class Ledger {

    private final LegalEntityId entity;
    private final CustomerId customer;

    public Ledger(String entity) {
        this(new LegalEntityId(entity), new CustomerId(UUID.randomUUID()));
    }

    private Ledger(LegalEntityId entity, CustomerId customer) {
        this.entity = entity;
        this.customer = customer;
    }

    /** A fact as it was published. */
    public record Published(Envelope envelope, Fact fact) {
        public String key() {
            return envelope.customerId() == null
                    ? "legal-entity:" + envelope.legalEntity()
                    : envelope.customerId().toString();
        }
    }

    public LegalEntityId entity() {
        return entity;
    }

    public CustomerId customer() {
        return customer;
    }

    /** The same legal entity, another debtor. */
    public Ledger anotherCustomer() {
        return new Ledger(entity, new CustomerId(UUID.randomUUID()));
    }

    public static InvoiceId invoice() {
        return new InvoiceId(UUID.randomUUID());
    }

    /** An invoice recorded on the day it is dated, due thirty days later. */
    public Published issued(InvoiceId invoice, String day, String amount, String currency) {
        return issued(invoice, day, day, amount, currency);
    }

    public Published issued(InvoiceId invoice, String recordedOn, String issueDate, String amount, String currency) {
        return issued(
                invoice,
                recordedOn,
                issueDate,
                LocalDate.parse(issueDate).plusDays(30).toString(),
                amount,
                currency);
    }

    public Published issued(
            InvoiceId invoice, String recordedOn, String issueDate, String dueDate, String amount, String currency) {
        Money money = Money.parse(amount, currency);
        return published(
                recordedOn,
                1,
                new InvoiceIssued(
                        invoice,
                        customer,
                        new SourceCode("test"),
                        new DocumentNumber("T-1"),
                        LocalDate.parse(issueDate),
                        LocalDate.parse(dueDate),
                        money,
                        money));
    }

    /** The account of the debtor, established in a country. */
    public Published opened(String country) {
        return published(
                "2026-01-01",
                1,
                new CustomerRegistered(
                        customer,
                        new CountryCode(country),
                        new LanguageCode("de"),
                        Currency.getInstance("EUR"),
                        false,
                        new AccountNumber("D-1")));
    }

    /** The debtor moved to another country. */
    public Published moved(String country) {
        return published(
                "2026-01-02",
                2,
                new CustomerChanged(
                        customer,
                        new CountryCode(country),
                        new LanguageCode("de"),
                        Currency.getInstance("EUR"),
                        false,
                        new AccountNumber("D-1")));
    }

    /** Money of the debtor that is allocated to nothing became more, or less. */
    public Published unappliedCash(String day, String now, String change, String currency) {
        return published(
                day,
                1,
                new UnappliedCashChanged(
                        new PaymentId(UUID.randomUUID()),
                        customer,
                        Money.parse(now, currency),
                        Money.parse(change, currency)));
    }

    /** Collections leave the debtor out. */
    public Published paused(String day) {
        return published(day, 1, new CollectionPaused(customer, new ReasonCode("promise"), LocalDate.parse(day), null));
    }

    /** Credit sees a good payer turn late. */
    public Published turnedLate(String day) {
        return published(
                day,
                1,
                new BehaviourChanged(
                        customer, new ReasonCode("good-payer"), new ReasonCode("late"), LocalDate.parse(day), 3, 30));
    }

    /** A proposal's answer, which changes no figure. */
    public Published answered(InvoiceId invoice, String day, String amount, String currency) {
        Money money = Money.parse(amount, currency);
        return published(
                day,
                1,
                new AllocationAnswered(
                        new AllocationId(UUID.randomUUID()),
                        new PaymentId(UUID.randomUUID()),
                        customer,
                        invoice,
                        money,
                        money,
                        Money.zero(money.currency()),
                        2,
                        null));
    }

    public Published overdue(InvoiceId invoice, String noticedOn, String since, String amount, String currency) {
        LocalDate late = LocalDate.parse(since);
        return published(
                noticedOn,
                2,
                new InvoiceOverdue(invoice, customer, late.minusDays(1), late, Money.parse(amount, currency)));
    }

    public Published cancelled(InvoiceId invoice, String day, boolean wasOverdue, String amount, String currency) {
        Money money = Money.parse(amount, currency);
        LocalDate on = LocalDate.parse(day);
        return published(
                day,
                3,
                new InvoiceCancelled(
                        invoice,
                        customer,
                        new ReasonCode("wrong-amount"),
                        on,
                        on,
                        on,
                        wasOverdue,
                        money,
                        Money.zero(money.currency())));
    }

    /** A payment of a part that leaves {@code open}; {@code since} where the item had become overdue. */
    public Published applied(
            InvoiceId invoice, String paidOn, @Nullable String since, String amount, String open, String currency) {
        return published(
                paidOn,
                3,
                new PaymentApplied(
                        invoice,
                        customer,
                        new PaymentId(UUID.randomUUID()),
                        new AllocationId(UUID.randomUUID()),
                        LocalDate.parse(paidOn),
                        LocalDate.parse(paidOn),
                        Money.parse(amount, currency),
                        Money.parse(open, currency),
                        since == null ? null : LocalDate.parse(since)));
    }

    public Published unapplied(
            InvoiceId invoice, String day, @Nullable String since, String amount, String open, String currency) {
        return published(
                day,
                4,
                new PaymentUnapplied(
                        invoice,
                        customer,
                        new PaymentId(UUID.randomUUID()),
                        new AllocationId(UUID.randomUUID()),
                        new ReasonCode("returned-by-bank"),
                        LocalDate.parse(day),
                        LocalDate.parse(day),
                        Money.parse(amount, currency),
                        Money.parse(open, currency),
                        since == null ? null : LocalDate.parse(since)));
    }

    public Published settled(InvoiceId invoice, String day, @Nullable String since, String amount, String currency) {
        Money money = Money.parse(amount, currency);
        LocalDate on = LocalDate.parse(day);
        return published(
                day,
                5,
                new InvoiceSettled(
                        invoice,
                        customer,
                        on,
                        on,
                        on,
                        money,
                        Money.zero(money.currency()),
                        since == null ? null : LocalDate.parse(since)));
    }

    public Published registered(String zone, long version) {
        LegalEntityChanged fact = new LegalEntityChanged(
                entity, Currency.getInstance("EUR"), new CountryCode("DE"), ZoneId.of(zone), new CalendarCode("DE"));
        return new Published(envelope("2026-01-01", version, null, fact), fact);
    }

    private Published published(String businessDate, long version, Fact fact) {
        return new Published(envelope(businessDate, version, customer, fact), fact);
    }

    private Envelope envelope(String businessDate, long version, @Nullable CustomerId of, Fact fact) {
        LocalDate day = LocalDate.parse(businessDate);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new Envelope(
                UUID.randomUUID(),
                fact.topic().typeOf(fact.getClass()),
                "/openitem/invoice-service",
                "test",
                noon,
                day,
                entity,
                of,
                version,
                null,
                null);
    }
}
