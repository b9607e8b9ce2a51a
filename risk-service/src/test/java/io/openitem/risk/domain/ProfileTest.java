package io.openitem.risk.domain;

import static io.openitem.risk.domain.Characteristic.DAYS_LATE;
import static io.openitem.risk.domain.Characteristic.EXPOSURE;
import static io.openitem.risk.domain.Characteristic.RELATIONSHIP;
import static io.openitem.risk.domain.Characteristic.RETURNED;
import static io.openitem.risk.domain.Characteristic.SHARE_LATE;
import static io.openitem.risk.domain.Characteristic.TREND;
import static io.openitem.risk.domain.Characteristic.WORST_OPEN_DELAY;
import static io.openitem.risk.domain.RiskExamples.JUNE;
import static io.openitem.risk.domain.RiskExamples.TODAY;
import static io.openitem.risk.domain.RiskExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.risk.domain.RiskExamples.Someone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static @Nullable Long measured(Someone someone, Characteristic characteristic) {
        return someone.profile().measure(characteristic, TODAY);
    }

    @Test
    void days_late_are_weighted_by_amount_and_early_days_do_not_make_up_for_late_ones() {
        Someone payer = someone().paying(JUNE, 300, 10).paying(JUNE, 100, -40);

        assertThat(measured(payer, DAYS_LATE)).isEqualTo(8);
    }

    @Test
    void half_a_day_counts_as_one() {
        assertThat(measured(someone().paying(JUNE, 50, 5).paying(JUNE, 50, 0), DAYS_LATE))
                .isEqualTo(3);
        assertThat(measured(someone().paying(JUNE, 49, 5).paying(JUNE, 51, 0), DAYS_LATE))
                .isEqualTo(2);
    }

    @Test
    void amounts_beyond_sixty_four_bits_are_weighed_exactly() {
        Someone payer =
                someone().paying(JUNE, 4_000_000_000_000_000_000L, 30).paying(JUNE, 4_000_000_000_000_000_000L, 10);

        assertThat(measured(payer, DAYS_LATE)).isEqualTo(20);
    }

    @Test
    void the_window_is_this_month_and_the_eleven_before() {
        Someone payer = someone()
                .paying(JUNE.minusMonths(11), 100, 6)
                .paying(JUNE.minusMonths(12), 100, 60)
                .paying(JUNE.plusMonths(1), 100, 60);

        assertThat(measured(payer, DAYS_LATE)).isEqualTo(6);
    }

    @Test
    void where_nothing_was_paid_nothing_is_said_of_delay() {
        assertThat(measured(someone(), DAYS_LATE)).isNull();
        assertThat(measured(someone(), SHARE_LATE)).isNull();
        assertThat(measured(someone(), TREND)).isNull();
        assertThat(someone().profile().habit(TODAY)).isZero();
    }

    @Test
    void the_least_share_that_was_late_shows() {
        assertThat(measured(someone().paying(JUNE, 9_999, 0).paying(JUNE, 1, 1), SHARE_LATE))
                .isEqualTo(1);
        assertThat(measured(someone().paying(JUNE, 50, 0).paying(JUNE, 50, 1), SHARE_LATE))
                .isEqualTo(50);
        assertThat(measured(someone().paying(JUNE, 50, 0), SHARE_LATE)).isZero();
    }

    @Test
    void an_item_is_late_from_the_day_after_its_due_date() {
        assertThat(measured(someone(), WORST_OPEN_DELAY)).isZero();
        assertThat(measured(someone().lateFor(-3), WORST_OPEN_DELAY)).isZero();
        assertThat(measured(someone().lateFor(0), WORST_OPEN_DELAY)).isZero();
        assertThat(measured(someone().lateFor(1), WORST_OPEN_DELAY)).isEqualTo(1);
    }

    @Test
    void the_trend_compares_three_months_with_the_nine_before() {
        Someone payer = someone()
                .paying(JUNE, 100, 20)
                .paying(JUNE.minusMonths(2), 100, 10)
                .paying(JUNE.minusMonths(3), 100, 4)
                .paying(JUNE.minusMonths(11), 100, 0);

        assertThat(measured(payer, TREND)).isEqualTo(13);
        assertThat(measured(someone().paying(JUNE.minusMonths(2), 1, 9), TREND)).isNull();
        assertThat(measured(someone().paying(JUNE.minusMonths(3), 1, 9), TREND)).isNull();
    }

    @Test
    void exposure_is_measured_in_usual_months() {
        Someone buyer = someone().buying(JUNE, 600).buying(JUNE.minusMonths(11), 600);

        assertThat(measured(buyer, EXPOSURE)).isZero();
        assertThat(measured(buyer.owing(-5), EXPOSURE)).isZero();
        assertThat(measured(buyer.owing(250), EXPOSURE)).isEqualTo(250);
        assertThat(measured(buyer.since(TODAY.minusMonths(2)).owing(600), EXPOSURE))
                .isEqualTo(150);
        assertThat(measured(buyer.since(TODAY.plusMonths(2)).owing(600), EXPOSURE))
                .isEqualTo(50);
        assertThat(measured(buyer.since(null).owing(250), EXPOSURE)).isEqualTo(250);
        assertThat(measured(someone().owing(600), EXPOSURE)).isNull();
    }

    @Test
    void the_least_that_is_owed_shows() {
        Someone buyer = someone().buying(JUNE, 1_200_000);

        assertThat(measured(buyer.owing(1), EXPOSURE)).isEqualTo(1);
        assertThat(measured(buyer.owing(100_001), EXPOSURE)).isEqualTo(101);
    }

    @Test
    void a_relationship_begins_with_the_first_invoice() {
        assertThat(measured(someone(), RELATIONSHIP)).isEqualTo(24);
        assertThat(measured(someone().since(TODAY.minusMonths(1).plusDays(1)), RELATIONSHIP))
                .isZero();
        assertThat(measured(someone().since(TODAY.plusMonths(1)), RELATIONSHIP)).isZero();
        assertThat(measured(someone().since(null), RELATIONSHIP)).isNull();
    }

    @Test
    void what_was_taken_back_is_held_against_what_was_paid() {
        assertThat(measured(someone(), RETURNED)).isZero();
        assertThat(measured(someone().paying(JUNE, 1000, 0).takingBack(JUNE, 1), RETURNED))
                .isEqualTo(1);
        assertThat(measured(someone().paying(JUNE, 200, 0).takingBack(JUNE, 50), RETURNED))
                .isEqualTo(25);
        assertThat(measured(someone().takingBack(JUNE, 50), RETURNED)).isEqualTo(100);
    }

    @Test
    void money_that_came_or_went_or_is_late_is_history() {
        assertThat(someone().owing(5).buying(JUNE, 5).lateFor(0).profile().hasHistory(TODAY))
                .isFalse();
        assertThat(someone().lateFor(1).profile().hasHistory(TODAY)).isTrue();
        assertThat(someone().paying(JUNE, 1, 0).profile().hasHistory(TODAY)).isTrue();
        assertThat(someone().takingBack(JUNE, 1).profile().hasHistory(TODAY)).isTrue();
        assertThat(someone().paying(JUNE.minusMonths(12), 1, 0).profile().hasHistory(TODAY))
                .isFalse();
    }
}
