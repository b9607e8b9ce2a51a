package io.openitem.invoice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.ingest.Mapping.DateOrder;
import io.openitem.invoice.ingest.Mapping.Decimal;
import io.openitem.invoice.ingest.OpenItemReader.Defaults;
import io.openitem.invoice.ingest.OpenItemReader.Item;
import io.openitem.invoice.ingest.OpenItemReader.Read;
import io.openitem.invoice.ingest.OpenItemReader.Reject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as different ERPs write them. */
class OpenItemReaderTest {

    private static final Defaults GERMAN = new Defaults(
            new LegalEntityId("DE01"),
            new SourceCode("open-item-list"),
            Currency.getInstance("EUR"),
            new CountryCode("DE"),
            null);

    @Test
    void an_english_list_with_commas_and_american_dates() throws Unreadable {
        List<Read> rows = read("""
            countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate
            391,0379-NEVHP,4/6/2013,0000611365,1/2/2013,2/1/2013,55.94,1/15/2013
            391,8976-AMJEO,3/3/2012,7900770,1/26/2013,2/25/2013,61.7,
            """, Corrections.NONE);

        assertThat(rows).hasSize(2);
        Item first = item(rows.getFirst());
        assertThat(first.line()).isEqualTo(2);
        assertThat(first.invoice().number().value()).isEqualTo("0000611365");
        assertThat(first.invoice().issueDate()).isEqualTo(LocalDate.of(2013, 1, 2));
        assertThat(dueDate(first)).isEqualTo(LocalDate.of(2013, 2, 1));
        assertThat(first.invoice().amount()).hasToString("55.94 EUR");
        assertThat(first.settledOn()).isEqualTo(LocalDate.of(2013, 1, 15));
        assertThat(first.customer().number().value()).isEqualTo("0379-NEVHP");
        assertThat(first.customer().particulars().name()).isEqualTo("0379-NEVHP");
        assertThat(first.customer().particulars().country()).isEqualTo(new CountryCode("DE"));
        assertThat(item(rows.get(1)).settledOn()).isNull();
        assertThat(item(rows.get(1)).invoice().amount()).hasToString("61.70 EUR");
    }

    @Test
    void a_german_list_with_semicolons_in_the_encoding_of_windows() throws Unreadable {
        byte[] file = """
            Debitor;Name;Rechnungsnummer;Belegdatum;Fällig am;Offener Betrag;Währung;Land
            10042;"Müller; Söhne";RE-1;02.03.26;01.04.26;1.190,00;eur;at
            10043;Groß KG;RE-2;03.03.2026;03.03.2026;5;EUR;CH
            """.getBytes(Charset.forName("windows-1252"));

        Table table = Table.read(file, 100);
        List<Read> rows = read(table, Corrections.NONE);

        assertThat(table.separator()).isEqualTo(';');
        assertThat(table.charset().name()).isEqualTo("windows-1252");
        Item first = item(rows.getFirst());
        assertThat(first.customer().particulars().name()).isEqualTo("Müller; Söhne");
        assertThat(first.customer().particulars().country().value()).isEqualTo("AT");
        assertThat(first.customer().particulars().language().value()).isEqualTo("de");
        assertThat(first.invoice().issueDate()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(first.invoice().amount()).hasToString("1190.00 EUR");
        assertThat(item(rows.get(1)).invoice().amount()).hasToString("5.00 EUR");
    }

    @Test
    void a_french_list_with_tabs_and_a_byte_order_mark() throws Unreadable {
        String file = """
            \uFEFFN° facture\tCode client\tRaison sociale\tDate facture\tÉchéance\tMontant TTC
            F-1\tC1\tÉtablissements Dupont\t31/03/2026\t30/04/2026\t1 234,50 €
            """;

        Item only = item(read(file, Corrections.NONE).getFirst());

        assertThat(only.invoice().number().value()).isEqualTo("F-1");
        assertThat(dueDate(only)).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(only.invoice().amount()).hasToString("1234.50 EUR");
        assertThat(only.customer().particulars().name()).isEqualTo("Établissements Dupont");
    }

    @Test
    void due_before_issued_and_iso_dates_are_taken_over_as_they_are() throws Unreadable {
        Item only = item(read("""
            doc_id,invoice_id,cust_number,name_customer,posting_date,due_in_date,total_open_amount,cust_payment_terms
            1930571429,1930571429,0200706844,WINC  co,2020-04-21,2020-03-26,2309.7899999999995,NAA8
            """, Corrections.NONE).getFirst());

        assertThat(only.invoice().issueDate()).isEqualTo(LocalDate.of(2020, 4, 21));
        assertThat(dueDate(only)).isEqualTo(LocalDate.of(2020, 3, 26));
        assertThat(only.invoice().amount()).hasToString("2309.79 EUR");
        assertThat(only.customer().particulars().name()).isEqualTo("WINC  co");
    }

    @Test
    void days_of_terms_stand_for_a_due_date() throws Unreadable {
        Item only = item(read("""
            invoice no,customer,date,terms,amount
            R-1,Muster,20260302,30,10.00
            """, Corrections.NONE).getFirst());

        assertThat(dueDate(only)).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(only.customer().number().value()).isEqualTo("Muster");
    }

    @Test
    void what_somebody_corrects_is_not_guessed() throws Unreadable {
        Corrections corrections = new Corrections(
                Map.of(Field.AMOUNT, "rest", Field.CUSTOMER_NAME, ""),
                DateOrder.MDY,
                Decimal.COMMA,
                Map.of(Field.COUNTRY, Map.of("391", "IT")));

        Item only = item(read("""
            number,customerid,name,invoicedate,duedate,amount,rest,country
            R-1,C-1,Muster,1/2/2026,2/1/2026,99.00,"1.500",391
            """, corrections).getFirst());

        assertThat(only.invoice().issueDate()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(only.invoice().amount()).hasToString("1500.00 EUR");
        assertThat(only.customer().particulars().country().value()).isEqualTo("IT");
        assertThat(only.customer().particulars().name()).isEqualTo("C-1");
    }

    @Test
    void a_row_that_cannot_be_understood_names_its_column() throws Unreadable {
        List<Read> rows = read("""
            number,customerid,invoicedate,duedate,amount
            R-1,C-1,2026-03-02,2026-04-01,ten
            R-2,C-1,2026-13-02,2026-04-01,10.00
            ,C-1,2026-03-02,2026-04-01,10.00

            R-4,C-1,2026-03-02,2026-04-01,10.005
            R-5,,2026-03-02,2026-04-01,10.00
            R-6,C-1,2026-03-02,2026-04-01,10.00
            """, Corrections.NONE);

        assertThat(rows.subList(0, 5))
                .extracting(row -> row.line() + " " + ((Reject) row).column() + ": " + ((Reject) row).why())
                .containsExactly(
                        "2 amount: 'ten' is no amount",
                        "3 invoicedate: '2026-13-02' is no date",
                        "4 number: Must not be empty",
                        "6 amount: '10.005' has more digits than EUR",
                        "7 customerName: Must not be empty");
        assertThat(item(rows.get(5)).line()).isEqualTo(8);
    }

    @Test
    void a_quoted_line_break_counts_as_one() throws Unreadable {
        List<Read> rows = read("""
            number,customerid,name,invoicedate,terms,amount
            R-1,C-1,"Muster
            GmbH",2026-03-02,30,1.00
            R-2,C-1,Muster,2026-03-02,30,2.00
            """, Corrections.NONE);

        assertThat(rows).extracting(Read::line).containsExactly(2L, 4L);
        assertThat(rows.getFirst()).isInstanceOf(Reject.class);
    }

    @Test
    void a_file_that_is_no_list_is_refused_as_a_whole() {
        assertThatThrownBy(() -> read("", Corrections.NONE)).hasMessageContaining("needs a header");
        assertThatThrownBy(() -> read("number,amount\n", Corrections.NONE)).hasMessageContaining("needs a header");
        assertThatThrownBy(() -> read("a,b\n1,2\n", Corrections.NONE)).hasMessageContaining("recognised as number");
        assertThatThrownBy(() -> read("number,date,amount\nR-1,2026-03-02,1.00\n", Corrections.NONE))
                .hasMessageContaining("recognised as customerNumber");
        Corrections wrong = new Corrections(Map.of(Field.AMOUNT, "nothing"), null, null, Map.of());
        assertThatThrownBy(() -> read("number,date,amount\nR-1,2026-03-02,1.00\n", wrong))
                .hasMessageContaining("no column nothing");
        assertThatThrownBy(() -> Table.read("a\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8), 2))
                .hasMessageContaining("at most 2 rows");
    }

    @Test
    void numbers_that_are_not_distinct_are_no_document_numbers() throws Unreadable {
        Item first = item(read("""
            invoicenumber,docid,customerid,date,terms,amount
            7,R-1,C-1,2026-03-02,30,1.00
            7,R-2,C-1,2026-03-02,30,2.00
            """, Corrections.NONE).getFirst());

        assertThat(first.invoice().number().value()).isEqualTo("R-1");
    }

    @Test
    void amounts_in_any_dress() {
        Currency eur = Currency.getInstance("EUR");

        assertThat(Values.amount("EUR 1'234.50", Decimal.POINT, eur)).hasToString("1234.50 EUR");
        assertThat(Values.amount("1,234.5", Decimal.POINT, eur)).hasToString("1234.50 EUR");
        assertThat(Values.amount("12,50-", Decimal.COMMA, eur)).hasToString("-12.50 EUR");
        assertThat(Values.amount("1500", Decimal.COMMA, Currency.getInstance("JPY")))
                .hasToString("1500 JPY");
        assertThatThrownBy(() -> Values.amount("1.5", Decimal.POINT, Currency.getInstance("JPY")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thousands_alone_do_not_make_a_decimal_sign() throws Unreadable {
        Table table = Table.read(
                "number;customerid;date;terms;amount\nR-1;C;2026-03-02;30;1.500\n".getBytes(StandardCharsets.UTF_8),
                10);

        assertThat(guess(table, Corrections.NONE).decimal()).isEqualTo(Decimal.COMMA);
    }

    /** Each list as separator, cells of one column of amounts and what the rows become. */
    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("\t", "1.500 12.000 950", "1500.00 12000.00 950.00"),
                arguments(";", "1,500 12,000 7", "1500.00 12000.00 7.00"),
                arguments(";", "1.234,50 12.50", "1234.50 -"),
                arguments("\t", "1,234.50 12,50", "1234.50 -"),
                arguments(";", "1.234,50 1,234.50 1.500", "1234.50 - 1500.00"),
                arguments(";", "12,50 1.500 1,500", "12.50 1500.00 -"),
                arguments(";", "12.50 0.50 1.500 1,500", "12.50 0.50 - 1500.00"),
                arguments(";", "1.234.567 1.500", "1234567.00 1500.00"),
                arguments(";", "1.500- 2.500€ EUR3.500", "-1500.00 2500.00 3500.00"),
                arguments("\t", "1'500.50 1’500 1'5.00 15'00", "1500.50 1500.00 - -"),
                arguments("\t", "12,34,567.00 1,50,000", "1234567.00 150000.00"),
                arguments("\t", "1,234,56.00 1.500.00 0,500", "- - -"),
                arguments("\t", "12.3 1234.500 0.500 2309.7899999999995", "12.30 - - 2309.79"),
                arguments("\t", "500USD 500EUR 5EUR00", "- 500.00 -"),
                arguments(";", "1 20", "1.00 20.00"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void an_amount_is_booked_as_it_is_meant_or_not_at_all(String separator, String cells, String amounts)
            throws Unreadable {
        assertThat(read(listOf(separator, cells.split(" ", -1)), Corrections.NONE))
                .extracting(row ->
                        row instanceof Item item ? item.invoice().amount().amount() : "-")
                .containsExactly(amounts.split(" ", -1));
    }

    @Test
    void what_tells_neither_thousands_from_fractions_is_asked_for() throws Unreadable {
        assertAsked(listOf(";", "1.500", "1,500"));
        assertAsked(listOf(";", "12.50", "12,50"));
        assertAsked("number;customerid;date;terms;amount;currency\nR-1;C;2026-03-02;30;1.500;KWD\n");

        Corrections point = new Corrections(Map.of(), null, Decimal.POINT, Map.of());
        assertThat(item(read("number;customerid;date;terms;amount;currency\nR-1;C;2026-03-02;30;1.500;KWD\n", point)
                                .getFirst())
                        .invoice()
                        .amount())
                .hasToString("1.500 KWD");
    }

    private static void assertAsked(String file) {
        assertThatThrownBy(() -> read(file, Corrections.NONE)).hasMessageContaining("{\"decimal\":\"point\"}");
    }

    private static String listOf(String separator, String... amounts) {
        StringBuilder list =
                new StringBuilder(String.join(separator, "number", "customerid", "date", "terms", "amount"));
        for (int i = 0; i < amounts.length; i++) {
            list.append('\n').append(String.join(separator, "R-" + i, "C", "2026-03-02", "30", amounts[i]));
        }
        return list.toString();
    }

    @Test
    void one_document_that_is_there_twice_does_not_make_another_column_the_number() throws Unreadable {
        List<Read> rows = read("""
            invoicenumber,docid,customerid,date,terms,amount
            R-1,7,C-1,2026-03-02,30,1.00
            R-2,8,C-1,2026-03-02,30,2.00
            R-2,9,C-1,2026-03-02,30,2.00
            """, Corrections.NONE);

        assertThat(rows).extracting(row -> item(row).invoice().number().value()).containsExactly("R-1", "R-2", "R-2");
    }

    @Test
    void what_is_still_owed_comes_before_what_was_invoiced() throws Unreadable {
        Item only = item(read("""
            number,customerid,date,terms,invoice amount,balance due
            R-1,C-1,2026-03-02,30,100.00,40.00
            """, Corrections.NONE).getFirst());

        assertThat(only.invoice().amount()).hasToString("40.00 EUR");
    }

    @Test
    void an_address_nobody_can_write_to_is_said_of_its_own_column() throws Unreadable {
        Read row = read("""
            number,customerid,name,date,terms,amount,currency,mail
            R-1,C-1,Muster,2026-03-02,30,1.00,EUR,a@example.com; b@example.com
            """, Corrections.NONE).getFirst();

        assertThat(row).isEqualTo(new Reject(2, "mail", "email must be an address such as ap@example.com"));
    }

    private static List<Read> read(String file, Corrections corrections) throws Unreadable {
        return read(Table.read(file.getBytes(StandardCharsets.UTF_8), 100), corrections);
    }

    private static List<Read> read(Table table, Corrections corrections) throws Unreadable {
        return new OpenItemReader(table, guess(table, corrections), GERMAN).read();
    }

    private static Mapping guess(Table table, Corrections corrections) throws Unreadable {
        return Guess.of(table, corrections, GERMAN.currency());
    }

    private static Item item(Read read) {
        assertThat(read).isInstanceOf(Item.class);
        return (Item) read;
    }

    private static LocalDate dueDate(Item item) {
        return item.invoice().terms().dueDate(item.invoice().issueDate());
    }
}
