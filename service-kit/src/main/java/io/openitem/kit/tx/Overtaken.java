package io.openitem.kit.tx;

/**
 * Another transaction took the same number first and has committed since this one looked. Nothing may be kept of this
 * one; in a new transaction the decision meets what the other wrote.
 */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overtaken(String what) {
        super(what + " was written by another transaction meanwhile");
    }
}
