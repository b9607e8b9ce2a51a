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
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?");

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

    /** @throws IllegalArgumentException when the text is no amount, or has more than the currency's fraction */
    static Money amount(String text, Decimal decimal, Currency currency) {
        String plain = text.replaceAll("[\\s\\u00A0\\u202F'’€$£]|[A-Z]{3}", "");
        plain = decimal == Decimal.COMMA ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        if (plain.endsWith("-")) {
            plain = "-" + plain.substring(0, plain.length() - 1);
        }
        if (!NUMBER.matcher(plain).matches()) {
            throw new IllegalArgumentException("'" + abbreviated(text) + "' is no amount");
        }
        BigDecimal exact = new BigDecimal(plain);
        Money money = Money.rounded(exact, currency, RoundingMode.HALF_UP);
        if (money.toDecimal().subtract(exact).abs().compareTo(BINARY_TAIL) > 0) {
            throw new IllegalArgumentException("'" + abbreviated(text) + "' has more digits than " + currency);
        }
        return money;
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
