package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final @Nullable Object[] COMPLETE = {
        UUID.fromString("019b8c2a-0f10-7abc-8def-0123456789ab"),
        "openitem.invoice.v1.InvoiceIssued",
        "/openitem/invoice-service",
        "inv_019b8c2a0f107abc8def0123456789ab",
        Instant.parse("2026-01-05T08:15:30Z"),
        LocalDate.of(2026, 1, 5),
        new LegalEntityId("DE01"),
        CustomerId.parse("cus_019b8c2a0f107abc8def0123456789ab"),
        1L,
        UUID.fromString("019b8c2a-0f10-7abc-8def-0123456789ac"),
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    };

    @Test
    void these_attributes_travel_with_every_fact() {
        assertThat(Envelope.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly(
                        "id",
                        "type",
                        "source",
                        "subject",
                        "time",
                        "businessDate",
                        "legalEntity",
                        "customerId",
                        "aggregateVersion",
                        "causationId",
                        "traceparent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "source", "subject", "time", "businessDate", "legalEntity"})
    void an_envelope_without_a_required_attribute_is_refused(String missing) {
        assertThatNullPointerException()
                .isThrownBy(() -> envelopeWith(missing, null))
                .withMessage(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerId", "causationId", "traceparent"})
    void customer_cause_and_trace_may_be_absent(String absent) throws Throwable {
        assertThat(envelopeWith(absent, null)).hasNoNullFieldsOrPropertiesExcept(absent);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void versions_count_from_one(long version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> envelopeWith("aggregateVersion", version))
                .withMessageContaining("counts from 1");
    }

    @Test
    void a_type_is_the_topic_and_the_name_of_the_fact() {
        assertThat(Stream.of(Fact.Topic.values())
                        .flatMap(topic -> Arrays.stream(topic.facts().getPermittedSubclasses())
                                .map(fact -> topic.typeOf(fact.asSubclass(Fact.class)))))
                .doesNotHaveDuplicates()
                .contains("openitem.invoice.v1.InvoiceIssued", "openitem.reference.v1.LegalEntityChanged");
    }

    private static Envelope envelopeWith(String component, @Nullable Object value) throws Throwable {
        RecordComponent[] components = Envelope.class.getRecordComponents();
        @Nullable Object[] arguments = COMPLETE.clone();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(component)) {
                arguments[i] = value;
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<Envelope> constructor = Envelope.class.getDeclaredConstructor(types);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
