package io.openitem.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures and how much of it.
 *
 * @param page where the table is written; absent where it is only printed, because a part of it would replace the whole
 * @param only names of the sections that run; empty for all
 * @param path how long the whole path is loaded, once one by one and once in bulk; the budget speaks of 60 s, which
 *     together with the rest is more than anybody waits for
 */
record Options(
        @Nullable Path page,
        Set<String> only,
        Duration path,
        int statementEntries,
        int dunningInvoices,
        int dunningCustomers) {

    static final String USAGE = "[page] [--only=section,...] [--seconds=20] [--statement-entries=100000]"
            + " [--dunning-invoices=20000] [--dunning-customers=5000]";

    private static final String PAGE = "docs/evidence/bench.md";

    Options {
        only = Set.copyOf(only);
    }

    /** @throws IllegalArgumentException when an argument is not understood; the message says what is */
    static Options of(String... arguments) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                places.add(argument);
            } else if (argument.contains("=")) {
                named.put(argument.substring(2, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
            } else if (i + 1 < arguments.length) {
                named.put(argument.substring(2), arguments[++i]);
            } else {
                throw misunderstood(argument);
            }
        }
        if (places.size() > 1) {
            throw misunderstood(places.get(1));
        }
        String sections = Objects.requireNonNullElse(named.remove("only"), "");
        Options options = new Options(
                page(places, sections.isEmpty()),
                sections.isEmpty() ? Set.of() : Set.of(sections.split(",")),
                Duration.ofSeconds(number(named, "seconds", 20)),
                number(named, "statement-entries", 100_000),
                number(named, "dunning-invoices", 20_000),
                number(named, "dunning-customers", 5_000));
        if (!named.isEmpty()) {
            throw misunderstood("--" + named.keySet().iterator().next());
        }
        return options;
    }

    private static @Nullable Path page(List<String> places, boolean whole) {
        if (!places.isEmpty()) {
            return Path.of(places.getFirst());
        }
        return whole ? Path.of(Objects.requireNonNullElse(System.getenv("OPENITEM_ROOT"), "."), PAGE) : null;
    }

    private static int number(Map<String, String> named, String name, int otherwise) {
        String text = named.remove(name);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("--" + name + " is a number: " + USAGE, notOne);
        }
        throw new IllegalArgumentException("--" + name + " is greater than zero: " + USAGE);
    }

    private static IllegalArgumentException misunderstood(String argument) {
        return new IllegalArgumentException(argument + " is not understood: " + USAGE);
    }
}
