package io.openitem.invoice.ingest;

import io.openitem.invoice.ingest.Mapping.DateOrder;
import io.openitem.invoice.ingest.Mapping.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses how a table is to be understood: by the names of its columns first, and by whether what stands in them can be
 * what the name says. What somebody corrects is not guessed.
 */
public final class Guess {

    /** Rows that are looked at for columns and dates: enough to see a day beyond the twelfth. */
    private static final int LOOKED_AT = 2000;

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern NUMERIC_DATE = Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-][0-9]{2,4}.*");

    /** An amount with one sign, and three digits behind it: either a thousand or a fraction. */
    private static final Pattern THOUSAND = Pattern.compile("[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*");

    /** Currencies of so many digits have fractions that look like thousands. */
    private static final int DIGITS_OF_THOUSANDS = 3;

    private final Table table;
    private final Corrections corrections;
    private final Currency currency;

    private Guess(Table table, Corrections corrections, Currency currency) {
        this.table = table;
        this.corrections = corrections;
        this.currency = currency;
    }

    /**
     * @param currency what amounts are in where the table names none
     * @throws Unreadable when a column that cannot be missing is, a correction names one that is not there, or nothing
     *     tells thousands from fractions
     */
    public static Mapping of(Table table, Corrections corrections, Currency currency) throws Unreadable {
        return new Guess(table, corrections, currency).mapping();
    }

    private Mapping mapping() throws Unreadable {
        Map<Field, String> columns = columns();
        require(columns, Field.NUMBER);
        require(columns, Field.AMOUNT);
        require(columns, Field.ISSUE_DATE);
        if (!columns.containsKey(Field.CUSTOMER_NUMBER) && !columns.containsKey(Field.CUSTOMER_NAME)) {
            throw missing(Field.CUSTOMER_NUMBER);
        }
        DateOrder order = corrections.dateOrder();
        Decimal decimal = corrections.decimal();
        return new Mapping(
                columns,
                order == null ? dateOrder(columns) : order,
                decimal == null ? decimal(columns) : decimal,
                corrections.values());
    }

    private void require(Map<Field, String> columns, Field field) throws Unreadable {
        if (!columns.containsKey(field)) {
            throw missing(field);
        }
    }

    private Unreadable missing(Field field) {
        return new Unreadable("No column is recognised as " + field.wireName() + ". The columns are "
                + String.join(", ", table.header()) + "; say which it is with the parameter mapping.");
    }

    private Map<Field, String> columns() throws Unreadable {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        Set<String> taken = new HashSet<>();
        for (Map.Entry<Field, String> given : corrections.columns().entrySet()) {
            if (!given.getValue().isEmpty()) {
                if (!table.header().contains(given.getValue())) {
                    throw new Unreadable("There is no column " + given.getValue() + ". The columns are "
                            + String.join(", ", table.header()) + ".");
                }
                columns.put(given.getKey(), given.getValue());
                taken.add(given.getValue());
            }
        }
        for (Field field : Field.values()) {
            if (!corrections.columns().containsKey(field)) {
                best(field, taken).ifPresent(column -> {
                    columns.put(field, column);
                    taken.add(column);
                });
            }
        }
        return columns;
    }

    private Optional<String> best(Field field, Set<String> taken) {
        return table.header().stream()
                .filter(column -> !taken.contains(column))
                .filter(column -> field.rank(column).isPresent())
                .filter(column -> fits(field, column))
                .min(Comparator.comparing(column -> field.rank(column).orElseThrow()));
    }

    /** Whether what stands in a column can be what its name says. */
    private boolean fits(Field field, String column) {
        List<String> cells = filled(column);
        return switch (field) {
            // A document that is there twice does not make another column its number: rows answer for themselves.
            case NUMBER -> new HashSet<>(cells).size() * 2 > cells.size();
            case TERMS_DAYS -> all(cells, WHOLE);
            case COUNTRY -> corrections.values().containsKey(field) || all(cells, COUNTRY);
            case CURRENCY -> all(cells, CURRENCY);
            case LANGUAGE -> all(cells, LANGUAGE);
            case ISSUE_DATE, DUE_DATE, SETTLED_ON, DUNNED_ON ->
                cells.stream().allMatch(cell -> Character.isDigit(cell.charAt(0)));
            case AMOUNT -> cells.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
            case CUSTOMER_NUMBER, CUSTOMER_NAME, EMAIL, DISPUTED, DUNNING_LEVEL -> true;
        };
    }

    private static boolean all(List<String> cells, Pattern form) {
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> form.matcher(cell).matches());
    }

    /** A number beyond twelve is a day. Where there is none, day first: that is how most of the world writes. */
    private DateOrder dateOrder(Map<Field, String> columns) {
        for (Field field : List.of(Field.ISSUE_DATE, Field.DUE_DATE, Field.SETTLED_ON, Field.DUNNED_ON)) {
            String column = columns.get(field);
            if (column != null) {
                for (String cell : filled(column)) {
                    Matcher date = NUMERIC_DATE.matcher(cell);
                    if (date.matches() && Integer.parseInt(date.group(1)) > 12) {
                        return DateOrder.DMY;
                    }
                    if (date.matches() && Integer.parseInt(date.group(2)) > 12) {
                        return DateOrder.MDY;
                    }
                }
            }
        }
        return DateOrder.DMY;
    }

    /**
     * What stands last separates the fraction, and what stands twice separates groups; so does what stands before three
     * digits and nowhere else. All rows are looked at: each of them is money.
     */
    private Decimal decimal(Map<Field, String> columns) throws Unreadable {
        Votes votes = new Votes();
        String thousand = "";
        for (String cell : filled(String.valueOf(columns.get(Field.AMOUNT)), Integer.MAX_VALUE)) {
            int point = cell.lastIndexOf('.');
            int comma = cell.lastIndexOf(',');
            if (point >= 0 && comma >= 0) {
                return point > comma ? Decimal.POINT : Decimal.COMMA;
            }
            votes.count(cell, point, comma);
            thousand = THOUSAND.matcher(cell).matches() ? cell : thousand;
        }
        if (votes.points != votes.commas) {
            return votes.points > votes.commas ? Decimal.POINT : Decimal.COMMA;
        }
        if (votes.points > 0 || (votes.thousandPoints && votes.thousandCommas)) {
            throw undecided("Points and commas both could separate cents.");
        }
        if (!votes.thousandPoints && !votes.thousandCommas) {
            return table.separator() == ';' ? Decimal.COMMA : Decimal.POINT;
        }
        if (digits(columns) >= DIGITS_OF_THOUSANDS) {
            throw undecided("'" + thousand + "' may be a thousand or a fraction.");
        }
        return votes.thousandPoints ? Decimal.COMMA : Decimal.POINT;
    }

    private static Unreadable undecided(String why) {
        return new Unreadable(
                why + " Say what separates the fraction with the parameter mapping: {\"decimal\":\"point\"} or"
                        + " {\"decimal\":\"comma\"}.");
    }

    /** The most digits behind the point that a currency of the table has. */
    private int digits(Map<Field, String> columns) {
        String column = columns.get(Field.CURRENCY);
        int most = currency.getDefaultFractionDigits();
        for (String code : column == null ? List.<String>of() : filled(column, Integer.MAX_VALUE)) {
            most = Math.max(most, digits(code));
        }
        return most;
    }

    /** A code that is none is its row's fault, and is answered there. */
    private static int digits(String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** What amounts with one kind of sign say of it. */
    private static final class Votes {

        private int points;
        private int commas;
        private boolean thousandPoints;
        private boolean thousandCommas;

        void count(String cell, int lastPoint, int lastComma) {
            boolean isThousand = THOUSAND.matcher(cell).matches();
            thousandPoints |= isThousand && lastPoint >= 0;
            thousandCommas |= isThousand && lastComma >= 0;
            if (!isThousand && lastPoint >= 0) {
                vote(cell.indexOf('.') == lastPoint);
            }
            if (!isThousand && lastComma >= 0) {
                vote(cell.indexOf(',') != lastComma);
            }
        }

        private void vote(boolean forPoint) {
            points += forPoint ? 1 : 0;
            commas += forPoint ? 0 : 1;
        }
    }

    private List<String> filled(String column) {
        return filled(column, LOOKED_AT);
    }

    private List<String> filled(String column, int rowsMax) {
        int index = table.header().indexOf(column);
        List<String> cells = new ArrayList<>();
        for (Table.Row row :
                table.rows().subList(0, Math.min(rowsMax, table.rows().size()))) {
            String cell = row.cell(index);
            if (!cell.isEmpty()) {
                cells.add(cell);
            }
        }
        return cells;
    }
}
