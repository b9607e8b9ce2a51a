package io.openitem.contracts;

import java.util.regex.Pattern;

/** A short text of a fixed form: the only kind of text a fact may carry, so that no free text can slip in. */
public sealed interface Code
        permits AccountNumber,
                CalendarCode,
                ChannelCode,
                CountryCode,
                DocumentNumber,
                LanguageCode,
                LegalEntityId,
                RatingClass,
                ReasonCode,
                SourceCode,
                StepCode {

    String value();

    /** @throws IllegalArgumentException when {@code value} does not match {@code form} as a whole */
    static void check(Pattern form, String value, String what) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a valid " + what + ": it must match " + form.pattern());
        }
    }
}
