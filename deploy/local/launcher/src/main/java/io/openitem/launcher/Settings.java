package io.openitem.launcher;

import io.openitem.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/**
 * What a stack was made with. Kept in its folder, so that every later command finds the same ports, and because the
 * number of brokers cannot change while the topics live.
 *
 * @param portOffset added to every port, so that two checkouts can run beside each other
 * @param brokers 1 or 3
 */
record Settings(int portOffset, int brokers) {
    private static final String FILE = "stack.properties";

    static final String VARIABLE_OFFSET = "OPENITEM_PORT_OFFSET";

    static Optional<Settings> saved(Home home) {
        var file = home.root().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Settings(
                Integer.parseInt(properties.getProperty("port-offset", "0")),
                Integer.parseInt(properties.getProperty("brokers", "1"))));
    }

    /** What is saved, or else what the environment says and one broker. */
    static Settings of(Home home) {
        return saved(home).orElseGet(() -> new Settings(offsetOfEnvironment(), 1));
    }

    void save(Home home) {
        var text = "port-offset=" + portOffset + "\nbrokers=" + brokers + "\n";
        try {
            Files.writeString(Files.createDirectories(home.root()).resolve(FILE), text);
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    home.root() + " cannot be written (" + e.getMessage()
                            + "). Give yourself the right, or set OPENITEM_HOME to a folder of yours.");
        }
    }

    static int offsetOfEnvironment() {
        var text = Optional.ofNullable(System.getenv(VARIABLE_OFFSET)).filter(value -> !value.isBlank());
        try {
            return text.map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            throw new Refusal(ExitCode.USAGE, VARIABLE_OFFSET + " is no number: " + text.orElse(""));
        }
    }
}
