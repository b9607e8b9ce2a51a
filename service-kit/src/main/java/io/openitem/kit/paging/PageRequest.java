package io.openitem.kit.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit the most items on the page, within the configured bounds
 * @param after where the page before ended; {@code null} for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    /** How many rows to select: one more than the page holds tells whether there is another. */
    public int rows() {
        return limit + 1;
    }
}
