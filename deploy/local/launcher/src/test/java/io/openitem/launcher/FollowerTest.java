package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();

    @Test
    void a_line_is_shown_when_it_has_ended_and_only_once() throws IOException {
        var file = Files.writeString(folder.resolve("log"), "first\nsec");
        var follower = new Follower(file, 0, seen::add);

        follower.showNew();
        Files.writeString(file, "ond\n", StandardOpenOption.APPEND);
        follower.showNew();
        follower.showNew();

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void a_replaced_file_is_read_from_its_start() throws IOException {
        var file = Files.writeString(folder.resolve("log"), "a long first line\n");
        var follower = new Follower(file, 0, seen::add);
        follower.showNew();

        Files.writeString(file, "new\n");
        follower.showNew();

        assertThat(seen).containsExactly("a long first line", "new");
    }

    @Test
    void the_last_lines_begin_where_they_begin() throws IOException {
        var file = Files.writeString(folder.resolve("log"), "1\n2\n3\n4\n");

        new Follower(file, Follower.lastLines(file, 2), seen::add).showNew();

        assertThat(seen).containsExactly("3", "4");
    }
}
