package io.openitem.local;

/** How a component is: gone, alive but not serving, or serving. */
public enum Health {
    DOWN,
    STARTING,
    UP
}
