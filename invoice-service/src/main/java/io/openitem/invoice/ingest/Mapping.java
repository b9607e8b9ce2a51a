package io.openitem.invoice.ingest;

import java.util.Map;

/**
 * How a table is to be understood.
 *
 * @param columns the column of each field, by the name in the header
 * @param dateOrder what comes first in dates written with slashes, dots or dashes
 * @param decimal what separates cents
 * @param values what texts of a field stand for, such as a company's own country codes
 */
public record Mapping(
        Map<Field, String> columns, DateOrder dateOrder, Decimal decimal, Map<Field, Map<String, String>> values) {

    public Mapping {
        columns = Map.copyOf(columns);
        values = Map.copyOf(values);
    }

    /** The order of day, month and year where the year does not come first. */
    public enum DateOrder {
        DMY,
        MDY
    }

    /** What separates the fraction of an amount. */
    public enum Decimal {
        POINT,
        COMMA
    }
}
