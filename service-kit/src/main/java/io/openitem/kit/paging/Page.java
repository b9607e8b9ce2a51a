package io.openitem.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param hasMore whether there was a further item when the page was read
 * @param next what to send as {@code after} for the next page; absent on the last
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(description = "In the list's order.") List<T> items,

        @Schema(description = "Whether there was a further item when the page was read.")
        boolean hasMore,

        @Schema(description = "What to send as `after` for the next page; absent on the last.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param rows what was found by {@link PageRequest#rows()} rows after the cursor
     * @param place the cursor of an item
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> place) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, false, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, true, place.apply(items.get(items.size() - 1)).encoded());
    }

    /** The same page with each item shown another way. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), hasMore, next);
    }
}
