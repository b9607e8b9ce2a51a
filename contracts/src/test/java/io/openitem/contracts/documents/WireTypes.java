package io.openitem.contracts.documents;

import io.openitem.contracts.Code;
import io.openitem.contracts.Money;
import io.openitem.contracts.TypedId;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of every type a fact may be made of; named types are collected as definitions. */
final class WireTypes {

    private final Map<String, Object> definitions = new TreeMap<>();

    /** The named types met so far, by name. */
    Map<String, Object> definitions() {
        return definitions;
    }

    /** The schema of a record: its components in order, all required but the nullable ones, others let pass. */
    Map<String, Object> object(Class<?> type) {
        SourceDoc doc = SourceDoc.of(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> property = new LinkedHashMap<>(schema(component.getGenericType()));
            property.put("description", doc.component(component.getName()));
            properties.put(component.getName(), property);
            if (!isOptional(component)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", doc.summary());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", true);
        return schema;
    }

    /** How a type is called in prose, for example {@code list of Money}. */
    static String nameOf(Type type) {
        if (type instanceof ParameterizedType list) {
            return "list of " + nameOf(list.getActualTypeArguments()[0]);
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == ZoneId.class) {
            return "time zone";
        }
        return ((Class<?>) type).getSimpleName();
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The pattern that the text form of an id or a code matches as a whole. */
    static String patternOf(Class<?> idOrCode) {
        if (TypedId.class.isAssignableFrom(idOrCode)) {
            return "^" + constant(idOrCode, "PREFIX") + "[0-9a-f]{32}$";
        }
        return "^" + ((Pattern) constant(idOrCode, "FORM")).pattern() + "$";
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return ordered("type", "array", "items", schema(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw notAllowed(type);
        }
        if (plain == boolean.class) {
            return ordered("type", "boolean");
        }
        if (plain == int.class) {
            return ordered("type", "integer", "minimum", Integer.MIN_VALUE, "maximum", Integer.MAX_VALUE);
        }
        if (plain == long.class) {
            return ordered("type", "integer", "minimum", Long.MIN_VALUE, "maximum", Long.MAX_VALUE);
        }
        if (!definitions.containsKey(plain.getSimpleName())) {
            definitions.put(plain.getSimpleName(), definition(plain));
        }
        return ordered("$ref", "#/$defs/" + plain.getSimpleName());
    }

    private Map<String, Object> definition(Class<?> type) {
        if (type == Money.class) {
            return money();
        }
        if (type == Currency.class) {
            return text("A currency by ISO 4217 that has minor units.", "^[A-Z]{3}$");
        }
        if (type == LocalDate.class) {
            return ordered(
                    "description", "A calendar date, ISO 8601, without a time zone.",
                    "type", "string",
                    "format", "date",
                    "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }
        if (type == ZoneId.class) {
            return text("A time zone by its name in the IANA database.", "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$");
        }
        if (TypedId.class.isAssignableFrom(type) || Code.class.isAssignableFrom(type)) {
            return text(SourceDoc.of(type).summary(), patternOf(type));
        }
        if (type.isRecord()) {
            return object(type);
        }
        throw notAllowed(type);
    }

    private static Map<String, Object> money() {
        Map<String, Object> amount = text(
                "Decimal amount in major units with exactly the currency's fraction digits; negative for credits.",
                "^-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,4})?$");
        Map<String, Object> currency = text("ISO 4217.", "^[A-Z]{3}$");
        return ordered(
                "description",
                "An exact amount in one currency.",
                "type",
                "object",
                "properties",
                ordered("amount", amount, "currency", currency),
                "required",
                List.of("amount", "currency"),
                "additionalProperties",
                true);
    }

    static Map<String, Object> text(String description, String pattern) {
        return ordered("description", description, "type", "string", "pattern", pattern);
    }

    /** A map that keeps the order of its keys: {@code key, value, key, value ...}. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Object constant(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a constant " + name + " that says its form", e);
        }
    }

    private static IllegalStateException notAllowed(Type type) {
        return new IllegalStateException("A fact cannot carry a " + type.getTypeName());
    }
}
