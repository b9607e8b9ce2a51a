package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.newEntity;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Open-item lists over HTTP. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class OpenItemImportComponentTest {

    private static final RestAssuredConfig AS_IT_STANDS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final byte[] LIST = """
        Debitor;Name;Rechnungsnummer;Belegdatum;Fällig am;Offener Betrag;Bezahlt am
        10042;Müller & Söhne;RE-1;02.03.26;01.04.26;1.190,00;
        10042;MUELLER UND SOEHNE;RE-2;31.03.2026;26.03.2026;5,00;02.04.2026
        10043;Groß KG;RE-3;03.03.2026;03.03.2026;offen;
        10043;Groß KG;RE-4;03.03.2026;03.03.2026;0,00;
        """.getBytes(Charset.forName("windows-1252"));

    @Inject
    LedgerWorld world;

    @Test
    void every_row_has_its_own_answer_and_missing_accounts_are_opened() {
        String entity = company("Europe/Berlin");

        List<JsonPath> answers = load(entity, "");

        assertThat(answers).extracting(answer -> answer.getInt("line")).containsExactly(2, 3, 4, 5);
        assertThat(answers).extracting(answer -> answer.getInt("status")).containsExactly(201, 201, 400, 422);
        assertThat(answers.get(1).getString("row.settledOn")).isEqualTo("2026-04-02");
        assertThat(answers.get(1).getMap("row.amount")).isEqualTo(Map.of("amount", "5.00", "currency", "EUR"));
        assertThat(answers.get(2).getString("problem.errors[0].pointer")).isEqualTo("Offener Betrag");
        assertThat(answers.get(3).getString("problem.type")).endsWith("/amount-not-positive");
        assertThat(world.count("invoice", entity)).isEqualTo(2);
        Response account = as("erp", entity).get("/v1/customers?number=10042&legalEntity=" + entity);
        assertThat(account.jsonPath().getString("items[0].name")).isEqualTo("Müller & Söhne");
    }

    @Test
    void the_same_list_again_changes_nothing() {
        String entity = company("Europe/Berlin");
        load(entity, "");
        long facts = world.count("outbox", entity);

        List<JsonPath> again = load(entity, "");

        assertThat(again).extracting(answer -> answer.getInt("status")).containsExactly(200, 200, 400, 422);
        assertThat(world.count("invoice", entity)).isEqualTo(2);
        assertThat(world.count("outbox", entity)).isEqualTo(facts);
    }

    @Test
    void a_dry_run_shows_what_was_understood_and_writes_nothing() {
        String entity = company("Europe/Berlin");

        JsonPath preview = send(entity, "&dryRun=true&mapping={\"columns\":{\"customerName\":\"\"}}", LIST)
                .jsonPath();

        assertThat(preview.getMap("mapping.columns"))
                .isEqualTo(Map.of(
                        "number", "Rechnungsnummer",
                        "customerNumber", "Debitor",
                        "issueDate", "Belegdatum",
                        "dueDate", "Fällig am",
                        "amount", "Offener Betrag",
                        "settledOn", "Bezahlt am"));
        assertThat(preview.getString("mapping.dateOrder")).isEqualTo("dmy");
        assertThat(preview.getString("mapping.decimal")).isEqualTo("comma");
        assertThat(preview.getList("unmapped")).containsExactly("Name");
        assertThat(preview.getInt("rows")).isEqualTo(4);
        assertThat(preview.getInt("understood")).isEqualTo(2);
        assertThat(preview.getInt("rejected")).isEqualTo(2);
        assertThat(preview.getList("rejects.line")).containsExactly(4, 5);
        assertThat(preview.getString("rejects[1].why")).isEqualTo("The amount is 0.00 EUR.");
        assertThat(preview.getString("sample[0].number")).isEqualTo("RE-1");
        assertThat(preview.getString("rejects[0].column")).isEqualTo("Offener Betrag");
        assertThat(world.count("invoice", entity)).isZero();
        assertThat(world.count("customer", entity)).isZero();
    }

    @Test
    void what_is_recognised_and_not_read_is_said_to_be_unmapped() {
        byte[] list = """
            Debitor;Rechnungsnummer;Belegdatum;Fällig am;Betrag;Mahnstufe;strittig;Mahndatum
            10042;RE-1;02.03.26;01.04.26;1.190,00;2;ja;03.05.26
            """.getBytes(StandardCharsets.UTF_8);

        JsonPath preview = send(company("Europe/Berlin"), "&dryRun=true", list).jsonPath();

        assertThat(preview.getList("unmapped")).containsExactly("Mahnstufe", "strittig", "Mahndatum");
        assertThat(preview.getMap("mapping.columns"))
                .doesNotContainKeys("dunningLevel", "disputed", "dunnedOn")
                .containsEntry("amount", "Betrag");
    }

    @Test
    void what_the_list_does_not_say_is_the_legal_entitys_or_what_was_given() {
        String entity = company("Europe/Berlin");

        JsonPath preview = send(entity, "&dryRun=true&currency=CHF", LIST).jsonPath();

        assertThat(preview.getString("sample[0].amount.currency")).isEqualTo("CHF");
    }

    @Test
    void what_is_no_list_is_refused_as_a_whole() {
        String entity = company("Europe/Berlin");

        assertRefused(send(entity, "", "a;b\n1;2\n".getBytes(Charset.defaultCharset())), 422, "open-items-unreadable");
        assertRefused(send(entity, "&mapping=columns", LIST), 400, "malformed-request");
        assertRefused(send(entity, "&mapping={\"columns\":{\"colour\":\"x\"}}", LIST), 400, "malformed-request");
        assertRefused(send(entity, "&mapping={\"columns\":{\"amount\":null}}", LIST), 400, "malformed-request");
        assertRefused(
                send(entity, "&mapping={\"values\":{\"country\":{\"391\":null}}}", LIST), 400, "malformed-request");
        assertRefused(send(entity, "&mapping={\"values\":{\"country\":null}}", LIST), 400, "malformed-request");
        assertRefused(send(entity, "&dryRun=1", LIST), 400, "malformed-request");
        assertRefused(send(entity, "&dryRun=yes", LIST), 400, "malformed-request");
        assertThat(world.count("invoice", entity)).isZero();
        assertRefused(send(entity, "&currency=EURO", LIST), 400, "malformed-request");
        assertRefused(send(newEntity(), "", LIST), 422, "unknown-legal-entity");
        Response stranger = as("erp", newEntity())
                .config(AS_IT_STANDS)
                .contentType("text/csv")
                .body(LIST)
                .post("/v1/open-items/imports?legalEntity=" + entity);
        assertRefused(stranger, 403, "out-of-scope");
    }

    private static List<JsonPath> load(String entity, String parameters) {
        Response answer = send(entity, parameters, LIST);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().map(JsonPath::new).toList();
    }

    private static Response send(String entity, String parameters, byte[] list) {
        return as("erp", entity)
                .config(AS_IT_STANDS)
                .contentType("text/csv")
                .urlEncodingEnabled(false)
                .body(list)
                .post("/v1/open-items/imports?legalEntity=" + entity
                        + parameters.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22"));
    }

    private static void assertRefused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).endsWith("/problems/" + type);
    }
}
