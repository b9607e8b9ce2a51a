package io.openitem.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.paging.Cursor;
import io.openitem.risk.Ledger.Item;
import io.openitem.risk.app.ScoreQueries;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scores over HTTP. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "risk"))
@WithTestResource(TokenResource.class)
class ScoreApiComponentTest {

    @Inject
    World world;

    @BeforeEach
    void a_friday_in_march() {
        World.itIs("2026-03-20");
    }

    @AfterEach
    void real_time_again() {
        World.itIsNow();
    }

    /** Pays on the day. */
    private Ledger payer(Ledger ledger, String paidOn) {
        Item item = Ledger.item("2026-02-01", "2026-03-01", "100.00");
        world.hear(ledger.company(), ledger.registered(), ledger.issued(item), ledger.paid(item, paidOn));
        return ledger;
    }

    @Test
    void a_score_says_why_in_the_callers_language() {
        Ledger ledger = payer(new Ledger("RA01"), "2026-03-11");

        JsonPath german = World.score(ledger, "de");

        assertThat(german.getString("customerId")).isEqualTo(ledger.customer().toString());
        assertThat(german.getString("asOf")).isEqualTo("2026-03-20");
        assertThat(german.getString("judgedBy")).isEqualTo("EUR");
        assertThat(german.getMap("behaviour"))
                .isEqualTo(Map.of("code", "slow-payer", "text", "Langsamer Zahler", "since", "2026-03-20"));
        assertThat(german.getMap("reasons[0]"))
                .isEqualTo(Map.of(
                        "code",
                        "share-late",
                        "text",
                        "100 % der Zahlungen der letzten zwölf Monate kamen zu spät.",
                        "measure",
                        100,
                        "points",
                        0,
                        "pointsMax",
                        150));
        assertThat(german.getList("reasons.points", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(german.getInt("points"));
        assertThat(World.score(ledger, "fr").getString("behaviour.text")).isEqualTo("Payeur lent");
        assertThat(World.score(ledger, "en").getString("behaviour.text")).isEqualTo("Slow payer");
    }

    @Test
    void somebody_new_has_a_reason_for_having_no_score() {
        Ledger ledger = new Ledger("RA02");
        world.hear(ledger.company(), ledger.registered());

        JsonPath score = World.score(ledger);

        assertThat(score.getMap("")).doesNotContainKeys("points", "ratingClass");
        assertThat(score.getString("behaviour.code")).isEqualTo("new");
        assertThat(score.getList("reasons.code")).containsExactly("no-history");
        assertThat(score.getString("reasons[0].text")).startsWith("There is no history to judge by");
        assertThat(score.getList("history")).isEmpty();
    }

    @Test
    void a_list_begins_with_the_worst_and_ends_with_those_without_a_score() {
        Ledger good = payer(new Ledger("RA03"), "2026-02-25");
        Ledger bad = payer(good.anotherCustomer(), "2026-03-19");
        Ledger unknown = good.anotherCustomer();
        Ledger middling = payer(good.anotherCustomer(), "2026-03-04");
        world.hear(unknown.registered());

        JsonPath first = list(good, "legalEntity=RA03&limit=3");
        JsonPath second = list(good, "legalEntity=RA03&limit=3&after=" + first.getString("next"));

        assertThat(first.getList("items.customerId")).containsExactly(ids(bad, middling, good));
        assertThat(first.getBoolean("hasMore")).isTrue();
        assertThat(second.getList("items.customerId")).containsExactly(ids(unknown));
        assertThat(second.getBoolean("hasMore")).isFalse();
        assertThat(list(good, "class=A").getList("items.customerId")).containsExactly(ids(good));
        assertThat(list(good, "class=new").getList("items.customerId")).containsExactly(ids(unknown));
        assertThat(first.getMap("items[0]")).doesNotContainKey("history");
    }

    @Test
    void a_cursor_that_was_tampered_with_is_no_failure_of_ours() {
        Ledger good = payer(new Ledger("RA08"), "2026-02-25");

        for (String number : List.of("99999999999", "-99999999999", "2147483648")) {
            String forged = Cursor.at(ScoreQueries.LIST, number, new UUID(0, 0)).encoded();

            Response response = World.as("credit-manager", good.entity()).get("/v1/risk/scores?after=" + forged);

            assertThat(response.statusCode()).as(number).isEqualTo(200);
            assertThat(response.jsonPath().getList("items")).hasSize(number.startsWith("-") ? 1 : 0);
        }
    }

    private static Object[] ids(Ledger... ledgers) {
        return List.of(ledgers).stream()
                .map(ledger -> ledger.customer().toString())
                .toArray();
    }

    private static JsonPath list(Ledger ledger, String query) {
        Response response = World.as("credit-manager", ledger.entity()).get("/v1/risk/scores?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    @Test
    void the_scorecard_can_be_read() {
        JsonPath card = World.as("auditor", new Ledger("RA04").entity())
                .header("Accept-Language", "de")
                .get("/v1/risk/scorecard")
                .jsonPath();

        assertThat(card.getString("code")).isEqualTo("standard-1");
        assertThat(card.getInt("pointsMax")).isEqualTo(1000);
        assertThat(card.getList("characteristics.pointsMax", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1000);
        assertThat(card.getString("characteristics[0].text")).isEqualTo("Verzug im Durchschnitt");
        assertThat(card.getMap("characteristics[0].bins[0]")).isEqualTo(Map.of("upTo", 0, "points", 250));
        assertThat(card.getList("classes.ratingClass")).containsExactly("A", "B", "C", "D", "E");
        assertThat(card.getInt("behaviours.lateBeyondHabit")).isEqualTo(14);
    }

    @Test
    void nobody_reads_without_a_token_a_role_or_beyond_the_scope() {
        Ledger ledger = payer(new Ledger("RA05"), "2026-02-25");
        Ledger elsewhere = new Ledger("RA06");
        String path = "/v1/risk/scores/" + ledger.customer();

        assertRefused(given().get(path), 401, "unauthenticated");
        assertRefused(World.as("erp", ledger.entity()).get(path), 403, "forbidden");
        assertRefused(World.as("collector", elsewhere.entity()).get(path), 404, "not-found");
        assertRefused(
                World.as("collector", elsewhere.entity()).get("/v1/risk/scores?legalEntity=RA05"), 403, "out-of-scope");
        assertThat(list(elsewhere, "limit=5").getList("items")).isEmpty();
    }

    @Test
    void what_is_malformed_is_named() {
        Ledger ledger = new Ledger("RA07");

        for (Map.Entry<String, String> wrong : Map.of(
                        "class=F", "class", "limit=0", "limit", "legalEntity=nope!", "legalEntity")
                .entrySet()) {
            Response response = World.as("auditor", ledger.entity()).get("/v1/risk/scores?" + wrong.getKey());

            assertRefused(response, 400, "malformed-request");
            assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo(wrong.getValue());
        }
        assertRefused(World.as("auditor", ledger.entity()).get("/v1/risk/scores?after=x"), 400, "invalid-cursor");
    }

    private static void assertRefused(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).endsWith("/problems/" + type);
    }
}
