package io.openitem.contracts.risk.v1;

import io.openitem.contracts.RatingClass;

/**
 * A customer's credit standing as a number and the class it falls into.
 *
 * @param points 0, the worst, to 1000
 * @param ratingClass {@code A}, the best, to {@code E}
 */
public record Rating(int points, RatingClass ratingClass) {}
