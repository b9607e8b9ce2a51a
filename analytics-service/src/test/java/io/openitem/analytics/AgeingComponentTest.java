package io.openitem.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.analytics.Ledger.Published;
import io.openitem.contracts.InvoiceId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ageing, months, customers, items and timelines over HTTP, computed by hand beside each test. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@WithTestResource(TokenResource.class)
class AgeingComponentTest {

    @Inject
    World world;

    /**
     * As of 30 April 2026. One debtor in Austria: 1190 issued 15 January, due 14 February, 500 paid on 20 February; 600
     * issued 20 April, due 20 May; 50 unapplied. Another in Switzerland: 400 issued 1 April, due 11 April; 100 issued 1
     * March, due 11 March and settled on 31 March; and 7 USD.
     */
    private final class Books {

        private final Ledger austrian;
        private final Ledger swiss;
        private final InvoiceId old = Ledger.invoice();

        Books(String entity) {
            austrian = new Ledger(entity);
            swiss = austrian.anotherCustomer();
        }

        void happen(int partition) {
            InvoiceId settled = Ledger.invoice();
            List<Published> facts = List.of(
                    austrian.opened("AT"),
                    swiss.opened("CH"),
                    issued(austrian, old, "2026-01-15", "2026-02-14", "1190.00", "EUR"),
                    austrian.applied(old, "2026-02-20", null, "500.00", "690.00", "EUR"),
                    issued(austrian, Ledger.invoice(), "2026-04-20", "2026-05-20", "600.00", "EUR"),
                    austrian.unappliedCash("2026-04-21", "50.00", "50.00", "EUR"),
                    issued(swiss, settled, "2026-03-01", "2026-03-11", "100.00", "EUR"),
                    swiss.applied(settled, "2026-03-31", null, "100.00", "0.00", "EUR"),
                    swiss.settled(settled, "2026-03-31", null, "100.00", "EUR"),
                    issued(swiss, Ledger.invoice(), "2026-04-01", "2026-04-11", "400.00", "EUR"),
                    issued(swiss, Ledger.invoice(), "2026-04-01", "2026-04-11", "7.00", "USD"));
            world.receive(partition, 0, facts);
        }

        private static Published issued(
                Ledger ledger, InvoiceId invoice, String day, String due, String amount, String currency) {
            return ledger.issued(invoice, day, day, due, amount, currency);
        }
    }

    @Test
    void what_is_owed_by_days_past_due() {
        new Books("AG01").happen(4000);

        JsonPath ageing = get("AG01", "/v1/ageing?legalEntity=AG01&asOf=2026-04-30");

        assertThat(ageing.getString("basis")).isEqualTo("due");
        assertThat(ageing.getList("currencies.currency")).containsExactly("EUR", "USD");
        assertThat(ageing.getMap("currencies[0].total")).isEqualTo(money("1690.00", "EUR"));
        assertThat(ageing.getMap("currencies[0].unappliedCash")).isEqualTo(money("50.00", "EUR"));
        assertThat(buckets(ageing, "currencies[0].buckets"))
                .containsExactly(
                        "current 600.00 1 35.5030",
                        "1-30 400.00 1 23.6686",
                        "31-60 0.00 0 0.0000",
                        "61-90 690.00 1 40.8284",
                        "91+ 0.00 0 0.0000");
    }

    @Test
    void what_is_owed_by_the_age_of_the_document() {
        new Books("AG02").happen(4001);

        JsonPath ageing =
                get("AG02", "/v1/ageing?legalEntity=AG02&asOf=2026-04-30&basis=document&currency=EUR&country=AT");

        // Money without an item is of no country.
        assertThat(ageing.getMap("currencies[0]")).doesNotContainKey("unappliedCash");
        assertThat(buckets(ageing, "currencies[0].buckets"))
                .containsExactly(
                        "0-30 600.00 1 46.5116", "31-60 0.00 0 0.0000", "61-90 0.00 0 0.0000", "91+ 690.00 1 53.4884");
    }

    @Test
    void a_customers_ageing_is_that_of_its_items() {
        Books books = new Books("AG03");
        books.happen(4002);
        String of = "/v1/ageing?legalEntity=AG03&customerId=" + books.austrian.customer();

        JsonPath before = get("AG03", of + "&asOf=2026-02-19");
        JsonPath now = get("AG03", of + "&asOf=2026-04-30");
        JsonPath documents = get("AG03", of + "&asOf=2026-04-30&basis=document");

        assertThat(now.getMap("currencies[0].unappliedCash")).isEqualTo(money("50.00", "EUR"));
        assertThat(buckets(before, "currencies[0].buckets")).contains("1-30 1190.00 1 100.0000");
        assertThat(buckets(now, "currencies[0].buckets"))
                .contains("current 600.00 1 46.5116", "61-90 690.00 1 53.4884");
        assertThat(buckets(documents, "currencies[0].buckets"))
                .contains("0-30 600.00 1 46.5116", "91+ 690.00 1 53.4884");
    }

    @Test
    void customers_by_what_is_overdue_page_by_page() {
        Books books = new Books("AG04");
        books.happen(4003);
        String list = "/v1/ageing/customers?legalEntity=AG04&currency=EUR&asOf=2026-04-30&limit=1";

        JsonPath first = get("AG04", list);
        JsonPath second = get("AG04", list + "&after=" + first.getString("next"));

        assertThat(first.getString("items[0].customerId"))
                .isEqualTo(books.austrian.customer().toString());
        assertThat(first.getString("items[0].number")).isEqualTo("D-1");
        assertThat(first.getString("items[0].country")).isEqualTo("AT");
        assertThat(first.getMap("items[0].overdue")).isEqualTo(money("690.00", "EUR"));
        assertThat(first.getInt("items[0].oldestDaysPastDue")).isEqualTo(75);
        assertThat(first.getString("items[0].openDaysLate")).isEqualTo("75.0000");
        assertThat(first.getBoolean("hasMore")).isTrue();
        assertThat(second.getString("items[0].customerId"))
                .isEqualTo(books.swiss.customer().toString());
        assertThat(buckets(second, "items[0].buckets")).contains("1-30 400.00 1 100.0000");
        assertThat(second.getBoolean("hasMore")).isFalse();
    }

    @Test
    void the_items_of_a_bucket() {
        Books books = new Books("AG05");
        books.happen(4004);
        String list = "/v1/kpis/items?legalEntity=AG05&currency=EUR";

        JsonPath oldest = get("AG05", list + "&asOf=2026-04-30&bucket=61-90");
        JsonPath all = get("AG05", list + "&asOf=2026-03-15");
        JsonPath overdue = get("AG05", list + "&asOf=2026-04-30&bucket=overdue&country=CH");

        assertThat(oldest.getList("items.invoiceId")).containsExactly(books.old.toString());
        assertThat(oldest.getMap("items[0].amount")).isEqualTo(money("1190.00", "EUR"));
        assertThat(oldest.getMap("items[0].openAmount")).isEqualTo(money("690.00", "EUR"));
        assertThat(oldest.getInt("items[0].daysPastDue")).isEqualTo(75);
        assertThat(all.getList("items.openAmount.amount")).containsExactly("690.00", "100.00");
        assertThat(overdue.getList("items.openAmount.amount")).containsExactly("400.00");
    }

    @Test
    void months_with_their_figures() {
        new Books("AG06").happen(4005);

        JsonPath months =
                get("AG06", "/v1/kpis/monthly?legalEntity=AG06&currency=EUR&from=2026-02&to=2026-04&country=CH");

        assertThat(months.getList("currencies[0].months.month")).containsExactly("2026-02", "2026-03", "2026-04");
        assertThat(months.getMap("currencies[0].months[2]")).doesNotContainKey("unappliedCash");
        assertThat(get("AG06", "/v1/kpis/monthly?legalEntity=AG06&currency=EUR&from=2026-04&to=2026-04")
                        .getMap("currencies[0].months[0].unappliedCash"))
                .isEqualTo(money("50.00", "EUR"));
        assertThat(get("AG06", "/v1/kpis?legalEntity=AG06&currency=EUR&asOf=2026-04-30&country=AT")
                        .getMap("currencies[0]"))
                .doesNotContainKey("unappliedCash")
                .containsEntry("receivables", money("1290.00", "EUR"));
        assertThat(get("AG06", "/v1/kpis?legalEntity=AG06&currency=EUR&asOf=2026-04-30")
                        .getMap("currencies[0].unappliedCash"))
                .isEqualTo(money("50.00", "EUR"));
        assertThat(months.getList("currencies[0].months.opening.amount")).containsExactly("0.00", "0.00", "0.00");
        assertThat(months.getList("currencies[0].months.sales.amount")).containsExactly("0.00", "100.00", "400.00");
        assertThat(months.getList("currencies[0].months.collected.amount")).containsExactly("0.00", "100.00", "0.00");
        assertThat(months.getList("currencies[0].months.overdue.amount")).containsExactly("0.00", "0.00", "400.00");
        assertThat(months.getList("currencies[0].months.settledLateItems")).containsExactly(0, 1, 0);
        assertThat(months.getMap("currencies[0].months[1].figures.closedDaysLate"))
                .isEqualTo(Map.of(
                        "formula", "closed-days-late",
                        "unit", "days",
                        "from", "2026-03-01",
                        "to", "2026-03-31",
                        "value", "20.0000"));
        assertThat(months.getMap("currencies[0].months[2].figures.dsoTwelveMonths"))
                .isEqualTo(Map.of(
                        "formula", "dso-simple",
                        "unit", "days",
                        "from", "2025-05-01",
                        "to", "2026-04-30",
                        "absent", "short-history"));
    }

    @Test
    void customers_by_what_they_owe_with_how_they_pay() {
        Books books = new Books("AG07");
        books.happen(4006);

        JsonPath customers = get("AG07", "/v1/kpis/customers?legalEntity=AG07&currency=EUR&asOf=2026-04-30");
        JsonPath swiss = get(
                "AG07", "/v1/kpis/customers?legalEntity=AG07&currency=EUR&asOf=2026-04-30&from=2026-04-01&country=CH");

        assertThat(customers.getList("items.customerId"))
                .containsExactly(
                        books.austrian.customer().toString(),
                        books.swiss.customer().toString());
        assertThat(customers.getList("items.receivables.amount")).containsExactly("1290.00", "400.00");
        assertThat(customers.getList("items.invoices")).containsExactly(2, 2);
        assertThat(customers.getList("items.settledItems")).containsExactly(0, 1);
        assertThat(customers.getString("items[1].figures.averageDaysVersusDue.value"))
                .isEqualTo("20.0000");
        assertThat(customers.getString("items[1].figures.shareLate.value")).isEqualTo("100.0000");
        assertThat(swiss.getList("items.invoices")).containsExactly(1);
        assertThat(swiss.getString("items[0].figures.shareLate.absent")).isEqualTo("nothing-settled");
    }

    @Test
    void a_customers_story_newest_first() {
        Books books = new Books("AG08");
        books.happen(4007);
        String list = "/v1/timeline?customerId=" + books.austrian.customer() + "&limit=3";

        JsonPath first = get("AG08", list);
        JsonPath second = get("AG08", list + "&after=" + first.getString("next"));

        assertThat(first.getList("items.type"))
                .containsExactly("UnappliedCashChanged", "InvoiceIssued", "PaymentApplied");
        assertThat(first.getList("items.context")).containsExactly("payment", "invoice", "invoice");
        assertThat(first.getString("items[2].businessDate")).isEqualTo("2026-02-20");
        assertThat(first.getMap("items[2].details.amount")).isEqualTo(money("500.00", "EUR"));
        assertThat(second.getList("items.type")).containsExactly("InvoiceIssued", "CustomerRegistered");
        assertThat(second.getString("items[0].details.number")).isEqualTo("T-1");
        assertThat(get("AG99", list).getList("items")).isEmpty();
    }

    @Test
    void a_customers_story_has_what_collections_and_credit_say() {
        Ledger ledger = new Ledger("AG09");
        world.receive(
                4008, 0, List.of(ledger.opened("AT"), ledger.turnedLate("2026-05-01"), ledger.paused("2026-05-02")));

        JsonPath story = get("AG09", "/v1/timeline?customerId=" + ledger.customer());

        assertThat(story.getList("items.type"))
                .containsExactly("CollectionPaused", "BehaviourChanged", "CustomerRegistered");
        assertThat(story.getList("items.context")).containsExactly("dunning", "risk", "invoice");
        assertThat(story.getString("items[0].details.reason")).isEqualTo("promise");
    }

    @Test
    void what_is_malformed_is_named() {
        String entity = "?legalEntity=AG01";
        for (Map.Entry<String, String> wrong : Map.of(
                        "/v1/ageing" + entity + "&basis=size",
                        "basis",
                        "/v1/ageing" + entity + "&currency=EURO",
                        "currency",
                        "/v1/ageing/customers" + entity,
                        "currency",
                        "/v1/kpis/customers" + entity + "&currency=EUR&asOf=2026-01-01&from=2026-02-01",
                        "from",
                        "/v1/kpis/items" + entity + "&currency=EUR&bucket=0-30",
                        "bucket",
                        "/v1/kpis/monthly" + entity + "&from=2026-04&to=2026-03",
                        "to",
                        "/v1/kpis/monthly" + entity + "&from=2000-01&to=2026-03",
                        "to",
                        "/v1/kpis/monthly" + entity + "&to=March",
                        "to",
                        "/v1/timeline",
                        "customerId")
                .entrySet()) {
            Response response = call(collector("AG01"), wrong.getKey());

            assertThat(response.statusCode()).as(wrong.getKey()).isEqualTo(400);
            assertThat(response.jsonPath().getString("errors[0].pointer"))
                    .as(wrong.getKey())
                    .isEqualTo(wrong.getValue());
        }
    }

    private static List<String> buckets(JsonPath json, String path) {
        List<Map<String, Object>> buckets = json.getList(path);
        return buckets.stream()
                .map(bucket -> bucket.get("bucket")
                        + " "
                        + ((Map<?, ?>) Objects.requireNonNull(bucket.get("amount"))).get("amount")
                        + " "
                        + bucket.get("items")
                        + " "
                        + bucket.get("percent"))
                .toList();
    }

    private static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private static String collector(String entity) {
        return Tokens.of(List.of("collector"), List.of(entity));
    }

    private static Response call(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }

    private static JsonPath get(String entity, String path) {
        Response response = call(collector(entity), path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
