package io.openitem.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every fact carries beside its own fields: CloudEvents 1.0 context attributes and Openitem's extensions. On Kafka
 * each is a header named {@code ce_} and the lower-case name (binary content mode).
 *
 * @param id unique for ever; the same fact published again has the same id
 * @param type for example {@code openitem.invoice.v1.InvoiceIssued}
 * @param source the service that decided the fact, for example {@code /openitem/invoice-service}
 * @param subject text form of the id of the aggregate whose state changed
 * @param time the instant at which the fact became known, by the producer's clock (real or simulated)
 * @param businessDate the date in the legal entity's own time zone on which the fact counts
 * @param legalEntity the company whose books it belongs to
 * @param customerId the debtor whose state changed; absent for reference data and for money not yet identified
 * @param aggregateVersion version of the aggregate after the fact; counts from 1 without gaps
 * @param causationId id of the fact that led to this one; absent where a person or a clock did
 * @param traceparent W3C trace context; absent where the producer was not traced
 */
public record Envelope(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        LocalDate businessDate,
        LegalEntityId legalEntity,
        @Nullable CustomerId customerId,
        long aggregateVersion,
        @Nullable UUID causationId,
        @Nullable String traceparent) {

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(legalEntity, "legalEntity");
        if (aggregateVersion < 1) {
            throw new IllegalArgumentException("aggregateVersion counts from 1");
        }
    }
}
