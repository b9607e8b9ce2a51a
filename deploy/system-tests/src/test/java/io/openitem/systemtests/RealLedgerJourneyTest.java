package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Ledgers of other systems, loaded as their users would load them, and every figure held against references that were
 * made without Openitem. Nothing is computed here: a cell of the reference is compared with a field of an answer.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE)
class RealLedgerJourneyTest {

    private static final String AUDITOR = "auditor";

    /** The list of settled invoices names no currency and has its own codes for countries. */
    private static final String IBM_MAPPING =
            "{\"values\":{\"country\":{\"391\":\"IT\",\"406\":\"ES\",\"770\":\"NL\",\"818\":\"PL\",\"897\":\"SE\"}}}";

    private static final Map<String, String> IBM_COUNTRIES =
            Map.of("391", "IT", "406", "ES", "770", "NL", "818", "PL", "897", "SE");

    /** Where each column of the monthly reference is in the answer. */
    private static final Map<String, String> MONTHLY = columns(
            "days /days",
            "opening_ar /opening/amount",
            "invoiced /sales/amount",
            "collected /collected/amount",
            "closing_ar /receivables/amount",
            "closing_current /current/amount",
            "closing_overdue /overdue/amount",
            "open_count /openItems",
            "overdue_count /overdueItems",
            "dso_month /figures/dsoMonth/value",
            "dso_3m /figures/dsoThreeMonths/value",
            "dso_12m /figures/dsoTwelveMonths/value",
            "dso_countback /figures/dsoCountback/value",
            "best_possible_dso /figures/bestPossibleDsoMonth/value",
            "add_dso_minus_bpdso /figures/averageDaysDelinquentMonth/value",
            "cei_percent /figures/ceiPeriod/value",
            "settled_count /settledItems",
            "settled_late_count /settledLateItems",
            "avg_days_late_settled /figures/averageDaysLate/value",
            "avg_days_late_settled_amt_weighted /figures/weightedDaysLate/value",
            "overdue_ratio_percent /figures/percentOverdue/value");

    private static final Map<String, String> AGEING = columns(
            "not_due_amount /buckets/0/amount/amount",
            "not_due_count /buckets/0/items",
            "d1_30_amount /buckets/1/amount/amount",
            "d1_30_count /buckets/1/items",
            "d31_60_amount /buckets/2/amount/amount",
            "d31_60_count /buckets/2/items",
            "d61_90_amount /buckets/3/amount/amount",
            "d61_90_count /buckets/3/items",
            "d91_plus_amount /buckets/4/amount/amount",
            "d91_plus_count /buckets/4/items",
            "total_amount /total/amount",
            "total_count /items");

    private static final Map<String, String> EXPOSURE = columns(
            "open_count /items",
            "open_amount /total/amount",
            "overdue_count /overdueItems",
            "overdue_amount /overdue/amount",
            "oldest_days_past_due /oldestDaysPastDue",
            "amount_weighted_days_past_due /averageDaysPastDue");

    private static World world;
    private static Door door;
    private static Path data;

    @BeforeAll
    static void data_and_stack() {
        Optional<Path> found = sharedData();
        assumeThat(found)
                .as("the reference data lies beside the project, in shared/data; without it there is nothing to load")
                .isPresent();
        data = found.orElseThrow();
        world = World.shared();
        door = world.door();
    }

    @Test
    @Order(1)
    void a_ledger_of_settled_invoices_has_the_figures_of_its_reference_in_every_month() throws IOException {
        Path reference = data.resolve("01_ibm_late_payment/dev/reference");
        Comparison comparison = new Comparison();

        world.stack()
                .run(
                        "load",
                        data.resolve("01_ibm_late_payment/dev/ibm_until_2013-06-30.csv")
                                .toString(),
                        "--legal-entity",
                        "DE01",
                        "--currency",
                        "USD",
                        "--mapping",
                        IBM_MAPPING);
        world.stack().awaitQuiescence();

        Map<String, JsonNode> months = months("");
        for (Map<String, String> row : rows(reference.resolve("monthly_kpis.csv"))) {
            comparison.add("monthly", row.get("month"), row, MONTHLY, months.get(row.get("month")));
        }
        Map<String, Map<String, JsonNode>> byCountry = new HashMap<>();
        for (Map<String, String> row : rows(reference.resolve("monthly_kpis_by_country.csv"))) {
            String country = String.valueOf(IBM_COUNTRIES.get(row.get("countryCode")));
            Map<String, JsonNode> of = byCountry.computeIfAbsent(country, code -> months("&country=" + code));
            comparison.add(
                    "monthly by country",
                    row.get("countryCode") + " " + row.get("month"),
                    row,
                    MONTHLY,
                    of.get(row.get("month")));
        }
        for (Map<String, String> row : rows(reference.resolve("ageing_month_end.csv"))) {
            comparison.add("ageing", row.get("as_of"), row, AGEING, ageing("DE01", "USD", row.get("as_of")));
        }

        comparison.write(Path.of("target/evidence-ibm.md"));
        if (Boolean.getBoolean("evidence.write")) {
            comparison.write(Path.of("../../docs/evidence/ibm.md"));
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.cells()).isGreaterThan(2000);
    }

    @Test
    @Order(2)
    void the_same_ledger_in_another_dress_is_the_same_ledger() throws IOException {
        Path folder = data.resolve("01_ibm_late_payment/dev");
        Set<String> numbers = numbers(folder.resolve("ibm_until_2013-06-30.csv"));

        List<JsonNode> dayFirst = imported(folder.resolve("variants/day_first_dates.csv"));
        List<JsonNode> padded = imported(folder.resolve("variants/zero_padded_invoice_numbers.csv"));
        List<JsonNode> missing = imported(folder.resolve("variants/with_missing_values.csv"));

        // There already, and the same: another date or amount under a number would have been refused.
        assertThat(dayFirst).hasSameSizeAs(numbers).allSatisfy(line -> assertStatus(line, 200));
        assertThat(missing).allSatisfy(line -> assertStatus(line, numbers.contains(number(line)) ? 200 : 201));
        assertThat(missing.stream().map(RealLedgerJourneyTest::number)).containsAll(numbers);
        // Zeros at the front are part of a number: nobody knows better which of two documents it is.
        assertThat(padded).allSatisfy(line -> assertStatus(line, numbers.contains(number(line)) ? 200 : 201));
        assertThat(padded).allSatisfy(line -> assertThat(number(line)).hasSizeGreaterThanOrEqualTo(10));
        world.stack().awaitQuiescence();
        new Reconciliation(world).projectionEqualsLedger();
    }

    @Test
    @Order(3)
    void a_list_of_open_items_has_the_ageing_and_the_exposure_of_its_reference_and_does_not_double()
            throws IOException {
        Path file = data.resolve("02_highradius_open_items/dev/sample_A_open_invoices_9700.csv");
        String[] load = {"load", file.toString(), "--legal-entity", "FR01", "--client", World.ERP_FR};
        long before = invoices("FR01");

        world.stack().run(load);
        world.stack().awaitQuiescence();
        assertEqualToReference();
        world.stack().run(load);
        world.stack().awaitQuiescence();

        assertThat(invoices("FR01") - before).isEqualTo(9_700);
        assertEqualToReference();
        new Reconciliation(world).projectionEqualsLedger();
    }

    private static void assertEqualToReference() throws IOException {
        Path reference = data.resolve("02_highradius_open_items/dev/reference");
        Comparison comparison = new Comparison();
        for (Map<String, String> row : rows(reference.resolve("ageing_by_currency.csv"))) {
            String place = row.get("as_of") + " " + row.get("currency");
            comparison.add("ageing", place, row, AGEING, ageing("FR01", row.get("currency"), row.get("as_of")));
        }
        Map<String, JsonNode> customers = new HashMap<>();
        customers.putAll(customers("USD"));
        customers.putAll(customers("CAD"));
        for (Map<String, String> row : rows(reference.resolve("customer_exposure_2020-05-31.csv"))) {
            comparison.add("exposure", row.get("cust_number"), row, EXPOSURE, customers.get(row.get("cust_number")));
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(customers).hasSize(664);
    }

    private static Map<String, JsonNode> months(String part) {
        JsonNode answer = answer("/v1/kpis/monthly?legalEntity=DE01&currency=USD&from=2012-01&to=2013-06" + part);
        Map<String, JsonNode> months = new HashMap<>();
        answer.at("/currencies/0/months")
                .forEach(month -> months.put(month.path("month").textValue(), month));
        return months;
    }

    private static JsonNode ageing(String entity, @Nullable String currency, @Nullable String asOf) {
        return answer("/v1/ageing?legalEntity=" + entity + "&currency=" + currency + "&asOf=" + asOf)
                .at("/currencies/0");
    }

    /** All pages, by the number of the account. */
    private static Map<String, JsonNode> customers(String currency) {
        String list = "/v1/ageing/customers?legalEntity=FR01&asOf=2020-05-31&limit=200&currency=" + currency;
        Map<String, JsonNode> customers = new HashMap<>();
        JsonNode page = answer(list);
        while (true) {
            page.path("items").forEach(item -> customers.put(item.path("number").textValue(), item));
            if (!page.path("hasMore").booleanValue()) {
                return customers;
            }
            page = answer(list + "&after=" + page.path("next").textValue());
        }
    }

    private static JsonNode answer(String path) {
        Door.Reply reply = door.get(AUDITOR, path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static List<JsonNode> imported(Path file) throws IOException {
        String path = "/v1/open-items/imports?legalEntity=DE01&currency=USD&mapping="
                + URLEncoder.encode(IBM_MAPPING, StandardCharsets.UTF_8);
        Door.Reply reply = door.postText(World.ERP, path, "text/csv", Files.readString(file));
        assertThat(reply.status()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : reply.raw().body().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static void assertStatus(JsonNode line, int status) {
        assertThat(line.path("status").intValue()).as(line.toString()).isEqualTo(status);
    }

    private static String number(JsonNode line) {
        return line.at("/row/number").asText();
    }

    private static long invoices(String entity) {
        return world.sql(
                        "select count(*) from invoice.invoice where legal_entity = '" + entity + "'",
                        rows -> rows.getLong(1))
                .get(0);
    }

    private static Set<String> numbers(Path file) throws IOException {
        return rows(file).stream().map(row -> row.get("invoiceNumber")).collect(Collectors.toSet());
    }

    /** None of these files has quotes. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, String> columns(String... pairs) {
        return Stream.of(pairs)
                .map(pair -> pair.split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, LinkedHashMap::new));
    }

    /** The folder beside the project, or beside one of the folders above it. */
    private static Optional<Path> sharedData() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path candidate = folder.resolve("shared/data");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    /** Cells of references beside fields of answers, as texts that stand for the same number. */
    private static final class Comparison {

        private final List<String> differences = new ArrayList<>();
        private final Map<String, int[]> byColumn = new TreeMap<>();
        private final Map<String, String> last = new HashMap<>();
        private int cells;

        void add(
                String table,
                @Nullable String place,
                Map<String, String> row,
                Map<String, String> fields,
                @Nullable JsonNode answer) {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                String expected = row.get(field.getKey());
                if (expected != null) {
                    String got = answer == null
                            ? "no answer"
                            : answer.at(field.getValue()).asText("");
                    count(table + " | " + field.getKey(), String.valueOf(place), expected, got);
                }
            }
        }

        private void count(String column, String place, String expected, String got) {
            cells++;
            int[] equal = byColumn.computeIfAbsent(column, name -> new int[2]);
            equal[1]++;
            last.put(column, place + " | " + expected + " | " + got);
            if (same(expected, got)) {
                equal[0]++;
            } else {
                differences.add(column + " of " + place + ": expected " + expected + ", got " + got);
            }
        }

        /** 40409.0 and 40409.00 are the same amount; an absent figure is an empty cell. */
        private static boolean same(String expected, String got) {
            if (expected.isEmpty() || got.isEmpty()) {
                return expected.equals(got);
            }
            try {
                return new BigDecimal(expected).compareTo(new BigDecimal(got)) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        List<String> differences() {
            return differences;
        }

        int cells() {
            return cells;
        }

        void write(Path file) throws IOException {
            StringBuilder page = new StringBuilder("""
                # A ledger of settled invoices, against its reference

                1,930 invoices of a public sample (IBM, late payment histories, up to 30 June 2013) were loaded with
                `./openitem load`; their settlement dates entered as payments through payment-service. Each cell of
                the reference was compared with the field of the API's answer. Written by `RealLedgerJourneyTest`
                with `-Devidence.write=true`.

                | reference | column | cells equal | cells | last cell | expected | got |
                |---|---|---|---|---|---|---|
                """);
            byColumn.forEach((column, equal) -> page.append("| ")
                    .append(column)
                    .append(" | ")
                    .append(equal[0])
                    .append(" | ")
                    .append(equal[1])
                    .append(" | ")
                    .append(last.get(column))
                    .append(" |\n"));
            page.append("\n")
                    .append(cells)
                    .append(" cells, ")
                    .append(differences.size())
                    .append(" differ.\n");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, page);
        }
    }
}
