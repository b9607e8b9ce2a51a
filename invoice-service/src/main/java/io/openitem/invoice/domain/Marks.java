package io.openitem.invoice.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was noted on an item beside its payments; none of it changes what is owed.
 *
 * @param dispute absent while nobody contests the item; payments do not end it
 * @param announcedOn the business date on which others were told that the item would soon be due; absent before
 */
public record Marks(@Nullable Dispute dispute, @Nullable LocalDate announcedOn) {

    /** Nothing noted. */
    public static final Marks NONE = new Marks(null, null);

    Marks with(@Nullable Dispute other) {
        return new Marks(other, announcedOn);
    }

    Marks announced(LocalDate on) {
        return new Marks(dispute, on);
    }
}
