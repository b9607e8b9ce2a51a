package io.openitem.invoice.domain;

import io.openitem.kit.decide.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Decides on legal entities: the book currency is chosen once, all else may change. */
public final class LegalEntityDecider {

    private LegalEntityDecider() {}

    /** @param now the instant of the decision; the entity's own zone makes a date of it */
    public static Decision<LegalEntityEvent, LegalEntityRejection> decide(
            Instant now, LegalEntity state, LegalEntityCommand command) {
        return switch (command) {
            case LegalEntityCommand.Describe describe ->
                switch (state) {
                    case LegalEntity.Absent absent -> register(now, describe);
                    case LegalEntity.Registered registered -> change(now, registered, describe);
                };
        };
    }

    private static Decision<LegalEntityEvent, LegalEntityRejection> register(
            Instant now, LegalEntityCommand.Describe describe) {
        return Decision.accept(List.of(
                new LegalEntityEvent.Registered(describe.legalEntity(), describe.particulars(), today(now, describe))));
    }

    private static Decision<LegalEntityEvent, LegalEntityRejection> change(
            Instant now, LegalEntity.Registered registered, LegalEntityCommand.Describe describe) {
        if (registered.particulars().equals(describe.particulars())) {
            return Decision.nothingToDo();
        }
        Currency current = registered.particulars().currency();
        Currency asked = describe.particulars().currency();
        if (!current.equals(asked)) {
            return Decision.refuse(new LegalEntityRejection.BookCurrencyIsFixed(current, asked));
        }
        return Decision.accept(List.of(
                new LegalEntityEvent.Changed(describe.legalEntity(), describe.particulars(), today(now, describe))));
    }

    private static LocalDate today(Instant now, LegalEntityCommand.Describe describe) {
        return now.atZone(describe.particulars().timeZone()).toLocalDate();
    }
}
