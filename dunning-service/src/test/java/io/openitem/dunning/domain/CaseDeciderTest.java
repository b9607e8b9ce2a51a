package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.CUSTOMER;
import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.NOTICE;
import static io.openitem.dunning.domain.DunningExamples.STANDARD;
import static io.openitem.dunning.domain.DunningExamples.disputed;
import static io.openitem.dunning.domain.DunningExamples.eur;
import static io.openitem.dunning.domain.DunningExamples.item;
import static io.openitem.dunning.domain.DunningExamples.late;
import static io.openitem.dunning.domain.DunningExamples.review;
import static io.openitem.dunning.domain.DunningExamples.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.CaseCommand.HoldBack;
import io.openitem.dunning.domain.CaseCommand.Pause;
import io.openitem.dunning.domain.CaseCommand.Recheck;
import io.openitem.dunning.domain.CaseCommand.Resume;
import io.openitem.dunning.domain.CaseCommand.Review;
import io.openitem.dunning.domain.CaseEvent.CourtesyGiven;
import io.openitem.dunning.domain.CaseEvent.CycleBegan;
import io.openitem.dunning.domain.CaseEvent.CycleEnded;
import io.openitem.dunning.domain.CaseEvent.Paused;
import io.openitem.dunning.domain.CaseEvent.Resumed;
import io.openitem.dunning.domain.CaseEvent.Reviewed;
import io.openitem.dunning.domain.CaseEvent.StepHeldBack;
import io.openitem.dunning.domain.CaseEvent.StepReleased;
import io.openitem.dunning.domain.CaseEvent.StepTaken;
import io.openitem.dunning.domain.DunningCase.Clear;
import io.openitem.dunning.domain.DunningCase.Contacts;
import io.openitem.dunning.domain.DunningCase.Running;
import io.openitem.dunning.domain.DunningCase.Taken;
import io.openitem.dunning.domain.DunningExamples.Story;
import io.openitem.kit.decide.Decision;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One customer's case from day to day. */
class CaseDeciderTest {

    private static final ReasonCode PROMISE = new ReasonCode("promise");
    private static final ReasonCode BROKEN = new ReasonCode("promise-broken");
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private static DeciderSpecification<DunningCase, CaseCommand, CaseEvent, CaseRejection> specification() {
        return DeciderSpecification.of(
                DunningCase.class,
                CaseCommand.class,
                Clear.NEW,
                (state, command) -> outcome(CaseDecider.decide(state, command)),
                DunningCase::evolve);
    }

    private static Outcome<CaseEvent, CaseRejection> outcome(Decision<CaseEvent, CaseRejection> decision) {
        return switch (decision) {
            case Decision.Accepted<CaseEvent, CaseRejection> accepted -> new Outcome.Accepted<>(accepted.events());
            case Decision.Refused<CaseEvent, CaseRejection> refused -> new Outcome.Refused<>(refused.reason());
        };
    }

    @Test
    void every_command_has_an_answer_in_every_state() {
        Taken first = new Taken(new StepCode("first-reminder"), 3, MONDAY.minusDays(5));
        Taken second = new Taken(new StepCode("second-reminder"), 30, MONDAY.minusDays(1));
        DunningCase.Pause gone = new DunningCase.Pause(PROMISE, MONDAY.minusDays(1));
        DunningCase.Pause open = new DunningCase.Pause(PROMISE, MONDAY.plusDays(5));
        specification()
                .everyPair(
                        List.of(
                                Clear.NEW,
                                new Clear(1, Contacts.NONE, open),
                                new Clear(1, Contacts.NONE, gone),
                                new Running(1, List.of(), null, Contacts.NONE, null),
                                new Running(1, List.of(first), NOTICE, Contacts.NONE, null),
                                new Running(1, List.of(first), null, Contacts.NONE, gone),
                                new Running(1, List.of(first), null, Contacts.NONE, open),
                                new Running(1, List.of(second), null, Contacts.NONE, null)),
                        List.of(
                                review(MONDAY),
                                review(MONDAY, late(1, 10)),
                                review(MONDAY, late(1, 10), late(2, -5)),
                                review(MONDAY, late(2, -5)),
                                new HoldBack(CUSTOMER, MONDAY, NOTICE, 1, first.step()),
                                new HoldBack(CUSTOMER, MONDAY, NOTICE, 2, first.step()),
                                new Recheck(CUSTOMER, MONDAY, List.of()),
                                new Recheck(CUSTOMER, MONDAY, List.of(late(1, 10))),
                                new Pause(CUSTOMER, MONDAY, PROMISE, MONDAY.plusDays(5)),
                                new Pause(CUSTOMER, MONDAY, PROMISE, MONDAY.minusDays(1)),
                                new Resume(CUSTOMER, MONDAY, BROKEN)))
                .accepts(Clear.class, Review.class, Reviewed.class)
                .accepts(Clear.class, Review.class, Resumed.class, Reviewed.class)
                .accepts(Clear.class, Review.class, CourtesyGiven.class, Reviewed.class)
                .accepts(Clear.class, Review.class, Resumed.class, CourtesyGiven.class, Reviewed.class)
                .accepts(Clear.class, Review.class, CycleBegan.class, Reviewed.class)
                .accepts(Clear.class, Review.class, CycleBegan.class, StepTaken.class, Reviewed.class)
                .accepts(Clear.class, Review.class, Resumed.class, CycleBegan.class, StepTaken.class, Reviewed.class)
                .accepts(Clear.class, Recheck.class)
                .accepts(Clear.class, HoldBack.class)
                .accepts(Running.class, HoldBack.class)
                .accepts(Running.class, HoldBack.class, StepHeldBack.class)
                .accepts(
                        Running.class,
                        Review.class,
                        CycleEnded.class,
                        CycleBegan.class,
                        StepTaken.class,
                        Reviewed.class)
                .accepts(Clear.class, Pause.class, Paused.class)
                .accepts(Clear.class, Pause.class)
                .refuses(Clear.class, Pause.class, CaseRejection.PauseAlreadyOver.class)
                .accepts(Clear.class, Resume.class, Resumed.class)
                .refuses(Clear.class, Resume.class, CaseRejection.NotPaused.class)
                .accepts(Running.class, Review.class, Reviewed.class)
                .accepts(Running.class, Review.class, CourtesyGiven.class, Reviewed.class)
                .accepts(Running.class, Review.class, StepTaken.class, Reviewed.class)
                .accepts(Running.class, Review.class, StepReleased.class, Reviewed.class)
                .accepts(Running.class, Review.class, Resumed.class, Reviewed.class)
                .accepts(Running.class, Review.class, Resumed.class, StepReleased.class, Reviewed.class)
                .accepts(Running.class, Review.class, Resumed.class, CourtesyGiven.class, Reviewed.class)
                .accepts(Running.class, Review.class, CycleEnded.class, Reviewed.class)
                .accepts(Running.class, Review.class, CycleEnded.class, CourtesyGiven.class, Reviewed.class)
                .accepts(Running.class, Review.class, Resumed.class, CycleEnded.class, Reviewed.class)
                .accepts(
                        Running.class,
                        Review.class,
                        Resumed.class,
                        CycleEnded.class,
                        CourtesyGiven.class,
                        Reviewed.class)
                .accepts(Running.class, Recheck.class)
                .accepts(Running.class, Recheck.class, CycleEnded.class)
                .accepts(Running.class, Pause.class, Paused.class)
                .accepts(Running.class, Pause.class)
                .refuses(Running.class, Pause.class, CaseRejection.PauseAlreadyOver.class)
                .accepts(Running.class, Resume.class, Resumed.class)
                .refuses(Running.class, Resume.class, CaseRejection.NotPaused.class)
                .check();
    }

    @Test
    void an_item_goes_through_all_steps_on_days_of_business() {
        LocalDate due = MONDAY;
        OpenItem item = item(1, due, "100.00");
        Story story = new Story();

        story.look(due.minusDays(8), item).look(due.minusDays(7), item);
        OpenItem told = told(item, -7);
        story.look(due.minusDays(6), told).look(due, told);
        OpenItem today = told(item, 0);
        for (int day = 1; day <= 95; day++) {
            story.look(due.plusDays(day), today);
        }

        assertThat(story.done())
                .containsExactly(
                        "2026-02-23 due-soon R-1",
                        "2026-03-02 due-today R-1",
                        "2026-03-03 cycle 1",
                        "2026-03-05 first-reminder R-1",
                        "2026-04-01 second-reminder R-1",
                        "2026-05-01 call R-1",
                        "2026-05-18 final-notice R-1",
                        "2026-06-01 agency-proposal R-1");
    }

    @Test
    void a_backlog_gets_the_present_step_alone() {
        Story story = new Story().look(MONDAY, late(1, 40));

        assertThat(story.done()).containsExactly("2026-03-02 cycle 1", "2026-03-02 second-reminder R-1");
        assertThat(story.why()).containsExactly("step-reached second-reminder 2026-02-20");
        assertThat(story.last().nextOn()).isEqualTo(MONDAY.plusDays(21));
    }

    @Test
    void a_customer_is_worked_as_one_and_never_falls_back_within_a_cycle() {
        Story story = new Story().look(MONDAY, late(1, 31), late(2, 1));

        story.look(MONDAY.plusDays(2), late(1, 31), late(2, 1));

        assertThat(story.done()).containsExactly("2026-03-02 cycle 1", "2026-03-02 second-reminder R-1 R-2");
        assertThat(story.why()).containsExactly("step-taken second-reminder 2026-03-02");
    }

    @Test
    void a_new_cycle_begins_when_something_is_overdue_after_nothing_was() {
        Story story = new Story().look(MONDAY, late(1, 5));
        story.on(new Recheck(CUSTOMER, MONDAY.plusDays(1), List.of()));

        story.look(MONDAY.plusDays(7), item(2, MONDAY, "50.00"));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 first-reminder R-1",
                        "2026-03-03 end of 1",
                        "2026-03-09 cycle 2",
                        "2026-03-09 first-reminder R-2");
    }

    @Test
    void what_is_disputed_is_not_asked_for_and_moves_nothing() {
        Story story = new Story().look(MONDAY, disputed(late(1, 40)), late(2, 4));

        assertThat(story.done()).containsExactly("2026-03-02 cycle 1", "2026-03-02 first-reminder R-2");
        assertThat(story.why()).containsExactly("disputed 2026-01-21", "step-reached first-reminder 2026-03-02");
    }

    @Test
    void a_step_that_falls_on_a_weekend_moves_to_the_next_day_of_business() {
        LocalDate wednesday = MONDAY.plusDays(2);
        Story story = new Story()
                .look(wednesday.plusDays(3), item(1, wednesday, "100.00"))
                .look(wednesday.plusDays(5), item(1, wednesday, "100.00"));

        assertThat(story.done()).containsExactly("2026-03-07 cycle 1", "2026-03-09 first-reminder R-1");
    }

    @Test
    void on_a_day_off_nothing_is_done_and_the_next_day_of_business_is_named() {
        Story story = new Story().look(FRIDAY.plusDays(1), late(1, 40));

        assertThat(story.why()).containsExactly("day-off 2026-03-09");
        assertThat(story.last().nextOn()).isEqualTo(LocalDate.parse("2026-03-09"));
    }

    @Test
    void messages_keep_their_distance() {
        Story story = new Story().look(MONDAY, late(1, 5));

        story.look(MONDAY.plusDays(1), late(1, 5), late(2, -3));
        assertThat(story.why())
                .containsExactly("step-taken first-reminder 2026-03-02", "contacted-lately due-soon 2026-03-04");
        story.look(MONDAY.plusDays(1), late(1, 40));
        assertThat(story.why()).containsExactly("contacted-lately second-reminder 2026-03-04");
        assertThat(story.last().nextOn()).isEqualTo(MONDAY.plusDays(2));

        story.look(MONDAY.plusDays(2), late(1, 40));
        assertThat(story.done()).last().isEqualTo("2026-03-04 second-reminder R-1");
    }

    @Test
    void a_call_waits_for_no_distance() {
        Story story = new Story().look(MONDAY, late(1, 5)).look(MONDAY.plusDays(1), late(1, 70));

        assertThat(story.done()).last().isEqualTo("2026-03-03 call R-1");
    }

    @Test
    void courtesies_are_one_message_a_day_with_each_item_at_its_own_step() {
        CourtesyGiven given = new Story().look(MONDAY, late(1, 0), late(2, -6)).only(CourtesyGiven.class);

        assertThat(given.step().code())
                .as("of an item that is due in six days nobody says that it is due")
                .hasToString("due-soon");
        assertThat(given.told())
                .extracting(told -> told.line().number() + " " + told.offsetDays())
                .containsExactly("R-1 0", "R-2 -7");
    }

    @Test
    void an_item_that_entered_late_is_told_of_at_once_and_only_once() {
        Story story = new Story().look(MONDAY, late(1, -3));

        story.look(MONDAY.plusDays(2), told(late(1, -3), -7));

        assertThat(story.done()).containsExactly("2026-03-02 due-soon R-1");
        assertThat(story.why()).containsExactly("nothing-overdue");
        assertThat(story.last().nextOn()).isEqualTo(MONDAY.plusDays(3));
    }

    @Test
    void while_sending_is_not_released_a_step_is_decided_and_held_back_and_goes_after_the_release() {
        Story story = new Story().on(review(MONDAY, STANDARD, false, late(1, 5)));
        assertThat(story.why())
                .containsExactly("step-reached first-reminder 2026-03-02", "not-released first-reminder");

        story.on(review(MONDAY.plusDays(1), STANDARD, false, late(1, 5)));
        assertThat(story.why()).containsExactly("step-taken first-reminder 2026-03-02");
        story.on(review(MONDAY.plusDays(1), STANDARD, true, late(1, 5), late(2, 1)));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1", "2026-03-02 first-reminder withheld R-1", "2026-03-03 released R-1 R-2");
        assertThat(story.why()).containsExactly("step-released first-reminder");
    }

    @Test
    void what_was_held_back_gives_way_to_a_higher_step() {
        Story story = new Story().on(review(MONDAY, STANDARD, false, late(1, 5)));

        story.look(MONDAY.plusDays(28), late(1, 5));

        assertThat(story.done()).last().isEqualTo("2026-03-30 second-reminder R-1");
        assertThat(((Running) story.state()).withheld()).isNull();
    }

    @Test
    void too_little_in_a_currency_is_left_alone() {
        Policy policy = new Policy(3, STANDARD.steps(), List.of(eur("100.00")), 2);
        OpenItem dollars = new OpenItem(
                DunningExamples.invoice(7),
                new DocumentNumber("U-7"),
                MONDAY.minusDays(4),
                Money.parse("1.00", "USD"),
                false,
                null);
        Story story = new Story().on(review(MONDAY, policy, true, item(1, MONDAY.minusDays(40), "99.99"), dollars));

        assertThat(story.done()).containsExactly("2026-03-02 cycle 1", "2026-03-02 first-reminder U-7");
        assertThat(story.why()).containsExactly("below-minimum", "step-reached first-reminder 2026-03-02");

        story.on(review(
                MONDAY.plusDays(2),
                policy,
                true,
                item(1, MONDAY.minusDays(40), "99.99"),
                item(2, MONDAY, "0.01"),
                dollars));
        assertThat(story.done()).last().isEqualTo("2026-03-04 second-reminder R-1 U-7 R-2");
    }

    @Test
    void a_paused_customer_is_left_out_until_the_day_after_and_then_gets_the_present_step() {
        Story story = new Story().look(MONDAY, late(1, 5));
        story.on(new Pause(CUSTOMER, MONDAY, PROMISE, MONDAY.plusDays(60)));

        story.look(MONDAY.plusDays(30), late(1, 5));
        assertThat(story.why()).containsExactly("paused 2026-05-01");
        assertThat(story.last().nextOn()).isEqualTo(LocalDate.parse("2026-05-02"));
        story.look(LocalDate.parse("2026-05-04"), late(1, 5));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 first-reminder R-1",
                        "2026-03-02 paused promise",
                        "2026-05-04 resumed pause-ended",
                        "2026-05-04 call R-1");
    }

    @Test
    void a_pause_without_an_end_waits_for_somebody() {
        Story story = new Story().on(new Pause(CUSTOMER, MONDAY, PROMISE, null)).look(MONDAY, late(1, 5));
        assertThat(story.last().nextOn()).isNull();

        story.on(new Resume(CUSTOMER, MONDAY, BROKEN)).look(MONDAY, late(1, 5));

        assertThat(story.done()).last().isEqualTo("2026-03-02 first-reminder R-1");
    }

    @Test
    void a_policy_that_changes_in_mid_cycle_repeats_no_step() {
        Policy later = new Policy(
                1,
                List.of(
                        new Step(new StepCode("first-reminder"), 10, Channels.EMAIL, "first-reminder"),
                        new Step(new StepCode("warning"), 12, Channels.EMAIL, "final-notice")),
                List.of(),
                2);
        Story story = new Story().look(MONDAY, late(1, 5));

        story.on(review(MONDAY.plusDays(4), later, true, late(1, 6)));
        assertThat(story.why()).containsExactly("step-taken first-reminder 2026-03-02");
        story.on(review(MONDAY.plusDays(7), later, true, late(1, 5)));

        assertThat(story.done())
                .containsExactly("2026-03-02 cycle 1", "2026-03-02 first-reminder R-1", "2026-03-09 warning R-1");
    }

    @Test
    void a_customer_who_pays_each_invoice_late_is_asked_for_each_one() {
        Story story = new Story();
        for (int day = 0; day <= 140; day++) {
            story.look(MONDAY.plusDays(day), monthly(day));
        }

        assertThat(story.done())
                .filteredOn(what -> !what.contains("cycle") && !what.contains("end of") && !what.contains("due-"))
                .containsExactly(
                        "2026-03-05 first-reminder R-0",
                        "2026-04-01 second-reminder R-0",
                        "2026-04-16 first-reminder R-1",
                        "2026-05-01 second-reminder R-1",
                        "2026-05-18 first-reminder R-2",
                        "2026-06-01 second-reminder R-2 R-3",
                        "2026-06-15 first-reminder R-3",
                        "2026-06-30 second-reminder R-3",
                        "2026-07-15 first-reminder R-4");
    }

    /** One invoice every thirty days, each paid 45 days after it fell due: something is overdue on every day. */
    private static OpenItem[] monthly(int today) {
        return IntStream.rangeClosed(0, 5)
                .filter(i -> today - 30 * i < 45)
                .mapToObj(i -> item(i, MONDAY.plusDays(30L * i), "100.00"))
                .toArray(OpenItem[]::new);
    }

    @Test
    void an_item_that_is_disputed_keeps_nobody_from_hearing_of_the_others() {
        OpenItem disputed = disputed(item(1, MONDAY.minusDays(40), "100.00"));
        OpenItem other = item(2, MONDAY, "100.00");
        Story story = new Story().look(MONDAY, late(1, 40));

        story.look(MONDAY.plusDays(1), disputed, other);
        assertThat(story.why()).containsExactly("disputed 2026-01-21", "step-not-yet 2026-03-05");
        story.look(MONDAY.plusDays(3), disputed, other);

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 second-reminder R-1",
                        "2026-03-05 end of 1",
                        "2026-03-05 cycle 2",
                        "2026-03-05 first-reminder R-2");

        story.look(MONDAY.plusDays(10), late(1, 40), other);
        assertThat(story.why())
                .as("what comes back was told of")
                .containsExactly("step-taken first-reminder 2026-03-05");
    }

    @Test
    void what_is_left_when_everything_was_told_of_waits_for_its_next_step() {
        DunningCase turned = new Running(2, List.of(), null, Contacts.NONE, null);
        List<CaseEvent> events = accepted(CaseDecider.decide(turned, review(MONDAY, told(late(1, 40), 32))));

        assertThat(((Reviewed) events.getLast()).findings())
                .extracting(finding -> finding.code() + " " + finding.step() + " " + finding.date())
                .containsExactly("step-taken second-reminder 2026-02-22");
    }

    private static List<CaseEvent> accepted(Decision<CaseEvent, CaseRejection> decision) {
        return switch (decision) {
            case Decision.Accepted<CaseEvent, CaseRejection> accepted -> accepted.events();
            case Decision.Refused<CaseEvent, CaseRejection> refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void a_step_that_was_held_back_does_not_silence_what_is_left_after_a_payment() {
        Story story = new Story().on(review(MONDAY, STANDARD, false, late(1, 40), late(2, 5)));

        story.on(review(MONDAY.plusDays(1), STANDARD, false, late(2, 5)));
        story.look(MONDAY.plusDays(2), late(2, 5));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 second-reminder withheld R-1 R-2",
                        "2026-03-03 end of 1",
                        "2026-03-03 cycle 2",
                        "2026-03-03 first-reminder withheld R-2",
                        "2026-03-04 released R-2");
    }

    @Test
    void a_step_that_something_passing_kept_back_goes_when_that_has_passed() {
        Story story = new Story().look(MONDAY, late(1, 5));

        story.on(new HoldBack(CUSTOMER, MONDAY, NOTICE, 1, new StepCode("first-reminder")));
        story.look(MONDAY.plusDays(1), late(1, 5));
        assertThat(story.last().nextOn()).as("tries keep their distance").isEqualTo(MONDAY.plusDays(2));
        story.look(MONDAY.plusDays(2), late(1, 5));

        assertThat(story.done())
                .containsExactly(
                        "2026-03-02 cycle 1",
                        "2026-03-02 first-reminder R-1",
                        "2026-03-02 held back",
                        "2026-03-04 released R-1");
    }

    @Test
    void a_turn_says_how_late_what_is_left_is_so_that_older_tasks_close() {
        Story story = new Story().look(MONDAY, late(1, 80)).look(MONDAY.plusDays(1), late(2, 12));

        assertThat(story.only(CycleEnded.class).stillLate()).isEqualTo(13);
    }
}
