package io.openitem.invoice.ingest;

import io.openitem.contracts.Money;
import io.openitem.invoice.ingest.Mapping.DateOrder;
import io.openitem.invoice.ingest.Mapping.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and amounts as people and ERPs write them. */
final class Values {

    /** Year first, with or without signs; a time of day behind it says nothing. */
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ].*)?");

    private static final Pattern YEAR_LAST =
            Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})(?:[T ].*)?");

    private static final int CENTURY = 2000;
    /** More digits than any amount has. */
    private static final int WHOLE_MAX = 15;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");

    /** A currency by its sign or code stands at an end; the minus may stand outside it. */
    private static final Pattern UNIT =
            Pattern.compile("^(-?) ?(?:[€$£]|(?<before>[A-Z]{3})) ?| ?(?:[€$£]|(?<after>[A-Z]{3})) ?(-?)$");

    private static final Pattern WITH_POINT = number(".", ",");
    private static final Pattern WITH_COMMA = number(",", ".");

    /** How far an amount may be from whole cents: what binary arithmetic leaves, and nothing else. */
    private static final BigDecimal BINARY_TAIL = new BigDecimal("0.000001");

    private Values() {}

    /** @throws IllegalArgumentException when the text is no date */
    static LocalDate date(String text, DateOrder order) {
        try {
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
            }
            Matcher yearLast = YEAR_LAST.matcher(text);
            if (yearLast.matches()) {
                int year = number(yearLast, 3);
                int first = number(yearLast, 1);
                int second = number(yearLast, 2);
                return LocalDate.of(
                        year < 100 ? CENTURY + year : year,
                        order == DateOrder.MDY ? first : second,
                        order == DateOrder.MDY ? second : first);
            }
        } catch (DateTimeException e) {
            // Answered below, as a text of another form is.
        }
        throw new IllegalArgumentException("'" + abbreviated(text) + "' is no date");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /**
     * Reads an amount exactly. Groups are of three digits, or of two before the last three, and are all set off by the
     * same sign: a sign that stands elsewhere makes it no amount.
     *
     * @throws IllegalArgumentException when the text is no amount, is in another currency, or has more than the
     *     currency's fraction; three digits are more than two also where they end with a zero, because what looks like
     *     a thousand may be one
     */
    static Money amount(String text, Decimal decimal, Currency currency) {
        String plain = withoutUnit(BLANKS.matcher(text).replaceAll(" ").strip(), currency);
        if (plain.endsWith("-")) {
            plain = "-" + plain.substring(0, plain.length() - 1).strip();
        }
        Matcher number = (decimal == Decimal.COMMA ? WITH_COMMA : WITH_POINT).matcher(plain);
        if (!number.matches()) {
            throw new IllegalArgumentException("'" + abbreviated(text) + "' is no amount");
        }
        String whole = number.group("whole").replaceAll("[^0-9]", "");
        String fraction = number.group("fraction");
        if (whole.length() > WHOLE_MAX) {
            throw new IllegalArgumentException("'" + abbreviated(text) + "' is no amount");
        }
        if (fraction == null) {
            return exact(text, number.group("minus") + whole, currency);
        }
        if (fraction.length() == 3 && currency.getDefaultFractionDigits() < 3) {
            throw tooManyDigits(text, currency);
        }
        return exact(text, number.group("minus") + whole + "." + fraction, currency);
    }

    private static String withoutUnit(String plain, Currency currency) {
        Matcher unit = UNIT.matcher(plain);
        while (unit.find()) {
            String code = unit.group("before") == null ? unit.group("after") : unit.group("before");
            if (code != null && !code.equals(currency.getCurrencyCode())) {
                throw new IllegalArgumentException("'" + abbreviated(plain) + "' is not in " + currency);
            }
        }
        return UNIT.matcher(plain).replaceAll("$1$4").strip();
    }

    private static Money exact(String text, String number, Currency currency) {
        BigDecimal exact = new BigDecimal(number);
        Money money = Money.rounded(exact, currency, RoundingMode.HALF_UP);
        if (money.toDecimal().subtract(exact).abs().compareTo(BINARY_TAIL) > 0) {
            throw tooManyDigits(text, currency);
        }
        return money;
    }

    private static IllegalArgumentException tooManyDigits(String text, Currency currency) {
        return new IllegalArgumentException("'" + abbreviated(text) + "' has more digits than " + currency);
    }

    private static Pattern number(String decimal, String group) {
        String grouped = "[1-9][0-9]{0,2}(?<group>[" + group + " '’])(?:[0-9]{2,3}\\k<group>)*[0-9]{3}";
        return Pattern.compile(
                "(?<minus>-?) ?(?<whole>" + grouped + "|[0-9]+)(?:[" + decimal + "](?<fraction>[0-9]{1,20}))?");
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
