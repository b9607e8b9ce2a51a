package io.openitem.testing.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Locale;

/** The packages a service is made of. Each has one kind of knowledge that the others lack. */
public enum Ring {
    /** Decides; knows nothing but the language, the contracts and itself. */
    DOMAIN,
    /** Loads, folds decisions and writes; asks. */
    APP,
    /** Knows HTTP. */
    API,
    /** Knows Kafka. */
    MESSAGING,
    /** Knows columns. */
    STORE,
    /** Knows when. */
    JOBS,
    /** Reads foreign formats. */
    INGEST;

    /** The full name of this ring's package in the service whose root package is {@code base}. */
    String packageIn(String base) {
        return base + "." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether the class is in this ring of the service or in a package below it. */
    boolean holds(String base, JavaClass type) {
        return Packages.within(type.getPackageName(), packageIn(base));
    }
}
