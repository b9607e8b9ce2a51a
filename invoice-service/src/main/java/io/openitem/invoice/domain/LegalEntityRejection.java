package io.openitem.invoice.domain;

import java.util.Currency;

/** Why a command to a legal entity is refused. */
public sealed interface LegalEntityRejection {

    /** What was booked in the book currency cannot be restated, so it stays. */
    record BookCurrencyIsFixed(Currency current, Currency asked) implements LegalEntityRejection {}
}
