package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.launcher.StatusCommand.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Line UP = new Line("kafka", "up", 4711L, 12L, 273L, List.of(19092, 19096), "kafka.log");
    private static final Line DOWN = new Line("connect", "down", null, null, null, List.of(18083), "connect.log");

    @Test
    void every_component_is_a_row_below_the_heading() {
        var rows = StatusCommand.render(List.of(UP, DOWN));

        assertThat(rows)
                .containsExactly(
                        "component    health         pid        up    memory  ports",
                        "kafka        up            4711      12 s    273 MB  19092 19096",
                        "connect      down             -         -         -  18083");
    }

    @Test
    void the_exit_code_tells_all_some_and_none_apart() {
        assertThat(StatusCommand.exitCode(List.of(UP, UP))).isEqualTo(0);
        assertThat(StatusCommand.exitCode(List.of(UP, DOWN))).isEqualTo(1);
        assertThat(StatusCommand.exitCode(List.of(DOWN, DOWN))).isEqualTo(3);
    }
}
