package io.openitem.kit.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All problem types of the modules on the class path. Keeps true that a name stands for one type only. */
public final class ProblemCatalogue {

    private final Map<String, ProblemType> byName;

    private ProblemCatalogue(Map<String, ProblemType> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** @throws IllegalStateException when two types have one name */
    public static ProblemCatalogue load() {
        return of(ServiceLoader.load(ProblemSource.class));
    }

    static ProblemCatalogue of(Iterable<ProblemSource> sources) {
        Map<String, ProblemType> byName = new LinkedHashMap<>();
        for (ProblemSource source : sources) {
            for (ProblemType type : source.problemTypes()) {
                if (byName.put(type.name(), type) != null) {
                    throw new IllegalStateException("Two problem types are named " + type.name());
                }
            }
        }
        return new ProblemCatalogue(byName);
    }

    public List<ProblemType> types() {
        return new ArrayList<>(byName.values());
    }

    public Optional<ProblemType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
