package io.openitem.risk.domain;

import io.openitem.contracts.ReasonCode;
import java.util.Arrays;

/** How a customer pays, in a word. */
public enum Behaviour {
    /** Nothing was paid within the last twelve months that was not taken back. */
    NEW("new"),
    GOOD_PAYER("good-payer"),
    /** Pays, and late as a habit. */
    SLOW_PAYER("slow-payer"),
    /** Owes for longer than is the customer's habit. */
    LATE("late");

    private final String code;

    Behaviour(String code) {
        this.code = code;
    }

    public ReasonCode code() {
        return new ReasonCode(code);
    }

    /** @throws IllegalArgumentException when there is none of this code */
    public static Behaviour of(String code) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No behaviour is called " + code));
    }
}
