package io.openitem.dunning.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.dunning.domain.Policy;
import io.openitem.dunning.domain.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void every_language_says_all_that_english_says(String language) throws IOException {
        assertThat(words(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(words("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void nothing_is_left_unsaid_and_a_subject_names_the_creditor(String language) throws IOException {
        Properties words = words(language);

        assertThat(words.stringPropertyNames())
                .allSatisfy(name -> assertThat(words.getProperty(name)).as(name).isNotBlank());
        assertThat(words.stringPropertyNames())
                .filteredOn(name -> name.endsWith(".subject"))
                .allSatisfy(name -> assertThat(words.getProperty(name)).contains("%s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void the_standard_policy_finds_its_words(String language) throws IOException {
        Properties words = words(language);
        List<String> parts = Policy.standard().steps().stream()
                .filter(Step::isNotice)
                .flatMap(step -> Stream.of(".subject", ".intro", ".closing").map(part -> step.template() + part))
                .toList();

        assertThat(words.stringPropertyNames()).containsAll(parts);
    }

    /** A backlog begins at whichever step it has reached, and its first message is such a one. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void no_message_speaks_of_one_before_it(String language) throws IOException {
        Properties words = words(language);

        assertThat(words.stringPropertyNames())
                .allSatisfy(name -> assertThat(words.getProperty(name))
                        .doesNotContainIgnoringCase(
                                "second ", "zweite", "deuxième", "have reminded", "erinnert haben"));
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String resource = "/notices/" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(NoticeWordsTest.class.getResourceAsStream(resource), resource)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
