package io.openitem.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final PagingConfig BOUNDS = new PagingConfig() {
        @Override
        public int defaultLimit() {
            return 50;
        }

        @Override
        public int maxLimit() {
            return 500;
        }
    };

    private final Paging paging = new Paging(BOUNDS);

    @Test
    void a_cursor_comes_back_as_it_went_out() {
        UUID id = UUID.fromString("018f0000-0000-7000-8000-000000000001");
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");

        Cursor read = Cursor.decode(
                "things",
                5,
                Cursor.at("things", LocalDate.of(2026, 1, 2), at, -7L, "Ünïcode ,|", id)
                        .encoded());

        assertThat(read.date(0)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(read.instant(1)).isEqualTo(at);
        assertThat(read.number(2)).isEqualTo(-7);
        assertThat(read.text(3)).isEqualTo("Ünïcode ,|");
        assertThat(read.uuid(4)).isEqualTo(id);
    }

    @Test
    void a_cursor_is_safe_in_a_url() {
        assertThat(Cursor.at("things", "ÿþ??>>~~").encoded()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "_____w", "dGhpbmdz"})
    void anything_else_is_refused(String after) {
        assertInvalid(() -> Cursor.decode("things", 1, after));
    }

    @Test
    void a_cursor_of_another_list_or_order_is_refused() {
        String ofOthers = Cursor.at("others", "a").encoded();
        String ofTwo = Cursor.at("things", "a", "b").encoded();

        assertInvalid(() -> Cursor.decode("things", 1, ofOthers));
        assertInvalid(() -> Cursor.decode("things", 1, ofTwo));
    }

    @Test
    void a_column_of_the_wrong_type_is_refused() {
        Cursor forged = Cursor.decode(
                "things",
                1,
                Base64.getUrlEncoder().encodeToString("things\u001f1; drop".getBytes(StandardCharsets.UTF_8)));

        assertInvalid(() -> forged.number(0));
        assertInvalid(() -> forged.uuid(0));
        assertInvalid(() -> forged.date(0));
        assertInvalid(() -> forged.instant(0));
    }

    @Test
    void a_cursor_longer_than_any_of_ours_is_refused_unread() {
        assertInvalid(() -> Cursor.decode("things", 1, "A".repeat(1025)));
    }

    @Test
    void the_limit_has_a_default_and_bounds() {
        assertThat(paging.request("things", 1, null, null).limit()).isEqualTo(50);
        assertThat(paging.request("things", 1, 500, null).rows()).isEqualTo(501);
        assertThatThrownBy(() -> paging.request("things", 1, 501, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> paging.request("things", 1, 0, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void pages_follow_each_other_to_the_end_without_gap_or_repetition() {
        List<Integer> all = IntStream.rangeClosed(1, 25).boxed().toList();
        List<Integer> seen = new java.util.ArrayList<>();

        String after = null;
        int pages = 0;
        do {
            PageRequest request = paging.request("numbers", 1, 10, after);
            Cursor from = request.after();
            long last = from == null ? 0 : from.number(0);
            List<Integer> rows =
                    all.stream().filter(n -> n > last).limit(request.rows()).toList();
            Page<Integer> page = Page.of(rows, request, n -> Cursor.at("numbers", n));
            seen.addAll(page.items());
            after = page.next();
            pages++;
            assertThat(page.hasMore()).isEqualTo(after != null);
        } while (after != null);

        assertThat(seen).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_page_that_is_exactly_full_says_that_there_is_no_more() {
        Page<Integer> page = Page.of(List.of(1, 2), new PageRequest(2, null), n -> Cursor.at("numbers", n));

        assertThat(page.hasMore()).isFalse();
        assertThat(page.next()).isNull();
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().type().name()).isEqualTo("invalid-cursor"));
    }
}
