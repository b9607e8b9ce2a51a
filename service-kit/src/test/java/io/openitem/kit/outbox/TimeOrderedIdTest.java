package io.openitem.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void ids_are_version_seven_and_rise_strictly() {
        List<UUID> ids =
                IntStream.range(0, 100_000).mapToObj(i -> TimeOrderedId.next()).toList();

        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        for (int i = 1; i < ids.size(); i++) {
            assertThat(ids.get(i).toString()).isGreaterThan(ids.get(i - 1).toString());
        }
    }

    @Test
    void ids_made_at_once_by_many_threads_never_meet() {
        List<UUID> ids = IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(i -> TimeOrderedId.next())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }
}
