package io.openitem.risk.domain;

import static io.openitem.risk.domain.RiskExamples.CARD;
import static io.openitem.risk.domain.RiskExamples.bin;
import static io.openitem.risk.domain.RiskExamples.last;
import static io.openitem.risk.domain.RiskExamples.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openitem.contracts.RatingClass;
import io.openitem.risk.domain.Scorecard.Behaviours;
import io.openitem.risk.domain.Scorecard.Bin;
import io.openitem.risk.domain.Scorecard.Limit;
import io.openitem.risk.domain.Scorecard.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScorecardTest {

    private static Scorecard with(List<Line> lines, List<Limit> classes) {
        return new Scorecard(CARD.code(), 0, lines, classes, CARD.behaviours());
    }

    private static List<Line> firstBecomes(Line line) {
        List<Line> lines = new ArrayList<>(CARD.lines());
        lines.set(0, line);
        return lines;
    }

    @Test
    void a_measure_falls_into_the_first_bin_that_holds_it() {
        Line line = line(Characteristic.DAYS_LATE, 7, bin(0, 30), bin(10, 20), last(5));

        assertThat(Stream.of(-5L, 0L, 1L, 10L, 11L, Long.MAX_VALUE).map(line::points))
                .containsExactly(30, 30, 20, 20, 5, 5);
        assertThat(line.points(null)).isEqualTo(7);
        assertThat(line.pointsMax()).isEqualTo(30);
    }

    @Test
    void a_class_begins_at_its_limit() {
        assertThat(Stream.of(1000, 850, 849, 500, 499, 0)
                        .map(points -> CARD.classOf(points).value()))
                .containsExactly("A", "A", "C", "C", "E", "E");
    }

    @Test
    void the_best_points_sum_to_a_thousand() {
        List<Line> lines = firstBecomes(line(Characteristic.DAYS_LATE, 0, last(299)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(lines, CARD.classes()))
                .withMessageContaining("1000");
    }

    @Test
    void each_characteristic_has_one_line() {
        List<Line> missing = CARD.lines().subList(1, CARD.lines().size());
        List<Line> twice = firstBecomes(line(Characteristic.TREND, 0, last(300)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(missing, CARD.classes()))
                .withMessageContaining("DAYS_LATE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(twice, CARD.classes()))
                .withMessageContaining("trend has two lines");
    }

    @Test
    void bins_rise_and_cover_every_measure() {
        assertThatIllegalArgumentException().isThrownBy(() -> line(Characteristic.TREND, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> line(Characteristic.TREND, 0, bin(1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(Characteristic.TREND, 0, bin(5, 1), bin(5, 2), last(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(Characteristic.TREND, 0, last(3), bin(5, 2), last(0)));
    }

    @Test
    void no_characteristic_takes_points_away() {
        assertThatIllegalArgumentException().isThrownBy(() -> line(Characteristic.TREND, -1, last(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> line(Characteristic.TREND, 0, bin(1, -1), last(0)));
        assertThat(line(Characteristic.TREND, 0, new Bin(null, 0)).pointsMax()).isZero();
    }

    @Test
    void classes_fall_to_nothing() {
        Limit best = new Limit(new RatingClass("A"), 500);

        assertThatIllegalArgumentException().isThrownBy(() -> with(CARD.lines(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> with(CARD.lines(), List.of(best)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(
                        CARD.lines(),
                        List.of(best, new Limit(new RatingClass("B"), 500), new Limit(new RatingClass("C"), 0))));
    }

    @Test
    void what_ends_a_behaviour_lies_beyond_what_makes_it() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Behaviours(6, 5, 14, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Behaviours(5, 10, 2, 3));
        assertThat(new Behaviours(5, 5, 3, 3).goodUpTo()).isEqualTo(5);
    }
}
