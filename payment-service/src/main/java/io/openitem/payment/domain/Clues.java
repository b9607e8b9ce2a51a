package io.openitem.payment.domain;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a remittance says that can be looked up: creditor references with right check digits, and words that may be the
 * number of an invoice or an account. A word is compared as a whole and without separators, never in part.
 *
 * @param references in the order in which they were found
 * @param keys words, and pairs of neighbouring words, without separators and in capitals
 * @param account the account's number as the source gave it, without separators; absent where it gave none
 * @param miswritten whether something has the form of a creditor reference and wrong check digits
 */
public record Clues(
        List<RfReference> references,
        Set<String> keys,
        @Nullable String account,
        boolean miswritten) {

    /** Shorter words say too little: every text has a 1 and a 42 in it. */
    static final int KEY_MIN = 4;

    private static final int KEY_MAX = 64;

    /** More than any honest remittance names; each one waits in an index until its invoice comes. */
    private static final int KEYS_MAX = 24;

    private static final int REFERENCES_MAX = 12;

    private static final Pattern SEPARATORS = Pattern.compile("[ ._/#+-]");
    private static final Pattern BLANKS = Pattern.compile("[\\s,;:()\"'|]+");

    public Clues {
        references = List.copyOf(references);
        keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    }

    /** By what an invoice is known in a text. */
    public static String key(DocumentNumber number) {
        return plain(number.value());
    }

    /** By what an account is known in a text. */
    public static String key(String number) {
        return plain(number);
    }

    static Clues of(Remittance remittance) {
        Reading reading = new Reading();
        if (remittance.structured() != null) {
            reading.read(remittance.structured());
        }
        if (remittance.text() != null) {
            reading.readText(remittance.text());
        }
        String number = remittance.customerNumber();
        return new Clues(
                reading.references.stream().toList(),
                reading.keys,
                number == null ? null : plain(number),
                reading.miswritten);
    }

    private static String plain(String text) {
        return SEPARATORS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** What has been found so far. */
    private static final class Reading {

        private final Set<RfReference> references = new LinkedHashSet<>();
        private final Set<String> keys = new LinkedHashSet<>();
        private boolean miswritten;

        void readText(String text) {
            List<String> words = new ArrayList<>(Arrays.stream(BLANKS.split(text))
                    .filter(word -> !word.isEmpty())
                    .toList());
            for (int i = 0; i < words.size(); i++) {
                read(words.get(i));
                if (startsReference(words.get(i))) {
                    readGroups(words.subList(i, words.size()));
                }
            }
            for (int i = 0; i + 1 < words.size(); i++) {
                addKey(words.get(i) + words.get(i + 1));
            }
        }

        /** A reference is printed in groups of four: as many groups as make one. */
        private void readGroups(List<String> words) {
            StringBuilder joined = new StringBuilder();
            for (String word : words) {
                joined.append(word);
                if (joined.length() > 25) {
                    return;
                }
                RfReference.read(joined.toString()).ifPresent(this::add);
            }
        }

        void read(String word) {
            RfReference.read(word).ifPresentOrElse(this::add, () -> {
                miswritten |= word.length() > KEY_MIN && RfReference.looksLikeOne(word);
                addKey(word);
            });
        }

        private void add(RfReference reference) {
            if (references.size() < REFERENCES_MAX) {
                references.add(reference);
            }
        }

        private void addKey(String word) {
            String key = plain(word);
            boolean telling = key.length() >= KEY_MIN
                    && key.length() <= KEY_MAX
                    && key.chars().anyMatch(Character::isDigit);
            if (telling && keys.size() < KEYS_MAX) {
                keys.add(key);
            }
        }

        private static boolean startsReference(String word) {
            return word.length() == 4 && word.regionMatches(true, 0, "RF", 0, 2) && Character.isDigit(word.charAt(2));
        }
    }
}
