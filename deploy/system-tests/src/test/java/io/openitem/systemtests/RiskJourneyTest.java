package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A good payer turns late, by the exact facts of credit; the points are added up by hand. */
class RiskJourneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static World world;
    private static Door door;

    @BeforeAll
    static void stack() {
        world = World.shared();
        door = world.door();
    }

    @Test
    void a_good_payer_turns_late_and_pays_after_all() {
        LocalDate today = world.today();
        String customer = Company.FR01.customer("RISK-1");
        Company.FR01.invoice(customer, "RISK-1-A", "100.00", today, today.plusDays(5));
        Company.FR01.invoice(customer, "RISK-1-B", "100.00", today, today.plusDays(5));
        world.stack().awaitQuiescence();
        assertThat(told(customer)).isEmpty();
        assertThat(score(customer, "en").at("/reasons/0/code").asText()).isEqualTo("no-history");

        // In time: 250 + 150; nothing late: 250; no trend yet: 70; half a month owed: 100; somebody new: 10; 100.
        Company.FR01.pay("RISK-1-C", "100.00", "RISK-1-A", today);
        world.stack().awaitQuiescence();
        // A day over: 210 of 250. Fifteen days over: 80, and late by more than two weeks of habit.
        clock(today.plusDays(6));
        clock(today.plusDays(20));
        // Half of the money fifteen days late: 130 + 60; nothing open any longer.
        Company.FR01.pay("RISK-1-D", "100.00", "RISK-1-B", today.plusDays(20));
        world.stack().awaitQuiescence();

        assertThat(told(customer))
                .containsExactly(
                        "CustomerRescored 1 none > A930",
                        "BehaviourChanged 2 new > good-payer",
                        "CustomerRescored 3 A930 > A890",
                        "CustomerRescored 4 A890 > B760",
                        "BehaviourChanged 5 good-payer > late",
                        "CustomerRescored 6 B760 > B720",
                        "BehaviourChanged 7 late > slow-payer");
        JsonNode german = score(customer, "de");
        assertThat(german.path("points").asInt()).isEqualTo(720);
        assertThat(german.path("ratingClass").asText()).isEqualTo("B");
        assertThat(german.at("/behaviour/text").asText()).isEqualTo("Langsamer Zahler");
        assertThat(german.path("reasons"))
                .extracting(reason -> reason.path("text").asText())
                .contains("Die Zahlungen der letzten zwölf Monate kamen im Schnitt 8 Tage zu spät.");
    }

    @Test
    void facts_sent_again_change_no_score() {
        LocalDate today = world.today();
        String customer = Company.FR01.customer("RISK-2");
        Company.FR01.invoice(customer, "RISK-2-A", "100.00", today, today.plusDays(30));
        Company.FR01.pay("RISK-2-B", "100.00", "RISK-2-A", today);
        world.stack().awaitQuiescence();
        JsonNode before = score(customer, "en");

        world.stack().run("outbox", "resend", "--since", "all");
        world.stack().awaitQuiescence();

        assertThat(before.path("ratingClass").asText()).isEqualTo("A");
        assertThat(score(customer, "en")).isEqualTo(before);
        assertThat(told(customer)).hasSize(2);
    }

    private static void clock(LocalDate day) {
        world.stack().run("clock", day.toString());
    }

    private static JsonNode score(String customer, String language) {
        Door.Reply reply = door.ask(
                "collector-fr", "GET", "/v1/risk/scores/" + customer, null, Map.of("Accept-Language", language));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    /** What credit has told of a customer, in order. */
    private static List<String> told(String customer) {
        return Topic.read(world.stack().bootstrapServers(), "openitem.risk.v1").stream()
                .filter(event -> event.key().equals(customer))
                .map(event -> event.type() + " " + event.version() + " " + inShort(event.value()))
                .toList();
    }

    private static String inShort(String value) {
        try {
            JsonNode fact = JSON.readTree(value);
            return fact.has("from")
                    ? fact.path("from").asText() + " > " + fact.path("to").asText()
                    : rating(fact.path("previous")) + " > " + rating(fact.path("rating"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rating(JsonNode rating) {
        return rating.isMissingNode()
                ? "none"
                : rating.path("ratingClass").asText() + rating.path("points").asInt();
    }
}
