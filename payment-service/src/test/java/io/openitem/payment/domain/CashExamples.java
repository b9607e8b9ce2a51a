package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment of 100.00 EUR to a company in Berlin, and items of its customer. */
final class CashExamples {

    static final LegalEntityId DE01 = new LegalEntityId("DE01");
    static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 1));
    static final CustomerId OTHER_CUSTOMER = new CustomerId(new UUID(1, 2));
    static final PaymentId PAYMENT = new PaymentId(new UUID(3, 1));
    static final LocalDate CAME = LocalDate.parse("2026-03-20");
    static final LocalDate TODAY = LocalDate.parse("2026-03-21");
    static final ReasonCode RETURNED = new ReasonCode("returned-by-bank");
    static final Basis BY_REFERENCE = new Basis(Basis.RF_REFERENCE, "RF712348231");

    private CashExamples() {}

    static Receipt receipt(long minor) {
        return receipt(eur(minor), Remittance.NONE);
    }

    static Receipt receipt(Money amount, Remittance remittance) {
        return new Receipt(
                PAYMENT, DE01, new SourceCode("bank"), new PaymentReference("B-1"), amount, CAME, remittance);
    }

    static OpenItem item(int nth, String number, long available) {
        return item(nth, CUSTOMER, number, eur(available));
    }

    static OpenItem item(int nth, CustomerId customer, String number, Money available) {
        return new OpenItem(invoice(nth), customer, new DocumentNumber(number), available);
    }

    static Share share(int nth, long minor, long available) {
        return new Share(allocation(nth), invoice(nth), item(nth, "R-" + nth, available), eur(minor), BY_REFERENCE);
    }

    static Allocation inFlight(int nth, long minor) {
        return new Allocation(allocation(nth), invoice(nth), eur(minor), BY_REFERENCE, new Allocation.InFlight());
    }

    static Allocation answered(int nth, long minor, long applied, @Nullable String reason) {
        return inFlight(nth, minor)
                .with(new Allocation.Answered(eur(applied), reason == null ? null : new ReasonCode(reason)));
    }

    static Allocation undone(int nth, long minor, long applied) {
        return inFlight(nth, minor).with(new Allocation.Undone(eur(applied)));
    }

    static AllocationId allocation(int nth) {
        return new AllocationId(new UUID(4, nth));
    }

    static InvoiceId invoice(int nth) {
        return new InvoiceId(new UUID(2, nth));
    }

    static Money eur(long minor) {
        return Money.ofMinor(minor, "EUR");
    }
}
