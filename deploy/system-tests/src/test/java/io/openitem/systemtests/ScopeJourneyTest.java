package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what: each endpoint with each role, and a second legal entity that must not see the first. */
class ScopeJourneyTest {

    private static final List<String> ACCOUNTS =
            List.of(World.ERP, "collector-de", "credit-manager", "auditor", "administrator", World.OPERATIONS);

    private static World world;
    private static Door door;
    private static String customer;
    private static String invoice;

    @BeforeAll
    static void something_to_see() {
        world = World.shared();
        door = world.door();
        customer = world.customer(World.ERP, "DE01", "SCOPE-1");
        LocalDate today = world.today();
        invoice = door.postUntilAnswered(
                        World.ERP,
                        "/v1/invoices",
                        World.invoiceBody("DE01", customer, "SCOPE-1-A", today, today.plusDays(30), "5.00"),
                        "scope-a")
                .body()
                .get("id")
                .textValue();
        world.stack().awaitQuiescence();
    }

    /** Paths that read, and who may. */
    private static Map<String, Set<String>> reads() {
        // The operators' client is an administrator as well.
        Set<String> documents = Set.of(World.ERP, "collector-de", "credit-manager", "auditor");
        Set<String> figures = Set.of("collector-de", "credit-manager", "auditor", "administrator", World.OPERATIONS);
        Set<String> everyone = Set.copyOf(ACCOUNTS);
        return Map.of(
                "/v1/invoices/" + invoice,
                documents,
                "/v1/invoices?legalEntity=DE01",
                documents,
                "/v1/customers/" + customer,
                documents,
                "/v1/customers?legalEntity=DE01",
                documents,
                "/v1/legal-entities/DE01",
                everyone,
                "/v1/legal-entities",
                everyone,
                "/v1/kpis?legalEntity=DE01",
                figures,
                "/v1/kpis/daily?legalEntity=DE01&from=2026-01-01&to=2026-01-31",
                figures);
    }

    @Test
    void without_a_token_every_path_is_closed() {
        reads().keySet().forEach(path -> assertProblem(door.getAnonymously(path), 401, path));
        assertProblem(door.getAnonymously("/internal/lag"), 404, "/internal/lag");
    }

    @Test
    void each_role_reads_what_it_may_and_nothing_else() {
        reads().forEach((path, allowed) -> ACCOUNTS.forEach(account -> {
            Door.Reply reply = door.get(account, path);
            if (allowed.contains(account)) {
                assertThat(reply.status())
                        .as(account + " " + path + " " + reply.body())
                        .isEqualTo(200);
            } else {
                assertProblem(reply, 403, account + " " + path);
            }
        }));
    }

    @Test
    void only_an_erp_writes_documents() {
        LocalDate today = world.today();
        for (String account : ACCOUNTS) {
            Door.Reply reply = door.post(
                    account,
                    "/v1/invoices",
                    World.invoiceBody("DE01", customer, "SCOPE-W-" + account, today, today.plusDays(30), "1.00"),
                    Map.of());
            assertThat(reply.status())
                    .as(account + " " + reply.body())
                    .isEqualTo(account.equals(World.ERP) ? 201 : 403);
        }
    }

    @Test
    void a_second_legal_entity_sees_nothing_of_the_first() {
        for (String account : List.of(World.ERP_FR, "collector-fr")) {
            for (String path : reads().keySet()) {
                if (path.equals("/v1/legal-entities")
                        || (path.startsWith("/v1/kpis") && account.equals(World.ERP_FR))) {
                    continue;
                }
                Door.Reply reply = door.get(account, path);
                assertThat(reply.status())
                        .as(account + " " + path + " " + reply.body())
                        .isIn(403, 404);
                assertThat(reply.raw().body()).doesNotContain("SCOPE-1");
            }
            assertThat(door.get(account, "/v1/legal-entities").raw().body()).doesNotContain("DE01");
        }
        LocalDate today = world.today();
        assertProblem(
                door.post(
                        World.ERP_FR,
                        "/v1/invoices",
                        World.invoiceBody("DE01", customer, "SCOPE-X", today, today.plusDays(30), "1.00"),
                        Map.of()),
                403,
                "writing into the other's books");
        Door.Reply borrowed = door.post(
                World.ERP_FR,
                "/v1/invoices",
                World.invoiceBody("FR01", customer, "SCOPE-Y", today, today.plusDays(30), "1.00"),
                Map.of());
        assertThat(borrowed.status())
                .as("another's customer: " + borrowed.body())
                .isIn(404, 409, 422);
    }

    @Test
    void a_services_role_without_a_scope_sees_no_row_of_any_table() {
        for (String service : List.of("invoice", "analytics")) {
            for (String table : world.sql(
                    "select quote_ident(tablename) from pg_tables where schemaname = '" + service
                            + "' and tablename not like 'flyway%'",
                    rows -> rows.getString(1))) {
                assertThat(world.sqlAs(service + "_service", "select count(*) from " + service + "." + table))
                        .as(service + "." + table)
                        .isZero();
            }
        }
        assertThat(world.sql("select count(*) from invoice.invoice", rows -> rows.getLong(1))
                        .get(0))
                .isPositive();
    }

    private static void assertProblem(Door.Reply reply, int status, String what) {
        assertThat(reply.status()).as(what + " " + reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(reply.body().get("type").textValue()).as(what).startsWith("https://openitem.io/problems/");
    }
}
