package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.local.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the script finds a JDK, with folders that look like JDKs. */
class ToolchainTest {
    @TempDir
    private Path folder;

    private record Answer(int exit, String text) {}

    @Test
    void the_newest_jdk_is_taken() throws Exception {
        var folders = List.of(jdk("jdk-21", "21.0.4"), jdk("jdk 25", "25"), jdk("jdk-17", "17.0.1"));

        var answer = findJdk("", folders);

        assertThat(answer).isEqualTo(new Answer(0, folder.resolve("jdk 25") + "\n"));
    }

    @Test
    void java_home_is_kept_when_it_is_new_enough() throws Exception {
        var own = jdk("own", "21");

        var answer = findJdk(own.toString(), List.of(jdk("jdk-25", "25")));

        assertThat(answer).isEqualTo(new Answer(0, own + "\n"));
    }

    @Test
    void java_home_is_passed_over_when_it_is_too_old() throws Exception {
        var answer = findJdk(jdk("own", "17").toString(), List.of(jdk("jdk-25", "25.0.3")));

        assertThat(answer).isEqualTo(new Answer(0, folder.resolve("jdk-25") + "\n"));
    }

    @Test
    void a_runtime_without_a_compiler_is_no_jdk() throws Exception {
        var runtime = jdk("jre-25", "25");
        Files.delete(runtime.resolve("bin/javac"));

        var answer = findJdk("", List.of(runtime, jdk("jdk-21", "21")));

        assertThat(answer).isEqualTo(new Answer(0, folder.resolve("jdk-21") + "\n"));
    }

    @Test
    void where_there_is_none_it_says_what_to_install() throws Exception {
        var answer = findJdk("", List.of(jdk("jdk-17", "17.0.1")));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text())
                .contains("a JDK 21 or newer is needed and the newest found is 17 at " + folder.resolve("jdk-17"))
                .contains("Temurin 25");
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (var program : List.of("java", "javac")) {
            var file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    private static Answer findJdk(String javaHome, List<Path> folders) throws IOException, InterruptedException {
        var script = Checkout.find().root().resolve("deploy/local/launcher/sh/toolchain.sh");
        var builder = new ProcessBuilder(
                        "bash", "-euc", ". \"$1\"; find_jdk; echo \"$JAVA_HOME\"", "test", script.toString())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        javaHome,
                        "OPENITEM_JDK_FOLDERS",
                        String.join(":", folders.stream().map(Path::toString).toList())));
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
