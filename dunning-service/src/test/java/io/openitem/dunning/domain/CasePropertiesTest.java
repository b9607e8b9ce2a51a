package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.CUSTOMER;
import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.STANDARD;
import static io.openitem.dunning.domain.DunningExamples.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.ReasonCode;
import io.openitem.kit.decide.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Customers whose items come, are paid, disputed and come back at random, over five months of daily looks; messages are
 * held back and released. At each look, what is asked for was not told before, and nobody is left in silence.
 */
class CasePropertiesTest {

    private static final int DAYS = 150;

    /** Fewer for mutants, each of which would live through all of them. */
    private static final int EXAMPLES = Integer.getInteger("QT_EXAMPLES", 300);

    /** Longer than messages keep their distance and a week-end lasts. */
    private static final int CALM_ENOUGH = 6;

    /** One customer's months, told by a seed. */
    private static final class Months {

        private final Random random;
        private final Map<InvoiceId, OpenItem> items = new HashMap<>();
        private final DunningExamples.Memory memory = new DunningExamples.Memory();
        private final Map<InvoiceId, Integer> calmDays = new HashMap<>();
        private boolean released = true;
        private DunningCase state = DunningCase.Clear.NEW;
        private final List<CaseEvent> events = new ArrayList<>();
        private int numbers;

        Months(long seed) {
            this.random = new Random(seed);
        }

        void live(boolean everyDay) {
            LocalDate next = MONDAY;
            for (int day = 0; day < DAYS; day++) {
                LocalDate today = MONDAY.plusDays(day);
                boolean news = happen(today);
                if (everyDay || news || (next != null && !today.isBefore(next))) {
                    CaseEvent.Reviewed reviewed = look(today);
                    assertThat(reviewed.nextOn() == null || reviewed.nextOn().isAfter(today))
                            .as("a look never leads to another on the same day")
                            .isTrue();
                    next = reviewed.nextOn();
                }
                if (everyDay) {
                    nobodyIsLeftInSilence(today);
                }
            }
        }

        /**
         * Somebody is told of what is asked for within days of nothing standing in the way. The days are counted anew when a
         * message that named it is held back after all. What had reached the last step on its day and was disputed then waits
         * for the next.
         */
        private void nobodyIsLeftInSilence(LocalDate today) {
            for (OpenItem item : items.values()) {
                Integer late = memory.late(item.invoice());
                boolean silent = isCalm(item, today) && (late == null || late <= 0);
                int calm = silent ? calmDays.merge(item.invoice(), 1, Integer::sum) : 0;
                calmDays.put(item.invoice(), calm);
                assertThat(calm)
                        .as("%s of %s on %s: %s", item.number(), item.dueDate(), today, state)
                        .isLessThanOrEqualTo(CALM_ENOUGH);
            }
        }

        private boolean isCalm(OpenItem item, LocalDate today) {
            return released
                    && state.pause() == null
                    && state instanceof DunningCase.Running running
                    && running.withheld() == null
                    && !item.disputed()
                    && STANDARD.reminderFor(item.dueDate(), today, DunningExamples.WEEKDAYS) != null
                    && items.values().stream().noneMatch(other -> leads(other, running));
        }

        private static boolean leads(OpenItem item, DunningCase.Running running) {
            DunningCase.Taken last =
                    running.taken().isEmpty() ? null : running.taken().getLast();
            return last != null
                    && !item.disputed()
                    && !item.dueDate().plusDays(last.offsetDays()).isAfter(last.on());
        }

        private boolean happen(LocalDate today) {
            boolean news = false;
            if (random.nextInt(12) == 0) {
                OpenItem item = DunningExamples.item(++numbers, today.plusDays(random.nextInt(40) - 10), "100.00");
                items.put(item.invoice(), item);
                news = true;
            }
            for (OpenItem item : List.copyOf(items.values())) {
                if (random.nextInt(40) == 0) {
                    items.remove(item.invoice());
                    news = true;
                } else if (random.nextInt(60) == 0) {
                    items.put(
                            item.invoice(),
                            new OpenItem(
                                    item.invoice(),
                                    item.number(),
                                    item.dueDate(),
                                    item.open(),
                                    !item.disputed(),
                                    item.toldLate()));
                    news = true;
                }
            }
            if (random.nextInt(60) == 0) {
                released = !released;
                news = true;
            }
            if (random.nextInt(30) == 0
                    && state instanceof DunningCase.Running running
                    && !running.taken().isEmpty()
                    && wasMail(running.taken().getLast())) {
                decide(new CaseCommand.HoldBack(
                        CUSTOMER,
                        today,
                        DunningExamples.NOTICE,
                        running.cycle(),
                        running.taken().getLast().step()));
                news = true;
            }
            if (random.nextInt(50) == 0) {
                decide(new CaseCommand.Pause(
                        CUSTOMER, today, new ReasonCode("promise"), today.plusDays(random.nextInt(10))));
                news = true;
            }
            return news;
        }

        private static boolean wasMail(DunningCase.Taken taken) {
            return DunningExamples.step(taken.step().value()).isNotice();
        }

        private CaseEvent.Reviewed look(LocalDate today) {
            decide(review(today, STANDARD, released, items.values().toArray(OpenItem[]::new)));
            return (CaseEvent.Reviewed) events.getLast();
        }

        private void decide(CaseCommand command) {
            if (CaseDecider.decide(state, memory.remembered(command))
                    instanceof Decision.Accepted<CaseEvent, CaseRejection> accepted) {
                for (CaseEvent event : accepted.events()) {
                    check(event);
                    state = DunningCase.evolve(state, event);
                    events.add(event);
                    memory.note(event);
                }
            }
        }

        private void check(CaseEvent event) {
            if (event instanceof CaseEvent.StepTaken taken) {
                assertThat(state.pause()).isNull();
                assertThat(taken.lines()).allSatisfy(line -> {
                    OpenItem item = Objects.requireNonNull(items.get(line.invoice()));
                    assertThat(item.disputed()).isFalse();
                    assertThat(item.isOverdue(taken.on())).isTrue();
                });
                assertThat(taken.lines())
                        .as("a step is about something that has reached it and that nobody was told of since")
                        .anyMatch(line -> isNews(line, taken.step(), taken.on()));
            }
            if (event instanceof CaseEvent.StepReleased released) {
                Step step = DunningExamples.step(
                        ((DunningCase.Running) state).taken().getLast().step().value());
                assertThat(released.lines()).anyMatch(line -> isNews(line, step, released.on()));
            }
            if (event instanceof CaseEvent.CourtesyGiven given) {
                assertThat(state.pause()).isNull();
                for (CaseEvent.Told told : given.told()) {
                    OpenItem item = Objects.requireNonNull(items.get(told.line().invoice()));
                    assertThat(item.disputed() || item.isOverdue(given.on())).isFalse();
                }
            }
        }

        private boolean isNews(Line line, Step step, LocalDate on) {
            Integer late = memory.late(line.invoice());
            return !line.dueDate().plusDays(step.offsetDays()).isAfter(on)
                    && (late == null || late < step.offsetDays());
        }
    }

    @Test
    void no_step_is_taken_twice_in_a_cycle_and_none_after_a_higher_one() {
        qt().withExamples(EXAMPLES).forAll(longs().all()).checkAssert(seed -> {
            Months months = new Months(seed);
            months.live(true);

            Set<String> identities = new HashSet<>();
            Map<Integer, Integer> highest = new HashMap<>();
            for (CaseEvent event : months.events) {
                if (event instanceof CaseEvent.StepTaken taken) {
                    assertThat(identities.add(taken.cycle() + " " + taken.step().code()))
                            .isTrue();
                    Integer before = highest.put(taken.cycle(), taken.step().offsetDays());
                    assertThat(before == null || before < taken.step().offsetDays())
                            .isTrue();
                }
                if (event instanceof CaseEvent.CourtesyGiven given) {
                    assertThat(identities.add("courtesy " + given.on())).isTrue();
                }
            }
        });
    }

    @Test
    void messages_to_one_customer_keep_their_distance() {
        qt().withExamples(EXAMPLES).forAll(longs().all()).checkAssert(seed -> {
            Months months = new Months(seed);
            months.live(true);

            List<LocalDate> contacts = months.events.stream()
                    .filter(event -> (event instanceof CaseEvent.CourtesyGiven given && !given.withheld())
                            || event instanceof CaseEvent.StepReleased
                            || (event instanceof CaseEvent.StepTaken taken
                                    && taken.notice() != null
                                    && !taken.withheld()))
                    .map(CaseEvent::on)
                    .toList();
            for (int i = 1; i < contacts.size(); i++) {
                assertThat(contacts.get(i)).isAfterOrEqualTo(contacts.get(i - 1).plusDays(2));
            }
        });
    }

    @Test
    void looking_only_on_the_days_that_matter_does_the_same_as_looking_every_day() {
        qt().withExamples(EXAMPLES).forAll(longs().all()).checkAssert(seed -> {
            Months daily = new Months(seed);
            daily.live(true);
            Months seldom = new Months(seed);
            seldom.live(false);

            assertThat(steps(seldom)).isEqualTo(steps(daily));
        });
    }

    private static List<String> steps(Months months) {
        List<String> steps = new ArrayList<>();
        for (CaseEvent event : months.events) {
            if (event instanceof CaseEvent.StepTaken taken) {
                steps.add(taken.on() + " " + taken.cycle() + " " + taken.step().code() + " " + taken.lines());
            }
            if (event instanceof CaseEvent.CourtesyGiven given) {
                steps.add(given.on() + " " + given.step().code() + " " + given.told());
            }
        }
        return steps;
    }
}
