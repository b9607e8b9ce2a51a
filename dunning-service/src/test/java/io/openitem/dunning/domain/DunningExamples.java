package io.openitem.dunning.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseEvent.Reviewed;
import io.openitem.kit.decide.Decision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer and its items; 2 March 2026 is a Monday. */
final class DunningExamples {

    static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 1));
    static final LegalEntityId DE01 = new LegalEntityId("DE01");
    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    static final NoticeId NOTICE = new NoticeId(new UUID(2, 1));
    static final NoticeId COURTESY = new NoticeId(new UUID(2, 2));
    static final TaskId TASK = new TaskId(new UUID(3, 1));
    static final BusinessDays WEEKDAYS =
            day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    static final Policy STANDARD = Policy.standard();

    private DunningExamples() {}

    static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    static InvoiceId invoice(int id) {
        return new InvoiceId(new UUID(9, id));
    }

    /** An item of 100.00 EUR that fell due so many days before {@link #MONDAY}. */
    static OpenItem late(int id, int days) {
        return item(id, MONDAY.minusDays(days), "100.00");
    }

    static OpenItem item(int id, LocalDate dueDate, String amount) {
        return new OpenItem(invoice(id), new DocumentNumber("R-" + id), dueDate, eur(amount), false, null);
    }

    static OpenItem disputed(OpenItem item) {
        return new OpenItem(item.invoice(), item.number(), item.dueDate(), item.open(), true, item.toldLate());
    }

    static OpenItem told(OpenItem item, @Nullable Integer late) {
        return new OpenItem(item.invoice(), item.number(), item.dueDate(), item.open(), item.disputed(), late);
    }

    static Step step(String code) {
        return STANDARD.steps().stream()
                .filter(step -> step.code().equals(new StepCode(code)))
                .findFirst()
                .orElseThrow();
    }

    static CaseCommand.Review review(LocalDate today, OpenItem... items) {
        return review(today, STANDARD, true, items);
    }

    static CaseCommand.Review review(LocalDate today, Policy policy, boolean released, OpenItem... items) {
        return new CaseCommand.Review(
                CUSTOMER, today, WEEKDAYS, policy, List.of(items), released, NOTICE, COURTESY, TASK);
    }

    /** How late items were when somebody was told of them last, as events say it; what is sent arrives at once. */
    static final class Memory {

        private final Map<InvoiceId, Integer> late = new HashMap<>();
        private Map<InvoiceId, Integer> beforeTheLast = Map.of();

        void note(CaseEvent event) {
            switch (event) {
                case CaseEvent.StepTaken taken -> {
                    beforeTheLast = Map.copyOf(late);
                    taken.lines().stream()
                            .filter(line -> taken.notice() == null
                                    ? line.daysLate(taken.on()) >= taken.step().offsetDays()
                                    : !taken.withheld())
                            .forEach(line -> late.put(line.invoice(), line.daysLate(taken.on())));
                }
                case CaseEvent.StepReleased released -> {
                    beforeTheLast = Map.copyOf(late);
                    released.lines().forEach(line -> late.put(line.invoice(), line.daysLate(released.on())));
                }
                case CaseEvent.CourtesyGiven given ->
                    given.told().forEach(told -> late.put(told.line().invoice(), told.offsetDays()));
                case CaseEvent.CycleBegan none -> {}
                case CaseEvent.CycleEnded none -> {}
                case CaseEvent.StepHeldBack notSent -> {
                    late.values().removeIf(days -> days > 0);
                    late.putAll(beforeTheLast);
                }
                case CaseEvent.Paused none -> {}
                case CaseEvent.Resumed none -> {}
                case Reviewed none -> {}
            }
        }

        @Nullable
        Integer late(InvoiceId invoice) {
            return late.get(invoice);
        }

        /** The same question with what was told of the items. */
        CaseCommand remembered(CaseCommand command) {
            return command instanceof CaseCommand.Review review
                    ? new CaseCommand.Review(
                            review.customer(),
                            review.today(),
                            review.days(),
                            review.policy(),
                            review.items().stream().map(this::remembered).toList(),
                            review.released(),
                            review.notice(),
                            review.courtesy(),
                            review.task())
                    : command;
        }

        OpenItem remembered(OpenItem item) {
            return told(item, late.getOrDefault(item.invoice(), item.toldLate()));
        }
    }

    /** A case that looks at itself on days, one after the other. */
    static final class Story {

        private final Memory memory = new Memory();
        private DunningCase state = DunningCase.Clear.NEW;
        private final List<CaseEvent> events = new ArrayList<>();

        Story look(LocalDate today, OpenItem... items) {
            return on(review(today, items));
        }

        Story on(CaseCommand command) {
            Decision<CaseEvent, CaseRejection> decision = CaseDecider.decide(state, memory.remembered(command));
            if (!(decision instanceof Decision.Accepted<CaseEvent, CaseRejection> accepted)) {
                throw new AssertionError("Refused: " + decision);
            }
            for (CaseEvent event : accepted.events()) {
                state = DunningCase.evolve(state, event);
                events.add(event);
                memory.note(event);
            }
            return this;
        }

        DunningCase state() {
            return state;
        }

        Reviewed last() {
            return (Reviewed) events.getLast();
        }

        /** The one event of a kind. */
        <E extends CaseEvent> E only(Class<E> kind) {
            List<E> found =
                    events.stream().filter(kind::isInstance).map(kind::cast).toList();
            if (found.size() != 1) {
                throw new AssertionError("Not one " + kind.getSimpleName() + ": " + events);
            }
            return found.getFirst();
        }

        /** What was done, in short: the day and the step, or what else happened. */
        List<String> done() {
            List<String> done = new ArrayList<>();
            for (CaseEvent event : events) {
                String what = switch (event) {
                    case CaseEvent.StepTaken taken ->
                        taken.step().code() + (taken.withheld() ? " withheld" : "") + numbers(taken.lines());
                    case CaseEvent.StepReleased released -> "released" + numbers(released.lines());
                    case CaseEvent.CourtesyGiven given -> given.step().code() + numbers(given.lines());
                    case CaseEvent.CycleBegan began -> "cycle " + began.cycle();
                    case CaseEvent.CycleEnded ended -> "end of " + ended.cycle();
                    case CaseEvent.Paused paused -> "paused " + paused.pause().reason();
                    case CaseEvent.Resumed resumed -> "resumed " + resumed.reason();
                    case CaseEvent.StepHeldBack held -> "held back";
                    case Reviewed reviewed -> "";
                };
                if (!what.isEmpty()) {
                    done.add(event.on() + " " + what);
                }
            }
            return done;
        }

        private static String numbers(List<Line> lines) {
            StringBuilder numbers = new StringBuilder();
            lines.forEach(line -> numbers.append(' ').append(line.number()));
            return numbers.toString();
        }

        List<String> why() {
            return last().findings().stream()
                    .map(finding -> finding.code().value()
                            + (finding.step() == null ? "" : " " + finding.step())
                            + (finding.date() == null ? "" : " " + finding.date()))
                    .toList();
        }
    }
}
