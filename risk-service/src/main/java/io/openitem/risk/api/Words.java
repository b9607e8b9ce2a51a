package io.openitem.risk.api;

import io.openitem.risk.domain.Behaviour;
import io.openitem.risk.domain.Characteristic;
import io.openitem.risk.domain.Reason;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Reasons and behaviours in words, in the language that a caller prefers of those there are. */
public final class Words {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle texts;

    private Words(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle("words.credit", language, Words.class.getClassLoader(), EXACTLY);
    }

    /** @param acceptLanguage the header by RFC 9110; English where it is absent, malformed or names no other of ours */
    static Words preferredBy(@Nullable String acceptLanguage) {
        return new Words(preferred(acceptLanguage));
    }

    private static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    /** The language as the header {@code Content-Language} names it. */
    String tag() {
        return language.toLanguageTag();
    }

    /** What a characteristic is called. */
    String name(Characteristic characteristic) {
        return texts.getString(characteristic.code().value() + ".name");
    }

    /** Why there are so many points. */
    String sentence(Reason reason) {
        String code = reason.characteristic().code().value();
        Long measure = reason.measure();
        return measure == null
                ? texts.getString(code + ".missing")
                : new MessageFormat(texts.getString(code), language).format(new Object[] {measure});
    }

    /** Why there is no score. */
    String noHistory() {
        return texts.getString("no-history");
    }

    String name(Behaviour behaviour) {
        return texts.getString("behaviour." + behaviour.code());
    }
}
