package io.openitem.contracts.rules;

import io.openitem.contracts.Code;
import io.openitem.contracts.Fact;
import io.openitem.contracts.Fact.Topic;
import io.openitem.contracts.Money;
import io.openitem.contracts.TypedId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a fact must keep to be published for ever: nothing that can hold free text or personal data, and a place where
 * its topic knows it. Each rule returns what breaks it, one sentence each.
 */
final class FactRules {

    private static final Set<Class<?>> VALUES =
            Set.of(Money.class, Currency.class, LocalDate.class, ZoneId.class, boolean.class, int.class, long.class);

    /** Parts of a component's name that speak of a person or of free text. */
    private static final List<String> SMELLS = List.of(
            "name", "address", "street", "mail", "phone", "iban", "text", "comment", "note", "birth", "contact");

    private FactRules() {}

    /** Everything that is wrong with a fact as one of its topic's. */
    static List<String> violations(Topic topic, Class<? extends Fact> fact) {
        List<String> violations = new ArrayList<>(shape(topic, fact));
        violations.addAll(components(fact));
        return violations;
    }

    /** The fact is a public record in the package of its topic's version and leaves the topic to its interface. */
    static List<String> shape(Topic topic, Class<? extends Fact> fact) {
        List<String> violations = new ArrayList<>();
        if (!fact.isRecord()) {
            violations.add(fact.getSimpleName() + " is not a record");
        }
        String home = packageOf(topic);
        if (!fact.getPackageName().equals(home)) {
            violations.add(fact.getSimpleName() + " is not in package " + home);
        }
        if (!topic.facts().isAssignableFrom(fact)) {
            violations.add(fact.getSimpleName() + " is not a " + topic.facts().getSimpleName());
        }
        if (Arrays.stream(fact.getDeclaredMethods()).anyMatch(m -> m.getName().equals("topic"))) {
            violations.add(fact.getSimpleName() + " chooses a topic of its own");
        }
        return violations;
    }

    /** Components, also those of nested records, are of types that are allowed and of names that do not smell. */
    static List<String> components(Class<?> fact) {
        List<String> violations = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> records = new ArrayDeque<>();
        records.add(fact);
        while (!records.isEmpty()) {
            Class<?> type = records.remove();
            if (!type.isRecord() || !seen.add(type)) {
                continue;
            }
            for (RecordComponent component : type.getRecordComponents()) {
                Type element = elementOf(component.getGenericType());
                String where = type.getSimpleName() + "." + component.getName();
                if (isNestedRecord(element)) {
                    records.add((Class<?>) element);
                } else if (!isAllowed(element)) {
                    violations.add(where + " is a " + element.getTypeName() + ", which no fact may carry");
                }
                smellOf(component, element).forEach(smell -> violations.add(where + " smells of a " + smell));
            }
        }
        return violations;
    }

    /** The interface of a topic's facts is sealed, directly over records. */
    static List<String> sealing(Class<? extends Fact> facts) {
        if (!facts.isSealed()) {
            return List.of(facts.getSimpleName() + " is not a sealed interface");
        }
        return Arrays.stream(facts.getPermittedSubclasses())
                .filter(fact -> !fact.isRecord())
                .map(fact -> fact.getSimpleName() + " is not a record")
                .toList();
    }

    /** Every fact among {@code classes} is one that a topic's sealed interface permits. */
    static List<String> publication(List<Class<?>> classes) {
        Set<Class<?>> published = new HashSet<>();
        for (Topic topic : Topic.values()) {
            published.add(topic.facts());
            published.addAll(List.of(topic.facts().getPermittedSubclasses()));
        }
        return classes.stream()
                .filter(type -> Fact.class.isAssignableFrom(type) && type != Fact.class && !published.contains(type))
                .map(type -> type.getSimpleName() + " belongs to no topic")
                .toList();
    }

    /** The package of a topic's facts, for example {@code io.openitem.contracts.invoice.v1}. */
    static String packageOf(Topic topic) {
        return topic.topicName().replaceFirst("^openitem\\.", "io.openitem.contracts.");
    }

    /** All classes that were compiled together with {@code example}. */
    static List<Class<?>> classesBeside(Class<?> example) {
        try {
            Path root = Path.of(
                    example.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                        .<Class<?>>map(FactRules::load)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replaceAll("[/\\\\]", ".").replaceFirst("\\.class$", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Type elementOf(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list.getActualTypeArguments()[0];
        }
        return type;
    }

    private static boolean isAllowed(Type type) {
        return type instanceof Class<?> plain && (VALUES.contains(plain) || isIdOrCode(plain));
    }

    private static boolean isNestedRecord(Type type) {
        return type instanceof Class<?> plain
                && plain.isRecord()
                && !isAllowed(plain)
                && plain.getPackageName().startsWith("io.openitem.contracts.");
    }

    private static boolean isIdOrCode(Class<?> type) {
        return type.isRecord() && (TypedId.class.isAssignableFrom(type) || Code.class.isAssignableFrom(type));
    }

    /** An id or a flag holds no text, whatever its name: {@code InvoiceId creditNote}, {@code boolean mailConsent}. */
    private static Stream<String> smellOf(RecordComponent component, Type element) {
        if (element == boolean.class || (element instanceof Class<?> plain && TypedId.class.isAssignableFrom(plain))) {
            return Stream.of();
        }
        String name = component.getName().toLowerCase(Locale.ROOT);
        return SMELLS.stream().filter(name::contains);
    }
}
