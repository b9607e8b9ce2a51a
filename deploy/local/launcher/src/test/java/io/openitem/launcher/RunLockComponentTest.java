package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.local.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockComponentTest {
    @TempDir
    private Path folder;

    @Test
    void the_holder_is_known_while_it_holds_and_not_afterwards() {
        var home = new Home(folder);

        var lock = RunLock.take(home).orElseThrow();
        var during = RunLock.holder(home);
        lock.close();

        assertThat(during.map(ProcessHandle::pid))
                .contains(ProcessHandle.current().pid());
        assertThat(RunLock.holder(home)).isEmpty();
        assertThat(RunLock.take(home)).isPresent();
    }

    @Test
    void a_foreign_process_that_got_the_number_of_a_dead_one_is_not_the_holder() throws Exception {
        var home = new Home(folder);
        Files.writeString(home.run("up.pid"), ProcessHandle.current().pid() + " 1000000000000\n");

        assertThat(RunLock.holder(home)).isEmpty();
    }
}
