package io.openitem.dunning.domain;

import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about one customer. Keeps true: within a cycle no step is taken twice and none after a higher one. A new
 * cycle begins when the customer goes from nothing overdue to something, and when what took the last step is gone and
 * something else has reached a step of which nobody was told.
 */
public sealed interface DunningCase {

    /** Number of the running cycle, or of the last; 0 before the first. */
    int cycle();

    Contacts contacts();

    /** Why and until when the customer is left out; absent where it takes part. */
    @Nullable
    Pause pause();

    /** Nothing is overdue. */
    record Clear(int cycle, Contacts contacts, @Nullable Pause pause) implements DunningCase {

        public static final Clear NEW = new Clear(0, Contacts.NONE, null);
    }

    /**
     * Something is overdue.
     *
     * @param taken the steps of this cycle, the last at the end
     * @param withheld the notice of the last step where it was held back: sending is not released, or something stood in
     *     its way that passes
     */
    record Running(
            int cycle,
            List<Taken> taken,
            @Nullable NoticeId withheld,
            Contacts contacts,
            @Nullable Pause pause) implements DunningCase {

        public Running {
            taken = List.copyOf(taken);
        }

        /** The step that stands in the way of taking this one: itself or a higher one; absent where none does. */
        @Nullable
        Taken standingAgainst(Step step) {
            for (Taken done : taken) {
                if (done.step().equals(step.code()) || done.offsetDays() >= step.offsetDays()) {
                    return done;
                }
            }
            return null;
        }

        boolean lastWas(StepCode step) {
            return !taken.isEmpty() && taken.getLast().step().equals(step);
        }

        /** Whether this is the cycle and the step the last of it. */
        boolean isAt(int otherCycle, StepCode step) {
            return cycle == otherCycle && lastWas(step);
        }
    }

    /** A step that was taken. */
    record Taken(StepCode step, int offsetDays, LocalDate on) {}

    /**
     * When the customer heard from us.
     *
     * @param lastOn the last message that was not held back
     * @param lastCourtesyOn the last courtesy, held back or not
     */
    record Contacts(@Nullable LocalDate lastOn, @Nullable LocalDate lastCourtesyOn) {

        public static final Contacts NONE = new Contacts(null, null);

        Contacts on(LocalDate day, boolean withheld) {
            return withheld ? this : new Contacts(day, lastCourtesyOn);
        }

        Contacts courtesyOn(LocalDate day, boolean withheld) {
            return new Contacts(withheld ? lastOn : day, day);
        }
    }

    /** @param until the last day without steps; absent where no end is known */
    record Pause(ReasonCode reason, @Nullable LocalDate until) {}

    /** The case after an event. */
    static DunningCase evolve(DunningCase state, CaseEvent event) {
        return switch (event) {
            case CaseEvent.CycleBegan began ->
                new Running(began.cycle(), List.of(), null, state.contacts(), state.pause());
            case CaseEvent.CycleEnded ended -> new Clear(state.cycle(), state.contacts(), state.pause());
            case CaseEvent.StepTaken step -> taken(running(state), step);
            case CaseEvent.StepHeldBack held -> withheld(running(state), held.notice(), state.contacts());
            case CaseEvent.StepReleased released ->
                withheld(running(state), null, state.contacts().on(released.on(), false));
            case CaseEvent.CourtesyGiven given ->
                with(state, state.contacts().courtesyOn(given.on(), given.withheld()), state.pause());
            case CaseEvent.Paused paused -> with(state, state.contacts(), paused.pause());
            case CaseEvent.Resumed resumed -> with(state, state.contacts(), null);
            case CaseEvent.Reviewed reviewed -> state;
        };
    }

    private static Running taken(Running running, CaseEvent.StepTaken event) {
        List<Taken> taken = new ArrayList<>(running.taken());
        taken.add(new Taken(event.step().code(), event.step().offsetDays(), event.on()));
        Contacts contacts =
                event.notice() == null ? running.contacts() : running.contacts().on(event.on(), event.withheld());
        return new Running(running.cycle(), taken, event.withheld() ? event.notice() : null, contacts, running.pause());
    }

    private static Running withheld(Running running, @Nullable NoticeId notice, Contacts contacts) {
        return new Running(running.cycle(), running.taken(), notice, contacts, running.pause());
    }

    private static Running running(DunningCase state) {
        return switch (state) {
            case Running running -> running;
            case Clear clear -> throw new IllegalStateException("No step is taken while nothing is overdue");
        };
    }

    private static DunningCase with(DunningCase state, Contacts contacts, @Nullable Pause pause) {
        return switch (state) {
            case Clear clear -> new Clear(clear.cycle(), contacts, pause);
            case Running running -> new Running(running.cycle(), running.taken(), running.withheld(), contacts, pause);
        };
    }
}
