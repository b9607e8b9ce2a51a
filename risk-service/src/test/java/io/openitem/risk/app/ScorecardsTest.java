package io.openitem.risk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.risk.domain.Characteristic;
import io.openitem.risk.domain.Scorecard;
import org.junit.jupiter.api.Test;

class ScorecardsTest {

    @Test
    void the_standard_scorecard_looks_at_everything_there_is() {
        Scorecard card = Scorecards.read(new ObjectMapper(), "standard-1");

        assertThat(card.code()).hasToString("standard-1");
        assertThat(card.lines())
                .extracting(Scorecard.Line::characteristic)
                .containsExactlyInAnyOrder(Characteristic.values());
        assertThat(card.classes())
                .extracting(limit -> limit.ratingClass() + " " + limit.from())
                .containsExactly("A 850", "B 700", "C 550", "D 400", "E 0");
        assertThat(card.behaviours()).isEqualTo(new Scorecard.Behaviours(5, 10, 14, 3));
        assertThat(card.immaterialMinor()).isEqualTo(1000);
    }

    @Test
    void a_scorecard_that_is_not_there_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorecards.read(new ObjectMapper(), "moon-1"))
                .withMessage("There is no scorecard moon-1");
    }
}
