package io.openitem.testing.decider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.testing.decider.Lamp.Command;
import io.openitem.testing.decider.Lamp.Command.Burn;
import io.openitem.testing.decider.Lamp.Command.Switch;
import io.openitem.testing.decider.Lamp.Dead;
import io.openitem.testing.decider.Lamp.Event;
import io.openitem.testing.decider.Lamp.Event.Burnt;
import io.openitem.testing.decider.Lamp.Event.Died;
import io.openitem.testing.decider.Lamp.Event.SwitchedOff;
import io.openitem.testing.decider.Lamp.Event.SwitchedOn;
import io.openitem.testing.decider.Lamp.Off;
import io.openitem.testing.decider.Lamp.On;
import io.openitem.testing.decider.Lamp.Refusal;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class DeciderSpecificationTest {

    private static final List<Lamp> STATES = List.of(new Off(10), new On(10), new Dead());
    private static final List<Command> COMMANDS =
            List.of(new Switch(true), new Switch(false), new Burn(4), new Burn(10));

    private final DeciderSpecification<Lamp, Command, Event, Refusal> lamp = lampThat(Lamp::decide, Lamp::evolve);

    @Test
    void events_follow_from_what_happened_before() {
        lamp.given(new SwitchedOn(), new Burnt(7))
                .when(new Burn(3))
                .thenEvents(new Burnt(3), new Died())
                .andState(new Dead());
    }

    @Test
    void a_refusal_changes_nothing() {
        lamp.givenState(new Off(10)).when(new Burn(3)).thenRefused(Refusal.DARK).andState(new Off(10));
    }

    @Test
    void a_batch_is_decided_on_the_evolved_state() {
        lamp.given()
                .when(List.of(new Burn(1), new Switch(true), new Burn(6), new Burn(6), new Burn(6)))
                .thenEventsAndRefusals(
                        List.of(new SwitchedOn(), new Burnt(6), new Burnt(4), new Died()),
                        List.of(Refusal.DARK, Refusal.DEAD))
                .andState(new Dead());
    }

    @Test
    void other_events_than_expected_fail() {
        assertThatThrownBy(() -> lamp.given().when(new Switch(true)).thenEvents(new SwitchedOff()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SwitchedOn");
    }

    @Test
    void a_refusal_where_events_were_expected_fails() {
        assertThatThrownBy(() -> lamp.given().when(new Burn(1)).thenEvents())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DARK");
    }

    @Test
    void events_where_a_refusal_was_expected_fail() {
        assertThatThrownBy(() -> lamp.given().when(new Switch(true)).thenRefused(Refusal.DEAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SwitchedOn");
    }

    @Test
    void another_refusal_or_state_than_expected_fails() {
        assertThatThrownBy(() -> lamp.given().when(new Burn(1)).thenRefused(Refusal.DEAD))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> lamp.given()
                        .when(new Switch(true))
                        .thenEvents(new SwitchedOn())
                        .andState(new On(9)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_complete_table_passes() {
        assertThatCode(() -> completeTable(lamp).check()).doesNotThrowAnyException();
    }

    @Test
    void a_pair_without_expectation_is_named() {
        EveryPair<Lamp, Command, Event, Refusal> table = lamp.everyPair(STATES, COMMANDS)
                .accepts(Off.class, Switch.class, SwitchedOn.class)
                .accepts(Off.class, Switch.class);

        assertThatThrownBy(table::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("On x Switch has no expectation")
                .hasMessageContaining("Dead x Burn has no expectation")
                .message()
                .doesNotContain("Off x Switch has no expectation");
    }

    @Test
    void a_kind_without_an_example_is_named() {
        assertThatThrownBy(() -> table(lamp, List.of(new Off(10), new On(10)), List.of(new Burn(4)))
                        .check())
                .hasMessageContaining("There is no example of the state Dead")
                .hasMessageContaining("There is no example of the command Switch");
    }

    @Test
    void an_outcome_that_is_not_in_the_table_is_named_with_its_values() {
        var broken = lampThat(
                (state, command) -> state instanceof Dead && command instanceof Switch
                        ? Outcome.accepted(List.of(new SwitchedOn()))
                        : Lamp.decide(state, command),
                (state, event) -> state instanceof Dead ? new On(1) : Lamp.evolve(state, event));

        assertThatThrownBy(() -> completeTable(broken).check())
                .hasMessageContaining("Dead x Switch was accepted [SwitchedOn], expected [refused [Refusal]]: "
                        + "Switch[on=true] on Dead[]");
    }

    @Test
    void a_line_that_never_happens_is_named() {
        EveryPair<Lamp, Command, Event, Refusal> table =
                completeTable(lamp).accepts(Dead.class, Burn.class, Died.class);

        assertThatThrownBy(table::check).hasMessage("Dead x Burn was never accepted [Died]");
    }

    @Test
    void an_evolution_that_breaks_is_named() {
        var broken = lampThat(Lamp::decide, (state, event) -> {
            if (event instanceof Died) {
                throw new IllegalStateException("no way to die");
            }
            return Lamp.evolve(state, event);
        });

        assertThatThrownBy(() -> completeTable(broken).check())
                .hasMessageContaining("On x Burn cannot evolve On[hoursLeft=10]")
                .hasMessageContaining("no way to die");
    }

    @Test
    void a_decider_that_breaks_on_the_evolved_state_is_named() {
        var broken = lampThat(
                (state, command) -> {
                    if (state instanceof On on && on.hoursLeft() == 6) {
                        throw new IllegalStateException("cannot count to six");
                    }
                    return Lamp.decide(state, command);
                },
                Lamp::evolve);

        assertThatThrownBy(() -> completeTable(broken).check())
                .hasMessageContaining("On x Burn threw")
                .hasMessageContaining("on On[hoursLeft=6]");
    }

    @Test
    void a_line_said_twice_is_refused() {
        EveryPair<Lamp, Command, Event, Refusal> table = completeTable(lamp);

        assertThatThrownBy(() -> table.refuses(Dead.class, Burn.class, Refusal.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dead x Burn says twice: refused [Refusal]");
    }

    private static EveryPair<Lamp, Command, Event, Refusal> completeTable(
            DeciderSpecification<Lamp, Command, Event, Refusal> specification) {
        return table(specification, STATES, COMMANDS);
    }

    private static EveryPair<Lamp, Command, Event, Refusal> table(
            DeciderSpecification<Lamp, Command, Event, Refusal> specification,
            List<Lamp> states,
            List<Command> commands) {
        return specification
                .everyPair(states, commands)
                .accepts(Off.class, Switch.class, SwitchedOn.class)
                .accepts(Off.class, Switch.class)
                .refuses(Off.class, Burn.class, Refusal.class)
                .accepts(On.class, Switch.class, SwitchedOff.class)
                .accepts(On.class, Switch.class)
                .accepts(On.class, Burn.class, Burnt.class)
                .accepts(On.class, Burn.class, Burnt.class, Died.class)
                .refuses(Dead.class, Switch.class, Refusal.class)
                .refuses(Dead.class, Burn.class, Refusal.class);
    }

    private static DeciderSpecification<Lamp, Command, Event, Refusal> lampThat(
            BiFunction<Lamp, Command, Outcome<Event, Refusal>> decide, BiFunction<Lamp, Event, Lamp> evolve) {
        return DeciderSpecification.of(Lamp.class, Command.class, new Off(10), decide, evolve);
    }
}
