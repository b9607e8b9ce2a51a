package io.openitem.risk.domain;

import io.openitem.contracts.RatingClass;

/** @param points 0, the worst, to 1000 */
public record Score(int points, RatingClass ratingClass) {}
