package io.openitem.contracts.risk.v1;

import io.openitem.contracts.ReasonCode;

/**
 * What one characteristic gave to a score.
 *
 * @param characteristic what was looked at, such as {@code days-late}
 * @param points how many points it gave; the points of all reasons sum to those of the score
 * @param pointsMax how many it gives at best
 */
public record ScoreReason(ReasonCode characteristic, int points, int pointsMax) {}
