package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedIdTest {

    private static final UUID SOME = UUID.fromString("019b8c2a-0f10-7abc-8def-0123456789ab");
    private static final String DIGITS = "019b8c2a0f107abc8def0123456789ab";

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("alc_", AllocationId::new, AllocationId::parse),
                kind("cus_", CustomerId::new, CustomerId::parse),
                kind("inv_", InvoiceId::new, InvoiceId::parse),
                kind("ntc_", NoticeId::new, NoticeId::parse),
                kind("pay_", PaymentId::new, PaymentId::parse),
                kind("tsk_", TaskId::new, TaskId::parse));
    }

    private static Arguments kind(
            String prefix, Function<UUID, ? extends TypedId> of, Function<String, ? extends TypedId> parse) {
        return Arguments.of(prefix, of, parse);
    }

    @Test
    void every_kind_of_id_is_tried_here() {
        assertThat(kinds()).hasSameSizeAs(TypedId.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_id_is_written_as_its_prefix_and_32_digits(
            String prefix, Function<UUID, TypedId> of, Function<String, TypedId> parse) {
        assertThat(of.apply(SOME)).hasToString(prefix + DIGITS);
        assertThat(parse.apply(prefix + DIGITS)).isEqualTo(of.apply(SOME));
        assertThat(parse.apply(prefix + DIGITS).value()).isEqualTo(SOME);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void any_uuid_survives_the_round_trip(String prefix, Function<UUID, TypedId> of, Function<String, TypedId> parse) {
        qt().forAll(longs().all(), longs().all()).checkAssert((most, least) -> {
            TypedId id = of.apply(new UUID(most, least));

            assertThat(id.toString()).hasSize(36).startsWith(prefix);
            assertThat(parse.apply(id.toString())).isEqualTo(id);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_id_of_another_kind_or_form_is_refused(
            String prefix, Function<UUID, TypedId> of, Function<String, TypedId> parse) {
        Stream<String> wrong = Stream.of(
                "xyz_" + DIGITS,
                DIGITS,
                prefix,
                prefix + DIGITS.substring(1),
                prefix + DIGITS + "0",
                prefix + DIGITS.replace('a', 'A'),
                prefix + DIGITS.replace('a', 'g'),
                prefix + DIGITS.replace('a', '`'),
                prefix + DIGITS.replace('a', ':'),
                prefix + DIGITS.replace('a', '/'),
                prefix + DIGITS.replace('a', '-'),
                prefix + DIGITS.replace('0', '\u0660'),
                prefix.replace('_', '-') + DIGITS,
                " " + prefix + DIGITS,
                SOME.toString(),
                "");

        assertThat(wrong)
                .allSatisfy(text -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> parse.apply(text))
                        .withMessageContaining(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inv_" + DIGITS, "pay_" + DIGITS})
    void one_kind_never_passes_for_another(String otherKind) {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerId.parse(otherKind));
    }
}
