package io.openitem.kit.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the values of the contracts look in JSON: what {@code ContractsModule} writes and reads, not how they are held. */
final class WireSchemas {

    private static final String HEX = "[0-9a-f]{32}";
    private static final String SAMPLE = "0190d3a45c7b7e21a1f0c2d4e6f8091b";

    private WireSchemas() {}

    /**
     * A value that is a text.
     *
     * @param pattern matches the text as a whole; {@code null} where a format says enough
     */
    private record Text(
            String name,
            String description,
            @Nullable String pattern,
            @Nullable String format,
            String example) {}

    private static final List<Text> TEXTS = List.of(
            id("CustomerId", "Identifies a debtor account.", "cus_"),
            id("InvoiceId", "Identifies an invoice.", "inv_"),
            id("PaymentId", "Identifies a payment.", "pay_"),
            id("AllocationId", "Identifies a proposed part of a payment.", "alc_"),
            code(
                    "AccountNumber",
                    "The number of a debtor account in a legal entity's books.",
                    "(?=.*[0-9])[\\p{L}\\p{N}][\\p{L}\\p{N}._/#+-]{0,63}",
                    "D-10042"),
            code("CalendarCode", "A calendar of business days.", "[A-Z][A-Z0-9-]{1,31}", "TARGET"),
            code("CountryCode", "A country by ISO 3166-1 alpha-2.", "[A-Z]{2}", "DE"),
            code(
                    "DocumentNumber",
                    "A number as printed on a document.",
                    "[\\p{L}\\p{N}][\\p{L}\\p{N} ._/#+-]{0,63}",
                    "R-1001"),
            code("LanguageCode", "A language by ISO 639.", "[a-z]{2}", "de"),
            code("LegalEntityId", "A company whose receivables are kept.", "[A-Z0-9][A-Z0-9-]{1,15}", "DE01"),
            code(
                    "ReasonCode",
                    "A reason from an open, configured set.",
                    "[a-z0-9][a-z0-9-]{0,63}",
                    "duplicate-document"),
            code("SourceCode", "A system that documents come from.", "[a-z0-9][a-z0-9-]{0,31}", "erp"),
            code("Currency", "A currency by ISO 4217 that has minor units.", "[A-Z]{3}", "EUR"),
            code(
                    "ZoneId",
                    "A time zone by its name in the IANA database.",
                    "[A-Za-z][A-Za-z0-9_+/-]{0,63}",
                    "Europe/Berlin"),
            new Text("LocalDate", "A calendar date, ISO 8601.", null, "date", "2026-03-31"),
            new Text("Instant", "A point in time, ISO 8601 in UTC.", null, "date-time", "2026-03-31T12:00:00Z"));

    /** Puts in the schema of each value that {@code schemas} has by name. */
    static void replaceIn(Map<String, Schema> schemas) {
        all().forEach((name, schema) -> schemas.computeIfPresent(name, (known, found) -> schema));
    }

    /** All of them by name. */
    static Map<String, Schema> all() {
        Map<String, Schema> all = new TreeMap<>();
        for (Text text : TEXTS) {
            all.put(
                    text.name(),
                    string(text.description())
                            .pattern(text.pattern())
                            .format(text.format())
                            .examples(List.of(text.example())));
        }
        all.put("Money", money());
        return all;
    }

    private static Schema money() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An exact amount in one currency.")
                .addProperty(
                        "amount",
                        string("In major units; an answer has exactly the currency's fraction digits, a request at"
                                        + " most as many. Negative for credits.")
                                .pattern("^-?[0-9]{1,19}(\\.[0-9]{1,4})?$"))
                .addProperty("currency", string("ISO 4217.").pattern("^[A-Z]{3}$"))
                .required(List.of("amount", "currency"))
                .examples(List.of(inOrder("amount", "1234.50", "currency", "EUR")));
    }

    private static Text id(String name, String description, String prefix) {
        return new Text(name, description, "^" + prefix + HEX + "$", null, prefix + SAMPLE);
    }

    private static Text code(String name, String description, String form, String example) {
        return new Text(name, description, "^" + form + "$", null, example);
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    /** The order of a {@code Map.of} is another in each run, and the committed document has one. */
    private static Map<String, String> inOrder(String first, String one, String second, String other) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
