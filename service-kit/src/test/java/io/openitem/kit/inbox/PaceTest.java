package io.openitem.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(100), 50);

    @Test
    void small_batches_begin_so_long_after_one_another() {
        assertThat(pace.rest(49, Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(70));
        assertThat(pace.rest(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void what_took_as_long_by_itself_is_followed_at_once() {
        assertThat(pace.rest(1, Duration.ofMillis(100))).isZero();
        assertThat(pace.rest(1, Duration.ofSeconds(2))).isZero();
    }

    @Test
    void there_is_no_rest_shorter_than_a_timer_can_be() {
        assertThat(pace.rest(1, Duration.ofNanos(99_000_001))).isZero();
        assertThat(pace.rest(1, Duration.ofNanos(98_999_999))).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void behind_a_large_batch_nothing_waits() {
        assertThat(pace.rest(50, Duration.ZERO)).isZero();
    }

    @Test
    void without_a_time_between_them_batches_follow_at_once() {
        assertThat(new Pace(Duration.ZERO, 50).rest(1, Duration.ofMillis(1))).isZero();
    }
}
