package io.openitem.kit.codec;

import org.jspecify.annotations.Nullable;

/** A record that is not a fact of the contract: no retry will change that. */
public final class UndecodableFact extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UndecodableFact(String message) {
        this(message, null);
    }

    public UndecodableFact(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
