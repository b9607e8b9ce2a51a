package io.openitem.testing.decider;

import java.util.List;

/** A decider as small as one can be: a lamp that burns out after its last hour. */
sealed interface Lamp {

    record Off(int hoursLeft) implements Lamp {}

    record On(int hoursLeft) implements Lamp {}

    record Dead() implements Lamp {}

    sealed interface Command {
        record Switch(boolean on) implements Command {}

        record Burn(int hours) implements Command {}
    }

    sealed interface Event {
        record SwitchedOn() implements Event {}

        record SwitchedOff() implements Event {}

        record Burnt(int hours) implements Event {}

        record Died() implements Event {}
    }

    enum Refusal {
        DEAD,
        DARK
    }

    static Outcome<Event, Refusal> decide(Lamp lamp, Command command) {
        return switch (command) {
            case Command.Switch to -> turn(lamp, to);
            case Command.Burn burn -> burn(lamp, burn);
        };
    }

    private static Outcome<Event, Refusal> turn(Lamp lamp, Command.Switch to) {
        return switch (lamp) {
            case Off off -> Outcome.accepted(to.on() ? List.of(new Event.SwitchedOn()) : List.of());
            case On on -> Outcome.accepted(to.on() ? List.of() : List.of(new Event.SwitchedOff()));
            case Dead dead -> Outcome.refused(Refusal.DEAD);
        };
    }

    private static Outcome<Event, Refusal> burn(Lamp lamp, Command.Burn burn) {
        return switch (lamp) {
            case Off off -> Outcome.refused(Refusal.DARK);
            case On on when burn.hours() < on.hoursLeft() -> Outcome.accepted(List.of(new Event.Burnt(burn.hours())));
            case On on -> Outcome.accepted(List.of(new Event.Burnt(on.hoursLeft()), new Event.Died()));
            case Dead dead -> Outcome.refused(Refusal.DEAD);
        };
    }

    static Lamp evolve(Lamp lamp, Event event) {
        return switch (event) {
            case Event.SwitchedOn on -> new On(hoursLeft(lamp));
            case Event.SwitchedOff off -> new Off(hoursLeft(lamp));
            case Event.Burnt burnt -> new On(hoursLeft(lamp) - burnt.hours());
            case Event.Died died -> new Dead();
        };
    }

    private static int hoursLeft(Lamp lamp) {
        return switch (lamp) {
            case Off off -> off.hoursLeft();
            case On on -> on.hoursLeft();
            case Dead dead -> throw new IllegalStateException("a dead lamp has no hours");
        };
    }
}
