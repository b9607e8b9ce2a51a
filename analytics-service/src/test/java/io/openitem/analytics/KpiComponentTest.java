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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures over HTTP, computed by hand beside each test. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@WithTestResource(TokenResource.class)
class KpiComponentTest {

    @Inject
    World world;

    /**
     * EUR: 1000 issued 2025-12-01, late since 2026-01-01; 2000 on 2026-01-10 and 3000 on 2026-02-10, due in autumn; 4000
     * on 2026-03-05, late since 2026-03-11, withdrawn on 2026-03-20. USD: 50 on 2026-03-30.
     */
    private static List<Published> story(Ledger ledger) {
        InvoiceId old = Ledger.invoice();
        InvoiceId withdrawn = Ledger.invoice();
        return List.of(
                ledger.issued(old, "2025-12-01", "1000.00", "EUR"),
                ledger.overdue(old, "2026-01-01", "2026-01-01", "1000.00", "EUR"),
                ledger.issued(Ledger.invoice(), "2026-01-10", "2026-01-10", "2026-09-30", "2000.00", "EUR"),
                ledger.issued(Ledger.invoice(), "2026-02-10", "2026-02-10", "2026-09-30", "3000.00", "EUR"),
                ledger.issued(withdrawn, "2026-03-05", "2026-03-05", "2026-03-10", "4000.00", "EUR"),
                ledger.overdue(withdrawn, "2026-03-11", "2026-03-11", "4000.00", "EUR"),
                ledger.cancelled(withdrawn, "2026-03-20", true, "4000.00", "EUR"),
                ledger.issued(Ledger.invoice(), "2026-03-30", "50.00", "USD"),
                ledger.registered("Europe/Berlin", 1));
    }

    @Test
    void the_figures_of_a_quarters_end() {
        Ledger ledger = new Ledger("KP01");
        world.receive(3000, 0, story(ledger));

        JsonPath kpis = get("KP01", "/v1/kpis?legalEntity=KP01&asOf=2026-03-31");

        Map<String, Object> eur = kpis.getMap("currencies[0]");
        assertThat(kpis.getString("asOf")).isEqualTo("2026-03-31");
        assertThat(eur)
                .containsEntry("currency", "EUR")
                .containsEntry("receivables", money("6000.00", "EUR"))
                .containsEntry("openItems", 3)
                .containsEntry("overdue", money("1000.00", "EUR"))
                .containsEntry("overdueItems", 1)
                // 4000 sold and undone in March
                .containsEntry("salesOfMonth", money("0.00", "EUR"))
                .containsEntry("salesOfTwelveMonths", money("6000.00", "EUR"))
                // 6000 / (2000 + 3000) x 90
                .containsEntry("dsoSimple", Map.of("from", "2026-01-01", "to", "2026-03-31", "days", "108.0000"));
        assertThat(kpis.getMap("currencies[1]"))
                .containsEntry("currency", "USD")
                .containsEntry("receivables", money("50.00", "USD"))
                .containsEntry("overdue", money("0.00", "USD"))
                .containsEntry(
                        "dsoSimple", Map.of("from", "2026-01-01", "to", "2026-03-31", "absent", "short-history"));
    }

    @Test
    void a_past_day_shows_what_was_then() {
        Ledger ledger = new Ledger("KP02");
        world.receive(3001, 0, story(ledger));

        JsonPath kpis = get("KP02", "/v1/kpis?legalEntity=KP02&asOf=2026-03-15&currency=EUR");

        assertThat(kpis.getList("currencies")).hasSize(1);
        assertThat(kpis.getMap("currencies[0]"))
                .containsEntry("receivables", money("10000.00", "EUR"))
                .containsEntry("overdue", money("5000.00", "EUR"))
                .containsEntry("salesOfMonth", money("4000.00", "EUR"));
    }

    @Test
    void months_without_sales_give_no_dso() {
        Ledger ledger = new Ledger("KP03");
        world.receive(3002, 0, story(ledger));

        JsonPath kpis = get("KP03", "/v1/kpis?legalEntity=KP03&asOf=2026-07-31&currency=EUR");

        assertThat(kpis.getMap("currencies[0].dsoSimple"))
                .isEqualTo(Map.of("from", "2026-05-01", "to", "2026-07-31", "absent", "no-sales"));
    }

    @Test
    void a_series_has_every_day_and_its_balance() {
        Ledger ledger = new Ledger("KP04");
        world.receive(3003, 0, story(ledger));

        JsonPath daily = get("KP04", "/v1/kpis/daily?legalEntity=KP04&from=2026-03-10&to=2026-03-20&currency=EUR");

        assertThat(daily.getList("currencies[0].days.day"))
                .hasSize(11)
                .startsWith("2026-03-10")
                .endsWith("2026-03-20");
        assertThat(daily.getList("currencies[0].days.receivables.amount"))
                .startsWith("10000.00")
                .endsWith("10000.00", "6000.00");
        assertThat(daily.getList("currencies[0].days.overdue.amount"))
                .startsWith("1000.00", "5000.00", "5000.00")
                .endsWith("5000.00", "1000.00");
        assertThat(daily.getList("currencies[0].days.cancelled.amount"))
                .startsWith("0.00")
                .endsWith("4000.00");
    }

    @Test
    void without_a_day_it_is_the_business_date_of_the_legal_entity() throws Exception {
        Ledger ledger = new Ledger("KP05");
        world.receive(3004, 0, List.of(ledger.issued(Ledger.invoice(), "2026-03-31", "1.00", "EUR")));
        assertThat(call(collector("KP05"), "/v1/kpis?legalEntity=KP05")
                        .jsonPath()
                        .getString("type"))
                .endsWith("/business-date-unknown");
        world.receive(3004, 10, List.of(ledger.registered("Europe/Berlin", 1)));

        // Half past midnight in Berlin.
        World.execute("openitem_operations", "update openitem.clock set simulated_at = '2026-03-31T22:30:00Z'");
        try {
            assertThat(get("KP05", "/v1/kpis?legalEntity=KP05").getString("asOf"))
                    .isEqualTo("2026-04-01");
        } finally {
            World.execute("openitem_operations", "update openitem.clock set simulated_at = null");
        }
    }

    @Test
    void nobody_reads_without_a_valid_token() {
        String expired = Tokens.of(
                "late", List.of("auditor"), List.of("KP01"), Instant.now().minus(Duration.ofHours(1)));

        assertRefused(given().get("/v1/kpis?legalEntity=KP01"), 401, "unauthenticated");
        assertRefused(call(expired, "/v1/kpis?legalEntity=KP01"), 401, "unauthenticated");
        assertRefused(
                call(collector("KP01").replaceAll("\\.[^.]+$", ".c2lnbmF0dXJl"), "/v1/kpis?legalEntity=KP01"),
                401,
                "unauthenticated");
    }

    @Test
    void nobody_reads_without_a_role_that_may_or_beyond_the_scope() {
        String erp = Tokens.of(List.of("erp"), List.of("KP01"));

        assertRefused(call(erp, "/v1/kpis?legalEntity=KP01"), 403, "forbidden");
        assertRefused(call(collector("KP02"), "/v1/kpis?legalEntity=KP01&asOf=2026-03-31"), 403, "out-of-scope");
        assertRefused(
                call(collector("KP02"), "/v1/kpis/daily?legalEntity=KP01&from=2026-03-01&to=2026-03-02"),
                403,
                "out-of-scope");
    }

    @Test
    void what_is_malformed_is_named() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "/v1/kpis", "legalEntity",
                        "/v1/kpis?legalEntity=KP01&asOf=31.03.2026", "asOf",
                        "/v1/kpis?legalEntity=KP01&asOf=-999999999-01-01", "asOf",
                        "/v1/kpis/daily?legalEntity=KP01&from=2026-03-01", "to",
                        "/v1/kpis/daily?legalEntity=KP01&from=2026-03-02&to=2026-03-01", "to",
                        "/v1/kpis/daily?legalEntity=KP01&from=2025-01-01&to=2026-03-01", "to")
                .entrySet()) {
            Response response = call(collector("KP01"), wrong.getKey());

            assertRefused(response, 400, "malformed-request");
            assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo(wrong.getValue());
        }
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

    private static void assertRefused(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).endsWith("/problems/" + type);
    }
}
