package io.openitem.payment;

import static io.openitem.payment.World.as;
import static io.openitem.payment.World.payment;
import static io.openitem.payment.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bank files by HTTP. Each test has a legal entity of its own, with one customer who owes 100.00 and 50.00. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(TokenResource.class)
class BankStatementComponentTest {

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();

    @BeforeEach
    void a_customer_owes_two_items() {
        CustomerId customer = Ledger.newCustomer();
        world.hear(
                ledger.registered(),
                ledger.issued(customer, Ledger.newInvoice(), "2026-0100", "100.00"),
                ledger.issued(customer, Ledger.newInvoice(), "2026-0050", "50.00"));
    }

    @Test
    void every_movement_is_answered_with_what_became_of_it() {
        List<String> lines = send(mixed()).asString().lines().toList();

        assertThat(lines.stream().map(BankStatementComponentTest::inShort))
                .containsExactly(
                        "S-80/1 201 payment",
                        "S-80/2.1 201 payment",
                        "S-80/2.2 201 payment",
                        "S-80/3 201 payment",
                        "S-80/4 200 payout",
                        "S-80/5 201 reversal",
                        "S-80/6 200 not-booked",
                        "S-80/7 201 payment",
                        "S-80/8 201 payment",
                        "S-80/9 422 movement-unreadable",
                        "S-80/10 200 payout-reversal",
                        "S-81/1 201 payment");
        String reversed = id(lines.get(0));
        assertThat(id(lines.get(5))).isEqualTo(reversed);
        assertThat(standing(entity, reversed)).isEqualTo("reversed 100.00 0.00 0.00 0.00");
        assertThat(payment(entity, reversed).getString("reversal.reason")).isEqualTo("ac04");
        assertThat(payment(entity, reversed).getString("recognition.code")).isEqualTo("rf-reference");
        assertThat(standing(entity, id(lines.get(1)))).isEqualTo("proposed 50.00 0.00 0.00 0.00");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        List<String> first = send(mixed()).asString().lines().toList();
        List<String> facts = world.facts(entity);

        List<String> again = send(mixed()).asString().lines().toList();

        assertThat(again).hasSameSizeAs(first);
        assertThat(again.stream().map(line -> JsonPath.from(line).getString("id")))
                .isEqualTo(first.stream()
                        .map(line -> JsonPath.from(line).getString("id"))
                        .toList());
        assertThat(again).noneMatch(line -> line.contains("\"status\":201"));
        assertThat(world.facts(entity)).isEqualTo(facts);
    }

    @Test
    void the_same_movement_in_another_statement_is_the_same_payment() {
        String id = id(send(statement("S-1", entry("R-1", "10.00"))).asString());

        String again = send(statement("S-2", entry("R-1", "10.00"))).asString();
        String other = send(statement("S-2", entry("R-1", "11.00"))).asString();

        assertThat(id(again)).isEqualTo(id);
        assertThat(inShort(again)).isEqualTo("S-2/1 200 payment");
        assertThat(inShort(other)).isEqualTo("S-2/1 409 payment-reference-taken");
    }

    @Test
    void a_reversal_of_nothing_known_or_of_one_of_several_takes_back_nothing() {
        String twins = entry("R-1", "10.00") + entry("R-2", "10.00");
        List<String> came = send(statement("S-1", twins)).asString().lines().toList();

        List<String> lines = send(statement("S-2", reversal("R-3", "10.00") + reversal("R-4", "99.00")))
                .asString()
                .lines()
                .toList();

        assertThat(lines.stream().map(BankStatementComponentTest::inShort))
                .containsExactly("S-2/1 409 returned-money-unclear", "S-2/2 409 returned-money-unclear");
        assertThat(JsonPath.from(lines.get(0)).<String>getList("problem.candidateIds"))
                .containsExactlyInAnyOrder(id(came.get(0)), id(came.get(1)));
        assertThat(JsonPath.from(lines.get(1)).getList("problem.candidateIds")).isEmpty();
        assertThat(world.facts(entity)).noneMatch(fact -> fact.startsWith("PaymentReversed"));
    }

    @Test
    void a_reversal_that_is_read_before_its_receipt_takes_it_back_when_it_is_sent_again() {
        String tuesday = statement("S-2", reversal("R-2", "10.00"));
        assertThat(inShort(send(tuesday).asString())).isEqualTo("S-2/1 409 returned-money-unclear");
        String id = id(send(statement("S-1", entry("R-1", "10.00"))).asString());

        String again = send(tuesday).asString();

        assertThat(inShort(again)).isEqualTo("S-2/1 201 reversal");
        assertThat(id(again)).isEqualTo(id);
        assertThat(standing(entity, id)).isEqualTo("reversed 0.00 0.00 0.00 10.00");
        assertThat(inShort(send(tuesday).asString())).isEqualTo("S-2/1 200 reversal");
    }

    @Test
    void a_reversal_under_the_reference_of_the_receipt_takes_it_back() {
        String twin = entry("R-2", "10.00");
        List<String> monday = send(statement("S-1", entry("R-1", "10.00") + twin))
                .asString()
                .lines()
                .toList();

        String tuesday = send(statement("S-2", reversal("R-1", "10.00"))).asString();

        assertThat(inShort(tuesday)).isEqualTo("S-2/1 201 reversal");
        assertThat(id(tuesday)).isEqualTo(id(monday.getFirst()));
        assertThat(inShort(send(statement("S-3", reversal("R-1", "10.00"))).asString()))
                .isEqualTo("S-3/1 200 reversal");
    }

    @Test
    void a_reversal_that_two_statements_of_one_file_repeat_takes_back_once() {
        send(statement("S-1", entry("R-1", "10.00")));
        String back = statement("S-2", reversal("R-1", "10.00"));
        String second = back.substring(back.indexOf("<Stmt>"), back.indexOf("</Stmt>") + 7)
                .replace("S-2", "S-3");

        List<String> lines = send(back.replace("</Stmt>", "</Stmt>" + second))
                .asString()
                .lines()
                .toList();

        assertThat(lines.stream().map(BankStatementComponentTest::inShort))
                .containsExactly("S-2/1 201 reversal", "S-3/1 200 reversal");
    }

    @Test
    void other_money_under_a_reference_of_before_is_never_dropped_in_silence() {
        send(statement("S-1", entry("R-1", "10.00") + payout("R-2", "7.00")));

        List<String> lines = send(statement(
                        "S-2",
                        entry("R-1", "10.00").replace("2026-03-20", "2026-03-21")
                                + payout("R-1", "10.00")
                                + payout("R-2", "8.00")
                                + payout("R-3", "8.00")))
                .asString()
                .lines()
                .toList();

        assertThat(lines.stream().map(BankStatementComponentTest::inShort))
                .containsExactly(
                        "S-2/1 409 payment-reference-taken",
                        "S-2/2 200 payout",
                        "S-2/3 422 movement-unreadable",
                        "S-2/4 200 payout");
        assertThat(JsonPath.from(lines.get(0)).<String>getList("problem.errors.pointer"))
                .containsExactly("/receivedOn");
    }

    @Test
    void a_return_with_the_banks_fee_takes_back_what_was_instructed() {
        String id = id(send(statement("S-1", entry("R-1", "100.00"))).asString());
        String fee = reversal("R-2", "103.00")
                .replace(
                        "</Refs>",
                        "</Refs><AmtDtls><InstdAmt><Amt Ccy=\"EUR\">100.00</Amt></InstdAmt></AmtDtls>"
                                + "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">3.00</TtlChrgsAndTaxAmt></Chrgs>");

        String line = send(statement("S-2", fee)).asString();

        assertThat(inShort(line)).isEqualTo("S-2/1 201 reversal");
        assertThat(id(line)).isEqualTo(id);
    }

    /** Else the next file would take back a payment that is like it. */
    @Test
    void what_a_person_has_taken_back_may_be_what_the_bank_takes_back() {
        List<String> came = send(statement("S-1", entry("R-1", "10.00") + entry("R-2", "10.00")))
                .asString()
                .lines()
                .toList();
        World.change(
                        "erp",
                        entity,
                        id(came.getFirst()),
                        "reverse",
                        Map.of("reason", "returned-by-bank", "reversedOn", "2026-03-21"))
                .then()
                .statusCode(200);

        String line = send(statement("S-2", reversal("R-3", "10.00"))).asString();

        assertThat(inShort(line)).isEqualTo("S-2/1 409 returned-money-unclear");
        assertThat(standing(entity, id(came.getLast()))).startsWith("unidentified");
    }

    @Test
    void a_reason_of_any_length_stops_no_file() {
        send(statement("S-1", entry("R-1", "10.00")));
        String back = reversal("R-2", "10.00")
                .replace(
                        "</Refs>",
                        "</Refs><RtrInf><Rsn><Prtry>" + "Konto erloschen ".repeat(9) + "</Prtry></Rsn></RtrInf>");

        assertThat(inShort(send(statement("S-2", back)).asString())).isEqualTo("S-2/1 201 reversal");
    }

    @Test
    void a_file_that_breaks_off_is_refused_as_a_whole() {
        String whole = statement("S-1", entry("R-1", "10.00"));

        send(whole.substring(0, whole.length() - 10))
                .then()
                .statusCode(422)
                .body("type", endsWith("/statement-unreadable"));
        send("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + whole)
                .then()
                .statusCode(422)
                .body("type", endsWith("/statement-unreadable"));

        assertThat(world.facts(entity)).isEmpty();
    }

    @Test
    void a_long_file_is_taken_in_portions() {
        String entries = IntStream.rangeClosed(1, 2_500)
                .mapToObj(i -> entry("R-" + i, "0.01"))
                .collect(Collectors.joining());

        List<String> lines = send(statement("S-1", entries)).asString().lines().toList();

        assertThat(lines).hasSize(2_500).allMatch(line -> line.contains("\"status\":201"));
        assertThat(inShort(lines.getLast())).isEqualTo("S-1/2500 201 payment");
    }

    @Test
    void a_statement_is_of_a_company_of_the_callers() {
        String text = statement("S-1", entry("R-1", "10.00"));

        as("erp", entity)
                .contentType("application/xml")
                .body(text)
                .post("/v1/bank-statements")
                .then()
                .statusCode(400);
        as("erp", new Ledger().entity())
                .contentType("application/xml")
                .body(text)
                .post("/v1/bank-statements?legalEntity=" + entity)
                .then()
                .statusCode(403);
        as("collector", entity)
                .contentType("application/xml")
                .body(text)
                .post("/v1/bank-statements?legalEntity=" + entity)
                .then()
                .statusCode(403);
    }

    @Test
    void a_json_body_is_not_as_long_as_a_stream() {
        as("erp", entity)
                .contentType("application/json")
                .body("{\"remittance\":\"" + "x".repeat(1_100_000) + "\"}")
                .post("/v1/payments")
                .then()
                .statusCode(413);
    }

    private Response send(String text) {
        return as("erp", entity)
                .contentType("application/xml")
                .body(text)
                .post("/v1/bank-statements?legalEntity=" + entity);
    }

    private static String statement(String id, String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>" + id
                + "</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>" + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String entry(String reference, String amount) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
                + "<BookgDt><Dt>2026-03-20</Dt></BookgDt><AcctSvcrRef>" + reference + "</AcctSvcrRef>"
                + "<NtryDtls><TxDtls><Refs><EndToEndId>E2E</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>";
    }

    private static String reversal(String reference, String amount) {
        return entry(reference, amount).replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");
    }

    private static String payout(String reference, String amount) {
        return entry(reference, amount).replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd>");
    }

    private static String mixed() {
        try (InputStream in =
                Objects.requireNonNull(BankStatementComponentTest.class.getResourceAsStream("/camt/mixed-v08.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String line) {
        return JsonPath.from(line).getString("id");
    }

    /** Place, status and outcome or kind of problem. */
    private static String inShort(String line) {
        JsonPath json = JsonPath.from(line);
        String detail = json.get("detail") == null ? "" : "." + json.getInt("detail");
        String outcome = json.getString("outcome");
        String problem = json.getString("problem.type");
        return json.getString("statement") + "/" + json.getInt("entry") + detail + " " + json.getInt("status") + " "
                + (outcome == null ? problem.substring(problem.lastIndexOf('/') + 1) : outcome);
    }
}
