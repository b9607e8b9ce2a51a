package io.openitem.testing.decider;

import java.util.LinkedHashSet;
import java.util.Set;

/** The concrete kinds of a closed set. */
final class KindsOf {

    private KindsOf() {}

    /** The permitted classes at the leaves of a sealed type; of any other type itself. */
    static Set<Class<?>> type(Class<?> type) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        collect(type, kinds);
        return kinds;
    }

    private static void collect(Class<?> type, Set<Class<?>> kinds) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null || type.isEnum()) {
            kinds.add(type);
            return;
        }
        for (Class<?> subtype : permitted) {
            collect(subtype, kinds);
        }
    }
}
