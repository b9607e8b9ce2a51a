package io.openitem.payment.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.payment.domain.PaymentReference;
import io.openitem.payment.domain.Remittance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money as it is announced from outside: known by its reference, not yet by an id.
 *
 * @param customer whose money it is, where the source knows the account
 */
public record Intake(
        LegalEntityId legalEntity,
        SourceCode source,
        PaymentReference reference,
        Money amount,
        LocalDate receivedOn,
        @Nullable CustomerId customer,
        Remittance remittance) {}
