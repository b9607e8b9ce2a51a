package io.openitem.testing.rules;

import static io.openitem.testing.rules.Packages.within;
import static io.openitem.testing.rules.Packages.withinAny;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** Which part of Java a decision may be written in. */
final class DomainLanguage {

    private static final List<String> OUTSIDE = List.of(
            "java.io",
            "java.net",
            "java.nio",
            "java.sql",
            "java.rmi",
            "java.awt",
            "java.util.logging",
            "java.lang.ref");
    private static final Set<String> OUTSIDE_TYPES = Set.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.lang.System$Logger",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.util.Timer",
            "java.util.Scanner");
    private static final List<String> OUTSIDE_CONCURRENCY = List.of("java.util.concurrent");
    /** Part of every enum, record and exception. */
    private static final Set<String> HARMLESS = Set.of("java.io.Serializable");

    private static final Set<String> RANDOM = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.random.RandomGenerator");

    private DomainLanguage() {}

    /** A type of the JDK that computes; none that talks, waits, logs or knows what time it is. */
    static boolean isPlainJava(JavaClass type) {
        String name = type.getName();
        if (type.isPrimitive() || HARMLESS.contains(name)) {
            return true;
        }
        return within(type.getPackageName(), "java")
                && !withinAny(type.getPackageName(), OUTSIDE)
                && !withinAny(type.getPackageName(), OUTSIDE_CONCURRENCY)
                && !OUTSIDE_TYPES.contains(name);
    }

    /** A call or method reference whose result depends on when or where it runs. */
    static boolean asksTheSurroundings(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getTarget().getName();
        return (within(access.getTargetOwner().getPackageName(), "java.time") && member.equals("now"))
                || owner.equals("java.time.Clock")
                || (owner.equals("java.util.UUID") && member.equals("randomUUID"))
                || (owner.equals("java.lang.Math") && member.equals("random"))
                || (owner.equals("java.lang.StrictMath") && member.equals("random"))
                || (owner.equals("java.util.Collections") && member.equals("shuffle"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties")
                                .contains(member))
                || (member.equals("systemDefault") && owner.equals("java.time.ZoneId"))
                || (member.equals("getDefault")
                        && Set.of("java.util.Locale", "java.util.TimeZone").contains(owner))
                || (RANDOM.contains(owner) && !member.startsWith("next"))
                || (Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner) && member.equals("<init>"));
    }
}
