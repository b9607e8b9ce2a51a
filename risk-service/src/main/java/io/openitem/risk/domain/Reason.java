package io.openitem.risk.domain;

import org.jspecify.annotations.Nullable;

/**
 * What one characteristic gave to a score.
 *
 * @param measure in the characteristic's own unit; absent where it could not be measured
 */
public record Reason(
        Characteristic characteristic, @Nullable Long measure, int points, int pointsMax) {

    int lost() {
        return pointsMax - points;
    }
}
