package io.openitem.testing.decider;

import java.util.List;
import java.util.stream.Collectors;

/** An outcome by its types alone: which events in which order, or which refusal. */
record Shape(boolean isAccepted, List<Class<?>> types) {

    static Shape of(Outcome<?, ?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?, ?> accepted ->
                new Shape(
                        true,
                        accepted.events().stream().<Class<?>>map(Shape::typeOf).toList());
            case Outcome.Refused<?, ?> refused -> new Shape(false, List.of(typeOf(refused.reason())));
        };
    }

    /** The class of a value; for a constant of an enum with a body, the enum. */
    static Class<?> typeOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    @Override
    public String toString() {
        String names = types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
        return (isAccepted ? "accepted [" : "refused [") + names + "]";
    }
}
