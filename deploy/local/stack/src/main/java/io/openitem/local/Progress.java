package io.openitem.local;

/** Told what a component is doing, so that a person who waits can see it. */
@FunctionalInterface
public interface Progress {
    void doing(String component, String what);

    static Progress silent() {
        return (component, what) -> {};
    }
}
