package io.openitem.risk.domain;

import static io.openitem.risk.domain.Behaviour.GOOD_PAYER;
import static io.openitem.risk.domain.Behaviour.LATE;
import static io.openitem.risk.domain.Behaviour.NEW;
import static io.openitem.risk.domain.Behaviour.SLOW_PAYER;
import static io.openitem.risk.domain.RiskExamples.CARD;
import static io.openitem.risk.domain.RiskExamples.EUR;
import static io.openitem.risk.domain.RiskExamples.JUNE;
import static io.openitem.risk.domain.RiskExamples.TODAY;
import static io.openitem.risk.domain.RiskExamples.USD;
import static io.openitem.risk.domain.RiskExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.RatingClass;
import io.openitem.risk.domain.RiskExamples.Someone;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingDeciderTest {

    private static Assessment assess(Standing before, Someone... profiles) {
        return assessAfter(null, before, profiles);
    }

    private static Assessment assessAfter(@Nullable Currency judgedBefore, Standing before, Someone... profiles) {
        return StandingDecider.assess(
                CARD, TODAY, Stream.of(profiles).map(Someone::profile).toList(), before, judgedBefore);
    }

    private static Standing known(int points, String ratingClass, Behaviour behaviour) {
        return new Standing(new Score(points, new RatingClass(ratingClass)), behaviour, TODAY.minusDays(9));
    }

    private static Behaviour behaviourAfter(Behaviour before, Someone someone) {
        return assess(new Standing(null, before, null), someone).after().behaviour();
    }

    @Test
    void without_history_there_is_no_score_and_nothing_to_tell() {
        Assessment assessment =
                assess(Standing.UNKNOWN, someone().buying(JUNE, 100).owing(100));

        assertThat(assessment.after()).isEqualTo(Standing.UNKNOWN);
        assertThat(assessment.events()).isEmpty();
        assertThat(assessment.reasons()).isEmpty();
        assertThat(assessment.judgedBy()).isEqualTo(EUR);
    }

    @Test
    void of_a_customer_without_dealings_nothing_can_be_said() {
        Assessment assessment = assess(Standing.UNKNOWN);

        assertThat(assessment).isEqualTo(new Assessment(Standing.UNKNOWN, List.of(), List.of(), null, null));
    }

    @Test
    void the_points_of_all_characteristics_make_the_score() {
        // 200 for 4 days, 100 for 7 days open, 0 for the share, 60 for no trend, 80 for 50 %, 80 for two years, 80
        Someone payer =
                someone().paying(JUNE, 100, 4).buying(JUNE, 1200).owing(50).lateFor(7);

        Assessment assessment = assess(Standing.UNKNOWN, payer);

        Score score = new Score(600, new RatingClass("C"));
        assertThat(assessment.after()).isEqualTo(new Standing(score, GOOD_PAYER, TODAY));
        assertThat(assessment.events())
                .containsExactly(
                        new StandingEvent.Rescored(TODAY, score, null, assessment.reasons()),
                        new StandingEvent.BehaviourChanged(TODAY, NEW, GOOD_PAYER, 4, 7));
    }

    @Test
    void what_lost_most_points_is_the_first_reason() {
        Someone payer =
                someone().paying(JUNE, 100, 4).buying(JUNE, 1200).owing(50).lateFor(7);

        assertThat(assess(Standing.UNKNOWN, payer).reasons())
                .containsExactly(
                        new Reason(Characteristic.WORST_OPEN_DELAY, 7L, 100, 300),
                        new Reason(Characteristic.DAYS_LATE, 4L, 200, 300),
                        new Reason(Characteristic.SHARE_LATE, 100L, 0, 80),
                        new Reason(Characteristic.TREND, null, 60, 80),
                        new Reason(Characteristic.EXPOSURE, 50L, 80, 80),
                        new Reason(Characteristic.RELATIONSHIP, 24L, 80, 80),
                        new Reason(Characteristic.RETURNED, 0L, 80, 80));
    }

    @Test
    void the_same_score_again_is_no_news() {
        Someone payer = someone().paying(JUNE, 100, 0);

        Assessment assessment = assess(known(980, "A", GOOD_PAYER), payer);

        assertThat(assessment.events()).isEmpty();
        assertThat(assessment.after()).isEqualTo(known(980, "A", GOOD_PAYER));
        assertThat(assessment.reasons()).hasSize(7);
    }

    @Test
    void a_score_ends_when_its_history_has_passed() {
        Someone gone = someone().paying(JUNE.minusMonths(12), 100, 0);

        Assessment assessment = assess(known(980, "A", GOOD_PAYER), gone);

        assertThat(assessment.events())
                .containsExactly(
                        new StandingEvent.Rescored(TODAY, null, new Score(980, new RatingClass("A")), List.of()),
                        new StandingEvent.BehaviourChanged(TODAY, GOOD_PAYER, NEW, 0, 0));
        assertThat(assessment.after()).isEqualTo(new Standing(null, NEW, TODAY));
    }

    @Test
    void of_currencies_with_a_history_the_one_with_most_invoices_speaks() {
        Someone often = someone().in(USD).buying(JUNE, 1).buying(JUNE, 1).paying(JUNE, 1, 0);
        Someone much = someone().buying(JUNE, 1_000_000).paying(JUNE, 1_000_000, 90);

        assertThat(assess(Standing.UNKNOWN, much, often).judgedBy()).isEqualTo(USD);
        assertThat(assess(Standing.UNKNOWN, often, much).judgedBy()).isEqualTo(USD);
    }

    @Test
    void a_currency_without_a_history_does_not_silence_one_that_has_it() {
        Someone fresh = someone().buying(JUNE, 1).buying(JUNE, 1);
        Someone paid = someone().in(USD).buying(JUNE, 1).paying(JUNE, 100, 90);

        Assessment assessment = assess(Standing.UNKNOWN, fresh, paid);

        assertThat(assessment.judgedBy()).isEqualTo(USD);
        assertThat(assessment.after().score()).isNotNull();
        assertThat(assessment.after().behaviour()).isEqualTo(SLOW_PAYER);
    }

    @Test
    void of_equals_the_currency_speaks_that_spoke_before_and_else_the_first_by_name() {
        Someone dollars = someone().in(USD);

        assertThat(assess(Standing.UNKNOWN, dollars, someone()).judgedBy()).isEqualTo(EUR);
        assertThat(assess(Standing.UNKNOWN, someone(), dollars).judgedBy()).isEqualTo(EUR);
        assertThat(assessAfter(USD, Standing.UNKNOWN, someone(), dollars).judgedBy())
                .isEqualTo(USD);
        assertThat(assessAfter(USD, Standing.UNKNOWN, someone().buying(JUNE, 1), dollars)
                        .judgedBy())
                .isEqualTo(EUR);
    }

    @Test
    void a_new_invoice_in_another_currency_does_not_make_an_old_debt_forgotten() {
        Someone debt = someone().in(USD).owing(5_000).lateFor(200);
        Someone fresh = someone().buying(JUNE, 100).owing(100);

        Assessment assessment = assess(new Standing(null, LATE, TODAY.minusDays(9)), debt, fresh);

        assertThat(assessment.judgedBy()).isEqualTo(USD);
        assertThat(assessment.after().score()).isNotNull();
        assertThat(assessment.after().behaviour()).isEqualTo(LATE);
    }

    @Test
    void what_is_overdue_in_any_currency_counts_against_the_one_that_is_judged() {
        Someone debt = someone().in(USD).owing(5_000).lateFor(200);
        Someone payer = someone().buying(JUNE, 100).paying(JUNE, 100, 0).lateFor(1);

        Assessment assessment = assess(known(980, "A", GOOD_PAYER), payer, debt);

        assertThat(assessment.judgedBy()).isEqualTo(EUR);
        assertThat(assessment.reasons()).contains(new Reason(Characteristic.WORST_OPEN_DELAY, 200L, 0, 300));
        assertThat(assessment.events()).contains(new StandingEvent.BehaviourChanged(TODAY, GOOD_PAYER, LATE, 0, 200));
    }

    @Test
    void money_that_was_all_taken_back_makes_nobody_a_good_payer() {
        Someone bounced = someone().paying(JUNE, 100, 0).takingBack(JUNE, 100);

        assertThat(behaviourAfter(NEW, bounced)).isEqualTo(NEW);
        assertThat(behaviourAfter(NEW, bounced.takingBack(JUNE, 1))).isEqualTo(NEW);
        assertThat(behaviourAfter(NEW, bounced.paying(JUNE, 1, 0))).isEqualTo(GOOD_PAYER);
        assertThat(assess(Standing.UNKNOWN, bounced).after().score()).isNotNull();
    }

    @Test
    void a_good_payer_is_late_when_an_item_exceeds_the_habit_by_two_weeks() {
        Someone good = someone().paying(JUNE, 100, 2);

        assertThat(behaviourAfter(GOOD_PAYER, good.lateFor(16))).isEqualTo(GOOD_PAYER);
        assertThat(behaviourAfter(GOOD_PAYER, good.lateFor(17))).isEqualTo(LATE);
    }

    @Test
    void a_slow_payer_is_late_only_beyond_what_is_usual() {
        Someone slow = someone().paying(JUNE, 100, 30);

        assertThat(behaviourAfter(SLOW_PAYER, slow.lateFor(44))).isEqualTo(SLOW_PAYER);
        assertThat(behaviourAfter(SLOW_PAYER, slow.lateFor(45))).isEqualTo(LATE);
    }

    @Test
    void who_is_late_stays_so_until_the_delay_is_nearly_usual_again() {
        Someone good = someone().paying(JUNE, 100, 2);

        assertThat(behaviourAfter(LATE, good.lateFor(6))).isEqualTo(LATE);
        assertThat(behaviourAfter(LATE, good.lateFor(5))).isEqualTo(GOOD_PAYER);
    }

    @Test
    void a_good_payer_becomes_slow_later_than_a_slow_one_becomes_good() {
        assertThat(behaviourAfter(GOOD_PAYER, someone().paying(JUNE, 100, 10))).isEqualTo(GOOD_PAYER);
        assertThat(behaviourAfter(GOOD_PAYER, someone().paying(JUNE, 100, 11))).isEqualTo(SLOW_PAYER);
        assertThat(behaviourAfter(SLOW_PAYER, someone().paying(JUNE, 100, 6))).isEqualTo(SLOW_PAYER);
        assertThat(behaviourAfter(SLOW_PAYER, someone().paying(JUNE, 100, 5))).isEqualTo(GOOD_PAYER);
        assertThat(behaviourAfter(LATE, someone().paying(JUNE, 100, 6))).isEqualTo(SLOW_PAYER);
    }

    @Test
    void who_never_paid_is_new_until_something_is_late_for_two_weeks() {
        assertThat(behaviourAfter(NEW, someone().lateFor(14))).isEqualTo(NEW);
        assertThat(behaviourAfter(NEW, someone().lateFor(15))).isEqualTo(LATE);
    }

    @Test
    void a_change_of_behaviour_says_by_what_it_was_seen() {
        Assessment assessment =
                assess(known(0, "E", GOOD_PAYER), someone().paying(JUNE, 100, 2).lateFor(20));

        assertThat(assessment.events()).contains(new StandingEvent.BehaviourChanged(TODAY, GOOD_PAYER, LATE, 2, 20));
        assertThat(assessment.after().behaviourSince()).isEqualTo(TODAY);
    }

    @Test
    void somebody_is_looked_at_again_when_time_alone_may_change_something() {
        LocalDate nextMonth = LocalDate.of(2026, 7, 1);

        assertThat(assess(Standing.UNKNOWN, someone()).lookAgainOn()).isNull();
        assertThat(assess(Standing.UNKNOWN, someone().paying(JUNE, 1, 0)).lookAgainOn())
                .isEqualTo(nextMonth);
        assertThat(assess(Standing.UNKNOWN, someone().lateFor(-5)).lookAgainOn())
                .isEqualTo(TODAY.plusDays(6));
        assertThat(assess(Standing.UNKNOWN, someone().lateFor(0)).lookAgainOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(assess(Standing.UNKNOWN, someone().lateFor(5)).lookAgainOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(assess(Standing.UNKNOWN, someone().paying(JUNE, 1, 0).lateFor(-40))
                        .lookAgainOn())
                .isEqualTo(nextMonth);
    }

    @Test
    void a_relationship_is_looked_at_when_it_is_a_month_older() {
        Someone payer = someone().paying(JUNE, 1, 0);

        assertThat(assess(Standing.UNKNOWN, payer.since(TODAY.minusMonths(3).plusDays(4)))
                        .lookAgainOn())
                .isEqualTo(TODAY.plusDays(4));
        // Today it became three months: the first of the next month comes before the fourth.
        assertThat(assess(Standing.UNKNOWN, payer.since(TODAY.minusMonths(3))).lookAgainOn())
                .isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(assess(Standing.UNKNOWN, payer.since(TODAY.plusDays(3))).lookAgainOn())
                .isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(assess(Standing.UNKNOWN, payer.since(null)).lookAgainOn()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(assess(Standing.UNKNOWN, someone().since(TODAY.minusDays(3))).lookAgainOn())
                .isNull();
    }

    @Test
    void a_month_that_lacks_the_day_of_the_first_invoice_is_full_on_the_next() {
        Profile profile =
                someone().since(LocalDate.of(2026, 1, 31)).paying(JUNE, 1, 0).profile();
        LocalDate lastOfJune = LocalDate.of(2026, 6, 30);

        assertThat(profile.measure(Characteristic.RELATIONSHIP, lastOfJune)).isEqualTo(4);
        assertThat(StandingDecider.assess(CARD, lastOfJune, List.of(profile), Standing.UNKNOWN, null)
                        .lookAgainOn())
                .isEqualTo(lastOfJune.plusDays(1));
        assertThat(profile.measure(Characteristic.RELATIONSHIP, lastOfJune.plusDays(1)))
                .isEqualTo(5);
    }

    @Test
    void codes_are_found_by_their_names() {
        assertThat(Stream.of(Behaviour.values())
                        .map(behaviour -> Behaviour.of(behaviour.code().value())))
                .containsExactly(Behaviour.values());
        assertThat(Stream.of(Characteristic.values())
                        .map(one -> Characteristic.of(one.code().value()).orElseThrow()))
                .containsExactly(Characteristic.values());
        assertThat(Characteristic.of("moon")).isEmpty();
    }
}
