package io.openitem.dunning.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.domain.DunningCase.Contacts;
import io.openitem.dunning.domain.DunningCase.Pause;
import io.openitem.dunning.domain.DunningCase.Running;
import io.openitem.dunning.domain.DunningCase.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at a case on one day. An overdue customer is worked as one: the step of the customer is the highest that any
 * of its items has reached and nobody was told of, so that a backlog gets the present step alone and none that was missed.
 * When the items are gone that took the last step, those that are left begin at theirs in another cycle.
 */
final class Review {

    private static final ReasonCode PAUSE_ENDED = new ReasonCode("pause-ended");

    private final CaseCommand.Review given;
    private final CustomerId customer;
    private final LocalDate today;
    private final BusinessDays days;
    private final Policy policy;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private DunningCase state;
    private @Nullable LocalDate waitsUntil;

    private Review(DunningCase state, CaseCommand.Review given) {
        this.state = state;
        this.given = given;
        this.customer = given.customer();
        this.today = given.today();
        this.days = given.days();
        this.policy = given.policy();
    }

    static List<CaseEvent> of(DunningCase state, CaseCommand.Review given) {
        return new Review(state, given).events();
    }

    private List<CaseEvent> events() {
        endPause();
        turnCycle();
        Pause pause = state.pause();
        if (pause != null) {
            findings.add(Finding.until(Finding.PAUSED, pause.until()));
        } else if (!days.isBusinessDay(today)) {
            findings.add(Finding.until(Finding.DAY_OFF, days.onOrAfter(today)));
        } else {
            remind();
            courtesy();
        }
        happen(new CaseEvent.Reviewed(customer, today, policy.version(), findings, next(pause)));
        return List.copyOf(events);
    }

    private void happen(CaseEvent event) {
        events.add(event);
        state = DunningCase.evolve(state, event);
    }

    private void endPause() {
        Pause pause = state.pause();
        if (pause != null && pause.until() != null && pause.until().isBefore(today)) {
            happen(new CaseEvent.Resumed(customer, today, PAUSE_ENDED));
        }
    }

    private void turnCycle() {
        boolean overdue = given.items().stream().anyMatch(item -> item.isOverdue(today));
        switch (state) {
            case DunningCase.Clear clear -> {
                if (overdue) {
                    happen(new CaseEvent.CycleBegan(customer, today, clear.cycle() + 1));
                }
            }
            case Running running -> {
                if (!overdue) {
                    happen(new CaseEvent.CycleEnded(customer, today, running.cycle(), 0));
                }
            }
        }
    }

    private void remind() {
        switch (state) {
            case DunningCase.Clear clear -> findings.add(Finding.of(Finding.NOTHING_OVERDUE));
            case Running running -> remind(running);
        }
    }

    private void remind(Running running) {
        List<OpenItem> items = asked();
        if (items.isEmpty()) {
            return;
        }
        Reached reached = highest(items);
        if (reached == null) {
            findings.add(Finding.until(Finding.STEP_NOT_YET, nextStep(items)));
            return;
        }
        Reached news = highest(items.stream().filter(this::isNews).toList());
        if (news == null) {
            nothingNew(running, reached);
        } else if (running.standingAgainst(news.step()) == null) {
            takeUnlessContactedLately(running, news.step(), news.item(), items);
        } else if (leaderIsGone(running, items)) {
            takeUnlessContactedLately(turned(running, items), news.step(), news.item(), items);
        } else if (running.withheld() != null
                && given.released()
                && running.lastWas(news.step().code())) {
            release(running.withheld(), news.step(), items);
        } else {
            nothingNew(running, reached);
        }
    }

    /** A step and the item that has reached it. */
    private record Reached(Step step, OpenItem item) {}

    private @Nullable Reached highest(List<OpenItem> items) {
        Reached highest = null;
        for (OpenItem item : items) {
            Step step = policy.reminderFor(item.dueDate(), today, days);
            if (step != null
                    && (highest == null || step.offsetDays() > highest.step().offsetDays())) {
                highest = new Reached(step, item);
            }
        }
        return highest;
    }

    private boolean isNews(OpenItem item) {
        Step step = policy.reminderFor(item.dueDate(), today, days);
        return step != null && item.isNewsAt(step);
    }

    private void nothingNew(Running running, Reached reached) {
        if (running.taken().isEmpty()) {
            findings.add(Finding.of(
                    Finding.STEP_TAKEN, reached.step(), reached.item().toldOn()));
        } else {
            Taken last = running.taken().getLast();
            findings.add(new Finding(Finding.STEP_TAKEN, last.step(), null, last.on(), null));
        }
    }

    /** Whether nothing is left to ask for of what had reached the last step when it was taken. */
    private boolean leaderIsGone(Running running, List<OpenItem> items) {
        if (running.taken().isEmpty()) {
            return false;
        }
        Taken last = running.taken().getLast();
        // What was held back may still go to items that have reached its step since.
        LocalDate day = running.withheld() == null ? last.on() : today;
        return items.stream()
                .noneMatch(item -> !item.dueDate().plusDays(last.offsetDays()).isAfter(day));
    }

    /** Another cycle, in which the items that are left begin at the step of their own. */
    private Running turned(Running running, List<OpenItem> items) {
        int late = items.getFirst().line().daysLate(today);
        happen(new CaseEvent.CycleEnded(customer, today, running.cycle(), late));
        happen(new CaseEvent.CycleBegan(customer, today, running.cycle() + 1));
        return new Running(running.cycle() + 1, List.of(), null, state.contacts(), state.pause());
    }

    /** Overdue items that may be asked for, the oldest first: not disputed, and enough of them in their currency. */
    private List<OpenItem> asked() {
        List<OpenItem> items = new ArrayList<>();
        for (OpenItem item : given.items()) {
            if (item.isOverdue(today)) {
                if (item.disputed()) {
                    findings.add(Finding.of(Finding.DISPUTED, item));
                } else {
                    items.add(item);
                }
            }
        }
        Set<Currency> small = new HashSet<>();
        for (Money total : Line.totals(items.stream().map(OpenItem::line).toList())) {
            Money minimum = policy.minimumIn(total.currency());
            if (minimum != null && total.compareTo(minimum) < 0) {
                small.add(total.currency());
                findings.add(Finding.of(Finding.BELOW_MINIMUM, minimum));
            }
        }
        items.removeIf(item -> small.contains(item.open().currency()));
        items.sort(Comparator.comparing(OpenItem::dueDate)
                .thenComparing(item -> item.number().value())
                .thenComparing(item -> item.invoice().value()));
        return items;
    }

    private void takeUnlessContactedLately(Running running, Step step, OpenItem leading, List<OpenItem> items) {
        if (step.isNotice() && !mayContact()) {
            defer(step);
            return;
        }
        boolean withheld = step.isNotice() && !given.released();
        happen(new CaseEvent.StepTaken(
                customer,
                today,
                running.cycle(),
                step,
                policy.version(),
                lines(items),
                step.isNotice() ? given.notice() : null,
                step.isNotice() ? null : given.task(),
                withheld));
        findings.add(new Finding(
                Finding.STEP_REACHED,
                step.code(),
                leading.invoice(),
                step.dayFor(leading.dueDate(), days),
                leading.open()));
        if (withheld) {
            findings.add(Finding.of(Finding.NOT_RELEASED, step, null));
        }
    }

    private void release(NoticeId withheld, Step step, List<OpenItem> items) {
        if (!mayContact()) {
            defer(step);
            return;
        }
        happen(new CaseEvent.StepReleased(customer, today, withheld, lines(items)));
        findings.add(Finding.of(Finding.STEP_RELEASED, step, null));
    }

    /**
     * Items that are not overdue yet and have reached a step of which the customer was not told. One message speaks of all
     * of them in the words of the earliest step, which are true of each.
     */
    private void courtesy() {
        List<CaseEvent.Told> told = new ArrayList<>();
        Step earliest = null;
        for (OpenItem item : given.items()) {
            if (item.isAhead(today) && !item.disputed()) {
                Step step = policy.courtesyFor(item.dueDate(), today, days);
                if (step != null && item.isNewsAt(step)) {
                    told.add(new CaseEvent.Told(item.line(), step.offsetDays()));
                    earliest = earliest == null || step.offsetDays() < earliest.offsetDays() ? step : earliest;
                }
            }
        }
        if (earliest == null) {
            return;
        }
        if (today.equals(state.contacts().lastCourtesyOn()) || !mayContact()) {
            defer(earliest);
            return;
        }
        told.sort(Comparator.comparing((CaseEvent.Told item) -> item.line().dueDate())
                .thenComparing(item -> item.line().number().value())
                .thenComparing(item -> item.line().invoice().value()));
        boolean withheld = !given.released();
        happen(new CaseEvent.CourtesyGiven(
                customer, today, state.cycle(), earliest, policy.version(), told, given.courtesy(), withheld));
        findings.add(Finding.of(withheld ? Finding.NOT_RELEASED : Finding.COURTESY, earliest, null));
    }

    private boolean mayContact() {
        LocalDate last = state.contacts().lastOn();
        return last == null || !today.isBefore(last.plusDays(policy.daysBetweenContacts()));
    }

    private void defer(Step step) {
        Contacts contacts = state.contacts();
        LocalDate earliest = contacts.lastOn() == null
                ? today.plusDays(1)
                : contacts.lastOn().plusDays(policy.daysBetweenContacts());
        waitsUntil = days.onOrAfter(earliest.isAfter(today) ? earliest : today.plusDays(1));
        findings.add(Finding.of(Finding.CONTACTED_LATELY, step, waitsUntil));
    }

    private static List<Line> lines(List<OpenItem> items) {
        return items.stream().map(OpenItem::line).toList();
    }

    private @Nullable LocalDate nextStep(List<OpenItem> items) {
        return items.stream()
                .map(item -> policy.nextDay(item.dueDate(), today, days))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The next day on which time alone may bring something to do. */
    private @Nullable LocalDate next(@Nullable Pause pause) {
        List<LocalDate> candidates = new ArrayList<>();
        if (pause != null && pause.until() != null) {
            candidates.add(pause.until().plusDays(1));
        }
        if (waitsUntil != null) {
            candidates.add(waitsUntil);
        }
        if (!days.isBusinessDay(today) && !given.items().isEmpty()) {
            candidates.add(days.onOrAfter(today));
        }
        for (OpenItem item : given.items()) {
            LocalDate step = pause != null || item.disputed() ? null : policy.nextDay(item.dueDate(), today, days);
            if (step != null) {
                candidates.add(step);
            }
            // The day on which it becomes overdue begins a cycle, whatever else is done or not done on it.
            if (item.isAhead(today)) {
                candidates.add(item.dueDate().plusDays(1));
            }
        }
        return candidates.stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
