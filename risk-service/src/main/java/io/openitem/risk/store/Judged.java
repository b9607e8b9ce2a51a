package io.openitem.risk.store;

import io.openitem.risk.domain.Assessment;
import java.time.LocalDate;

/**
 * A customer with what a look at it found.
 *
 * @param on the business date of the look
 */
public record Judged(Debtor debtor, LocalDate on, Assessment assessment) {

    long version() {
        return debtor.version() + assessment.events().size();
    }

    boolean changed() {
        return !assessment.events().isEmpty();
    }
}
