package io.openitem.invoice.ingest;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.app.CustomerIntake;
import io.openitem.invoice.app.InvoiceIntake;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.invoice.domain.PaymentTerms;
import io.openitem.invoice.store.Debtor;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an open-item list as accounts and invoices. Names are kept as they are written. */
public final class OpenItemReader {

    private final Table table;
    private final Mapping mapping;
    private final Defaults defaults;

    /**
     * What holds where the file says nothing.
     *
     * @param source the system that the documents come from
     */
    public record Defaults(
            LegalEntityId legalEntity,
            SourceCode source,
            Currency currency,
            CountryCode country,
            @Nullable LanguageCode language) {}

    /** What a row turned out to be. */
    public sealed interface Read {
        long line();
    }

    /**
     * An item that can be taken in.
     *
     * @param settledOn the day on which the file says it was paid; absent where it does not
     */
    public record Item(
            long line,
            CustomerIntake customer,
            InvoiceIntake invoice,
            @Nullable LocalDate settledOn) implements Read {}

    /**
     * A row that cannot be understood.
     *
     * @param column the one at fault, by its name in the header
     * @param why for whoever sent the file
     */
    public record Reject(long line, String column, String why) implements Read {}

    public OpenItemReader(Table table, Mapping mapping, Defaults defaults) {
        this.table = table;
        this.mapping = mapping;
        this.defaults = defaults;
    }

    /** The rows in their order. */
    public List<Read> read() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < table.header().size(); i++) {
            index.putIfAbsent(table.header().get(i), i);
        }
        return table.rows().stream()
                .<Read>map(row -> new Cells(row, index).read())
                .toList();
    }

    /** One row while it is read; knows which field is being read, for whoever has to mend it. */
    private final class Cells {

        private final Table.Row row;
        private final Map<String, Integer> index;
        private Field at = Field.NUMBER;

        Cells(Table.Row row, Map<String, Integer> index) {
            this.row = row;
            this.index = index;
        }

        Read read() {
            try {
                return item();
            } catch (IllegalArgumentException e) {
                String column = mapping.columns().getOrDefault(at, at.wireName());
                return new Reject(row.line(), column, String.valueOf(e.getMessage()));
            }
        }

        private Item item() {
            DocumentNumber number = new DocumentNumber(required(Field.NUMBER));
            CustomerNumber customer = new CustomerNumber(customerNumber());
            CustomerParticulars particulars = particulars(customer);
            LocalDate issued = Values.date(required(Field.ISSUE_DATE), mapping.dateOrder());
            PaymentTerms terms = terms();
            Money amount = Values.amount(required(Field.AMOUNT), mapping.decimal(), particulars.currency());
            String settled = text(Field.SETTLED_ON);
            LocalDate settledOn = settled.isEmpty() ? null : Values.date(settled, mapping.dateOrder());
            return new Item(
                    row.line(),
                    new CustomerIntake(defaults.legalEntity(), customer, particulars),
                    new InvoiceIntake(
                            defaults.legalEntity(),
                            new Debtor.ByNumber(customer),
                            defaults.source(),
                            number,
                            issued,
                            terms,
                            amount),
                    settledOn);
        }

        /** A list that knows debtors by name alone has their names for numbers. */
        private String customerNumber() {
            String number = text(Field.CUSTOMER_NUMBER);
            return number.isEmpty() ? required(Field.CUSTOMER_NAME) : number;
        }

        private CustomerParticulars particulars(CustomerNumber number) {
            CountryCode country = country();
            LanguageCode language = language(country);
            Currency currency = currency();
            String given = text(Field.CUSTOMER_NAME);
            String name = given.isEmpty() ? number.value() : given;
            CustomerParticulars named = new CustomerParticulars(name, null, null, country, language, currency, false);
            String email = text(Field.EMAIL);
            return email.isEmpty()
                    ? named
                    : new CustomerParticulars(name, email, null, country, language, currency, false);
        }

        private CountryCode country() {
            String code = text(Field.COUNTRY);
            return code.isEmpty() ? defaults.country() : new CountryCode(code.toUpperCase(Locale.ROOT));
        }

        private LanguageCode language(CountryCode country) {
            String code = text(Field.LANGUAGE);
            LanguageCode given = defaults.language();
            if (!code.isEmpty()) {
                return new LanguageCode(code.toLowerCase(Locale.ROOT));
            }
            return given == null ? new LanguageCode(spokenIn(country.value())) : given;
        }

        private static String spokenIn(String country) {
            return switch (country) {
                case "DE", "AT", "CH", "LI" -> "de";
                case "FR", "LU", "MC" -> "fr";
                default -> "en";
            };
        }

        private Currency currency() {
            String code = text(Field.CURRENCY);
            return code.isEmpty() ? defaults.currency() : Currency.getInstance(code.toUpperCase(Locale.ROOT));
        }

        /** Due dates are another ledger's, taken over as they are; without one, the days that were agreed on. */
        private PaymentTerms terms() {
            String due = text(Field.DUE_DATE);
            if (!due.isEmpty()) {
                return new PaymentTerms.TakenOver(Values.date(due, mapping.dateOrder()));
            }
            return new PaymentTerms.Net(Integer.parseInt(required(Field.TERMS_DAYS)));
        }

        private String required(Field field) {
            String text = text(field);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("Must not be empty");
            }
            return text;
        }

        /** What the row says of a field; empty where it says nothing. */
        private String text(Field field) {
            at = field;
            String column = mapping.columns().get(field);
            if (column == null) {
                return "";
            }
            String text = row.cell(index.getOrDefault(column, Integer.MAX_VALUE));
            return mapping.values().getOrDefault(field, Map.of()).getOrDefault(text, text);
        }
    }
}
