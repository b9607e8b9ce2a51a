package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(
                        AccountNumber::new,
                        List.of("D-10042", "10042", "Ä1/2#3+4_5.6", "9".repeat(64)),
                        List.of("Erika", "Erika 1", "-1", "1@2", "9".repeat(65))),
                kind(CalendarCode::new, List.of("TARGET", "DE-BY", "X2"), List.of("T", "target", "2X", "T".repeat(33))),
                kind(ChannelCode::new, List.of("email", "agency-proposal"), List.of("-a", "Email", "a".repeat(33))),
                kind(CountryCode::new, List.of("DE", "US"), List.of("de", "DEU", "D", "D1")),
                kind(
                        DocumentNumber::new,
                        List.of("2026-000123", "R", "RÜ 4711/26", "INV#1+2_a.b", "9".repeat(64)),
                        List.of("-1", "9".repeat(65), "a@b.example", "a;b", "a\tb", "a:b")),
                kind(LanguageCode::new, List.of("de", "en"), List.of("DE", "deu", "d")),
                kind(LegalEntityId::new, List.of("DE01", "01", "ACME-US"), List.of("A", "de01", "-DE", "A".repeat(17))),
                kind(RatingClass::new, List.of("A", "E"), List.of("F", "a", "AA", "1")),
                kind(ReasonCode::new, List.of("duplicate-document", "0"), List.of("-a", "A", "a b", "a".repeat(65))),
                kind(SourceCode::new, List.of("erp-main", "0"), List.of("ERP", "-erp", "e".repeat(33))),
                kind(StepCode::new, List.of("first-reminder", "0"), List.of("-a", "A", "a b", "a".repeat(33))));
    }

    private static Arguments kind(Function<String, ? extends Code> of, List<String> good, List<String> bad) {
        return Arguments.of(of, good, bad);
    }

    @Test
    void every_kind_of_code_is_tried_here() {
        assertThat(kinds()).hasSameSizeAs(Code.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_code_is_written_as_it_was_read(Function<String, Code> of, List<String> good, List<String> bad) {
        assertThat(good).allSatisfy(text -> {
            assertThat(of.apply(text)).hasToString(text);
            assertThat(of.apply(text).value()).isEqualTo(text);
            assertThat(of.apply(text)).isEqualTo(of.apply(text));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_does_not_match_as_a_whole_is_refused(Function<String, Code> of, List<String> good, List<String> bad) {
        Stream<String> surroundedOrEmpty = good.stream().flatMap(text -> Stream.of(text + "\n", " " + text, ""));

        assertThat(Stream.concat(bad.stream(), surroundedOrEmpty))
                .allSatisfy(text -> assertThatIllegalArgumentException().isThrownBy(() -> of.apply(text)));
    }

    @Test
    void a_refusal_says_the_form_and_does_not_repeat_what_was_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountryCode("Erika Mustermann"))
                .withMessage("Not a valid ISO 3166-1 alpha-2 country: it must match [A-Z]{2}");
    }
}
