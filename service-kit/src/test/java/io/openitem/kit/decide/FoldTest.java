package io.openitem.kit.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An aggregate by key that refuses what would take it below zero. */
class FoldTest {

    private record Move(int key, int by) {}

    private final Fold<Integer, Integer, Move, Integer, String> fold = new Fold<>(
            Move::key,
            key -> 0,
            (state, move) ->
                    state + move.by() < 0 ? Decision.refuse("below zero") : Decision.accept(List.of(move.by())),
            Integer::sum);

    @Test
    void each_command_meets_the_state_its_predecessors_left() {
        var folded =
                fold.over(Map.of(1, new Versioned<>(5, 3L)), List.of(new Move(1, -5), new Move(1, -1), new Move(1, 2)));

        assertThat(folded.changed()).containsExactly(Map.entry(1, new Versioned<>(2, 5L)));
        assertThat(folded.outcomes()).hasSize(3);
        assertThat(folded.outcomes().get(1))
                .isEqualTo(new Fold.Outcome.Refused<>(1, new Versioned<>(0, 4L), "below zero"));
        assertThat(folded.events()).containsExactly(new Fold.Numbered<>(1, 4L, -5), new Fold.Numbered<>(1, 5L, 2));
    }

    @Test
    void any_batch_equals_batches_of_one() {
        qt().forAll(lists().of(integers().between(-50, 100)).ofSizeBetween(0, 60))
                .checkAssert(numbers -> {
                    List<Move> moves = numbers.stream()
                            .map(n -> new Move(Math.floorMod(n, 4), n))
                            .toList();

                    var whole = fold.over(Map.of(), moves);
                    Map<Integer, Versioned<Integer>> state = new HashMap<>();
                    List<Object> outcomes = new ArrayList<>();
                    for (Move move : moves) {
                        var one = fold.over(state, List.of(move));
                        state.putAll(one.changed());
                        outcomes.addAll(one.outcomes());
                    }

                    assertThat(whole.outcomes()).isEqualTo(outcomes);
                    assertThat(whole.changed()).isEqualTo(state);
                });
    }
}
