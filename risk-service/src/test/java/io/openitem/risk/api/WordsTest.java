package io.openitem.risk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.risk.domain.Behaviour;
import io.openitem.risk.domain.Characteristic;
import io.openitem.risk.domain.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    static Stream<Locale> languages() {
        return Words.LANGUAGES.stream();
    }

    private static Reason reason(Characteristic characteristic, @Nullable Long measure) {
        return new Reason(characteristic, measure, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|en",
                "de|de",
                "de-AT|de",
                "fr-CA, en;q=0.5|fr",
                "ja, de;q=0.2|de",
                "ja|en",
                "*|en",
                "not; a=header|en"
            })
    void a_caller_gets_the_best_language_there_is(@Nullable String header, String expected) {
        assertThat(Words.preferredBy(header).tag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everything_has_words_in_every_language(Locale language) {
        Words words = Words.preferredBy(language.toLanguageTag());

        for (Characteristic characteristic : Characteristic.values()) {
            for (Long measure : List.of(0L, 1L, 2L, 1_250L)) {
                assertThat(words.sentence(reason(characteristic, measure)))
                        .doesNotContain("{", "}", "|", "#")
                        .endsWith(".");
            }
            assertThat(words.sentence(reason(characteristic, null))).endsWith(".");
            assertThat(words.name(characteristic)).isNotBlank();
        }
        assertThat(words.sentence(reason(Characteristic.TREND, -12L))).doesNotContain("12");
        for (Behaviour behaviour : Behaviour.values()) {
            assertThat(words.name(behaviour)).isNotBlank();
        }
        assertThat(words.noHistory()).endsWith(".");
    }

    @Test
    void a_reason_names_its_measure() {
        Words english = Words.preferredBy("en");
        Words german = Words.preferredBy("de");
        Words french = Words.preferredBy("fr");

        assertThat(english.sentence(reason(Characteristic.WORST_OPEN_DELAY, 0L)))
                .isEqualTo("Nothing of importance is overdue.");
        assertThat(english.sentence(reason(Characteristic.WORST_OPEN_DELAY, 1L)))
                .isEqualTo("The oldest open item is 1 day overdue.");
        assertThat(english.sentence(reason(Characteristic.EXPOSURE, 1_250L)))
                .isEqualTo("What is owed is 1,250% of a usual month’s sales.");
        assertThat(german.sentence(reason(Characteristic.DAYS_LATE, 17L)))
                .isEqualTo("Die Zahlungen der letzten zwölf Monate kamen im Schnitt 17 Tage zu spät.");
        // An average of nothing may hide a day here and there.
        assertThat(english.sentence(reason(Characteristic.DAYS_LATE, 0L)))
                .isEqualTo("Payments of the last twelve months came in time on average.");
        assertThat(german.sentence(reason(Characteristic.DAYS_LATE, 0L)))
                .isEqualTo("Die Zahlungen der letzten zwölf Monate kamen im Schnitt pünktlich.");
        assertThat(french.sentence(reason(Characteristic.DAYS_LATE, 0L)))
                .isEqualTo("Les paiements des douze derniers mois sont arrivés à temps en moyenne.");
        assertThat(french.sentence(reason(Characteristic.RELATIONSHIP, 0L)))
                .isEqualTo("La première facture a moins d’un mois.");
    }
}
