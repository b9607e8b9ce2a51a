package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.eur;
import static io.openitem.dunning.domain.DunningExamples.item;
import static io.openitem.dunning.domain.DunningExamples.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.Money;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.DunningExamples.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other collections programs promise their users, told in our words: the same, or knowingly otherwise. */
class PeerScenariosTest {

    private static Policy policy(int daysBetween, List<Money> minimums, int... offsets) {
        List<Step> steps = new ArrayList<>();
        for (int offset : offsets) {
            steps.add(new Step(new StepCode("after-" + offset), offset, Channels.EMAIL, "first-reminder"));
        }
        return new Policy(1, steps, minimums, daysBetween);
    }

    private static Story look(Story story, Policy policy, LocalDate today, OpenItem... items) {
        return story.on(review(today, policy, true, items));
    }

    /** TRY-1: five days overdue means from the fifth day on; payment ends it. */
    @Test
    void the_day_of_a_step_is_part_of_it_and_payment_ends_all() {
        Policy policy = policy(1, List.of(), 4, 18, 39);
        OpenItem item = item(1, MONDAY, "100.00");
        Story story = new Story();

        look(story, policy, MONDAY.plusDays(3), item);
        assertThat(story.why()).containsExactly("step-not-yet 2026-03-06");
        look(story, policy, MONDAY.plusDays(4), item);
        look(story, policy, MONDAY.plusDays(28), item);
        look(story, policy, MONDAY.plusDays(50));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-05 cycle 1",
                        "2026-03-06 after-4 R-1",
                        "2026-03-30 after-18 R-1",
                        "2026-04-21 end of 1");
    }

    /** TRY-2: after the last step there is nothing more to do. */
    @Test
    void after_the_last_step_no_day_matters_any_longer() {
        Story story = look(new Story(), policy(1, List.of(), 1), MONDAY.plusDays(1), item(1, MONDAY, "100.00"));

        assertThat(story.last().nextOn()).isNull();
        look(story, policy(1, List.of(), 1), MONDAY.plusDays(300), item(1, MONDAY, "100.00"));
        assertThat(story.done()).containsExactly("2026-03-03 cycle 1", "2026-03-03 after-1 R-1");
    }

    /** OCA-4, where a single late run begins at the first level, and KB-14, where the most severe state applies: as KB-14. */
    @Test
    void a_late_look_takes_the_highest_step_that_holds() {
        Story story =
                look(new Story(), policy(1, List.of(), 30, 60, 90), MONDAY.plusDays(365), item(1, MONDAY, "500.00"));

        assertThat(story.done()).containsExactly("2027-03-02 cycle 1", "2027-03-02 after-90 R-1");
    }

    /** LAG-1 and LAG-3: below the threshold nothing; a second item lifts the customer above it. */
    @Test
    void a_threshold_counts_all_that_is_overdue_together() {
        Policy policy = policy(2, List.of(eur("150.00")), 1, 4);
        OpenItem first = item(1, MONDAY, "149.00");
        OpenItem second = item(2, MONDAY.plusDays(2), "1.00");
        Story story = new Story();

        look(story, policy, MONDAY.plusDays(1), first, second);
        assertThat(story.why()).containsExactly("below-minimum");
        look(story, policy, MONDAY.plusDays(3), first, second);

        assertThat(story.done()).containsExactly("2026-03-03 cycle 1", "2026-03-05 after-1 R-1 R-2");
    }

    /** KB-7: the oldest item is paid, so the customer is no longer as late; the younger one goes its own way from its start. */
    @Test
    void paying_the_oldest_item_slows_down_and_the_younger_one_is_asked_for_by_its_own_days() {
        Policy policy = policy(1, List.of(), 30, 40, 50);
        OpenItem oldest = item(1, MONDAY.minusDays(35), "249.95");
        OpenItem younger = item(2, MONDAY.minusDays(5), "249.95");
        Story story = look(new Story(), policy, MONDAY, oldest, younger);

        for (int day = 1; day <= 35; day++) {
            look(story, policy, MONDAY.plusDays(day), younger);
        }

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 after-30 R-1 R-2",
                        "2026-03-27 end of 1",
                        "2026-03-27 cycle 2",
                        "2026-03-27 after-30 R-2",
                        "2026-04-06 after-40 R-2");
    }

    /** MET-3: a minimum time between two messages holds whatever the steps say. */
    @Test
    void steps_that_lie_close_together_wait_for_each_other() {
        Policy policy = policy(10, List.of(), 1, 3);
        OpenItem item = item(1, MONDAY, "100.00");
        Story story = look(new Story(), policy, MONDAY.plusDays(1), item);

        look(story, policy, MONDAY.plusDays(3), item);
        assertThat(story.why()).containsExactly("contacted-lately after-3 2026-03-13");
        look(story, policy, LocalDate.parse("2026-03-13"), item);

        assertThat(story.done()).last().isEqualTo("2026-03-13 after-3 R-1");
    }
}
