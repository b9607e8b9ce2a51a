package io.openitem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartRecordTest {
    private static final String CACHE = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Path build;
    private StartRecord record;

    @BeforeEach
    void aProgram() throws IOException {
        build = Files.writeString(folder.resolve("program.jar"), "");
        record = StartRecord.in(folder, "program", build);
    }

    @Test
    void without_a_record_a_plain_start_has_no_options() {
        assertThat(record.options()).isEmpty();
    }

    @Test
    void what_was_written_is_used_by_the_next_start() throws IOException {
        Files.writeString(written(), "written");
        record.keepNew();

        assertThat(record.isKept()).isTrue();
        assertThat(path(CACHE, record.options())).hasContent("written");
        assertThat(record.optionsToRecord()).isEqualTo(record.options());
    }

    @Test
    void what_a_killed_one_left_is_not_used() throws IOException {
        Files.writeString(written(), "half");

        assertThat(record.isKept()).isFalse();
        assertThat(record.options()).isEmpty();
    }

    @Test
    void built_again_a_program_has_no_record_and_the_old_one_goes_with_the_next() throws IOException {
        Files.writeString(written(), "old");
        record.keepNew();
        Path old = path(CACHE, record.options());
        Files.setLastModifiedTime(build, FileTime.fromMillis(1));
        Path other = Files.writeString(folder.resolve("program-1.0.jar"), "not a record");

        assertThat(record.isKept()).isFalse();

        Files.writeString(written(), "new");
        record.keepNew();
        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(path(CACHE, record.options())).hasContent("new");
    }

    @Test
    void a_jvm_can_be_made_to_write_it_only_where_there_is_none() throws IOException {
        assertThat(record.optionsToRecord()).contains("-XX:+RecordDynamicDumpInfo");

        Files.writeString(written(), "written");
        record.keepNew();

        assertThat(record.optionsToRecord()).doesNotContain("-XX:+RecordDynamicDumpInfo");
    }

    @Test
    void a_jvm_that_writes_at_its_end_writes_to_the_same_place_and_only_where_there_is_none() throws IOException {
        assertThat(record.optionsToRecordAtExit()).contains("-XX:ArchiveClassesAtExit=" + written());

        Files.writeString(written(), "written");
        record.keepNew();

        assertThat(record.optionsToRecordAtExit()).isEqualTo(record.options());
    }

    @Test
    void what_was_broken_off_is_written_anew() throws IOException {
        Files.writeString(written(), "half");

        assertThat(written()).doesNotExist();
        record.keepNew();
        assertThat(record.isKept()).isFalse();
    }

    private Path written() {
        return Path.of(record.writing().getLast());
    }

    private static Path path(String option, List<String> options) {
        return options.stream()
                .filter(text -> text.startsWith(option))
                .map(text -> Path.of(text.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }
}
