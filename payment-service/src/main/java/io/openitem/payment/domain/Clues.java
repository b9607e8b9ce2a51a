package io.openitem.payment.domain;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a remittance says that can be looked up: creditor references with right check digits, and words that may be the
 * number of an invoice or an account. A word is compared as a whole and without separators, never in part. Amounts, dates
 * and years are no numbers: what is written like one is left out, also where it is the number of something.
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

    private static final String UNIT = "(?i:EURO?|USD|CHF|GBP|[€$£])";
    /** With what an amount or a date begins: a digit, or a currency. */
    private static final String FIRST = "0123456789€$£EUCGeucg";

    /** What a number goes on with. */
    private static final String PARTS = "._/#+-";

    private static final String WHOLE = "(?:[0-9]{1,3}(?:[.,'][0-9]{3})+|[0-9]+)";

    private static final Pattern SEPARATORS = Pattern.compile("[ ._/#+-]");
    private static final Pattern BLANKS = Pattern.compile("[\\s,;:()\"'|]+");

    /** Nobody's number is a year alone; with what follows it may be. */
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");

    private static final Pattern AMOUNT_OR_DATE = amountOrDate();

    /** A number beside a currency is an amount without cents. Looked for after amounts that have them. */
    private static final Pattern ROUND_AMOUNT = alone("(?:" + WHOLE + "\\h?)?" + UNIT + "(?:\\h?" + WHOLE + ")?");

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

    private static Pattern amountOrDate() {
        String day = "(?:0?[1-9]|[12][0-9]|3[01])";
        String year = "(?:19|20)[0-9]{2}";
        String date = day + "[./]" + day + "[./](?:" + year + "|[0-9]{2})"
                + "|" + day + "[.]" + day + "[.]"
                + "|" + day + "-" + day + "-" + year
                + "|" + year + "(?<sign>[-./])(?:0[1-9]|1[0-2])\\k<sign>(?:0[1-9]|[12][0-9]|3[01])";
        String span = "(?:" + date + ")(?:\\h?-\\h?(?:" + date.replace("sign", "second") + "))?";
        String amount = "(?:" + UNIT + "\\h?)?" + WHOLE + "[.,](?:[0-9]{2}|-{1,2})(?:\\h?" + UNIT + ")?";
        return alone(span + "|" + amount);
    }

    private static Pattern alone(String form) {
        return Pattern.compile("(?:" + form + ")(?![\\p{L}\\p{N}_/#+-]|[.,'][0-9])");
    }

    /**
     * The text with a line break for each match that begins a word. Tried only where one can begin, which is many times
     * faster than letting the pattern look for itself: every payment of a bulk comes by here.
     */
    private static String without(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i >= from && begins(text, i) && matcher.region(i, text.length()).lookingAt()) {
                rest.append(text, from, i).append('\n');
                from = matcher.end();
            }
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** What is a part of a word or of a longer number is another thing. */
    private static boolean begins(String text, int at) {
        if (FIRST.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        return at == 0 || (!Character.isLetterOrDigit(text.charAt(at - 1)) && PARTS.indexOf(text.charAt(at - 1)) < 0);
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
            List<List<String>> parts = parts(text);
            for (List<String> words : parts) {
                for (int i = 0; i < words.size(); i++) {
                    read(words.get(i));
                    if (startsReference(words.get(i))) {
                        readGroups(words.subList(i, words.size()));
                    }
                }
            }
            for (List<String> words : parts) {
                for (int i = 0; i + 1 < words.size(); i++) {
                    addPair(words.get(i), words.get(i + 1));
                }
            }
        }

        /** Words between amounts and dates: those before one and behind it are no neighbours. */
        private static List<List<String>> parts(String text) {
            return without(ROUND_AMOUNT, without(AMOUNT_OR_DATE, text))
                    .lines()
                    .map(part -> Arrays.stream(BLANKS.split(part))
                            .filter(word -> !word.isEmpty())
                            .toList())
                    .toList();
        }

        /** A year and a month are a date that is written with a blank. */
        private void addPair(String one, String other) {
            boolean isMonth = (isOf(YEAR, one) && isOf(MONTH, other)) || (isOf(MONTH, one) && isOf(YEAR, other));
            if (!isMonth) {
                addKey(one + other);
            }
        }

        private static boolean isOf(Pattern form, String word) {
            return form.matcher(plain(word)).matches();
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
                    && key.chars().anyMatch(Character::isDigit)
                    && !YEAR.matcher(key).matches();
            if (telling && keys.size() < KEYS_MAX) {
                keys.add(key);
            }
        }

        private static boolean startsReference(String word) {
            return word.length() == 4 && word.regionMatches(true, 0, "RF", 0, 2) && Character.isDigit(word.charAt(2));
        }
    }
}
