package io.openitem.risk.domain;

import io.openitem.contracts.ReasonCode;
import java.util.Arrays;
import java.util.Optional;

/** What a scorecard can look at. How each is measured is said in {@link Profile#measure}. */
public enum Characteristic {
    /** Days between due date and payment in the last twelve months, weighted by amount. */
    DAYS_LATE("days-late"),
    /** Per cent of what was paid in the last twelve months that came late. */
    SHARE_LATE("share-late"),
    /** Days past due of the oldest open item. */
    WORST_OPEN_DELAY("worst-open-delay"),
    /** Days by which payments of the last three months were later than those of the nine before. */
    TREND("trend"),
    /** What is owed, in per cent of what is usually sold in a month. */
    EXPOSURE("exposure"),
    /** Whole months since the first invoice. */
    RELATIONSHIP("relationship"),
    /** What was taken back, in per cent of what was paid in the last twelve months. */
    RETURNED("returned");

    private final String code;

    Characteristic(String code) {
        this.code = code;
    }

    public ReasonCode code() {
        return new ReasonCode(code);
    }

    public static Optional<Characteristic> of(String code) {
        return Arrays.stream(values())
                .filter(characteristic -> characteristic.code.equals(code))
                .findFirst();
    }
}
