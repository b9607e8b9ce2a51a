package io.openitem.invoice.domain;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.kit.decide.Decision;
import io.openitem.testing.decider.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;

/** A company in Berlin, one of its debtors and one invoice of 100.00 EUR, due on 2026-03-31. */
final class LedgerExamples {

    static final LegalEntityId DE01 = new LegalEntityId("DE01");
    static final LegalEntityId NOWHERE = new LegalEntityId("XX99");
    static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 1));
    static final CustomerId OTHER_CUSTOMER = new CustomerId(new UUID(1, 2));
    static final InvoiceId INVOICE = new InvoiceId(new UUID(2, 1));
    static final LocalDate ISSUED_ON = LocalDate.parse("2026-03-01");
    static final LocalDate DUE = LocalDate.parse("2026-03-31");

    private LedgerExamples() {}

    /** The business dates when it is noon of this day in Berlin. */
    static BusinessDates at(String day) {
        return atInstant(day + "T11:00:00Z");
    }

    static BusinessDates atInstant(String instant) {
        return new BusinessDates(Instant.parse(instant), Map.of(DE01, ZoneId.of("Europe/Berlin")));
    }

    static LegalEntityParticulars company(String name, String currency) {
        return new LegalEntityParticulars(
                name,
                Currency.getInstance(currency),
                new CountryCode("DE"),
                ZoneId.of("Europe/Berlin"),
                new CalendarCode("TARGET"));
    }

    static CustomerParticulars debtor(String name) {
        return new CustomerParticulars(
                name,
                "ap@example.com",
                new PostalAddress("Hauptstr. 1", "10115", "Berlin"),
                new CountryCode("DE"),
                new LanguageCode("de"),
                Currency.getInstance("EUR"),
                false);
    }

    static Customer.Registered account(String name) {
        return new Customer.Registered(CUSTOMER, DE01, new CustomerNumber("D-1"), debtor(name));
    }

    static InvoiceCommand.IssueInvoice issue() {
        return new InvoiceCommand.IssueInvoice(
                INVOICE,
                DE01,
                CUSTOMER,
                new SourceCode("erp"),
                new DocumentNumber("R-1"),
                ISSUED_ON,
                new PaymentTerms.Net(30),
                Money.ofMinor(10_000, "EUR"));
    }

    static InvoiceDocument document() {
        return new InvoiceDocument(
                INVOICE,
                DE01,
                CUSTOMER,
                new SourceCode("erp"),
                new DocumentNumber("R-1"),
                ISSUED_ON,
                DUE,
                Money.ofMinor(10_000, "EUR"));
    }

    static <E, R> Outcome<E, R> outcome(Decision<E, R> decision) {
        return switch (decision) {
            case Decision.Accepted<E, R> accepted -> Outcome.accepted(accepted.events());
            case Decision.Refused<E, R> refused -> Outcome.refused(refused.reason());
        };
    }
}
