package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.systemtests.Asks.Ask;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, over every operation of the committed OpenAPI documents and every account of the realm: somebody
 * without a token, somebody without the role, and somebody of another legal entity. Then the same in SQL.
 */
class ScopeJourneyTest {

    private static final String PROBLEMS = "https://openitem.io/problems/";

    private static final List<PublishedOperation> OPERATIONS = PublishedOperation.all();

    private static World world;
    private static Door door;
    private static Asks asks;
    private static List<Account> accounts;

    @BeforeAll
    static void something_to_see() {
        world = World.shared();
        door = world.door();
        asks = new Asks(world);
        accounts = Account.all(world::token);
        world.stack().awaitQuiescence();
    }

    @Test
    void every_published_operation_is_asked_here_and_in_its_own_way() {
        assertThat(asks.operations())
                .as("Asks has a line for each operation that is published, and for no other")
                .containsExactlyInAnyOrderElementsOf(
                        OPERATIONS.stream().map(PublishedOperation::id).toList());
        for (PublishedOperation operation : OPERATIONS) {
            assertThat(asks.of(operation))
                    .as(operation.toString())
                    .isNotEmpty()
                    .allSatisfy(ask -> assertThat(operation.matches(ask.path()))
                            .as(ask.path())
                            .isTrue());
        }
    }

    @Test
    void without_a_token_every_operation_is_closed() {
        for (PublishedOperation operation : OPERATIONS) {
            for (Ask ask : asks.of(operation)) {
                Door.Reply reply = send(null, operation, ask);
                if (operation.open()) {
                    assertThat(reply.status()).as(operation.toString()).isEqualTo(200);
                } else {
                    assertProblem(reply, 401, "unauthenticated", operation + " without a token");
                }
            }
        }
        assertProblem(door.getAnonymously("/internal/lag"), 404, "not-found", "/internal/lag");
    }

    @Test
    void each_role_does_what_it_may_and_nothing_else() {
        Map<String, Set<String>> doneBy = new TreeMap<>();
        for (PublishedOperation operation : closed()) {
            for (Account account : insiders()) {
                for (Ask ask : asks.of(operation)) {
                    String what = account.name() + ": " + operation + " " + ask.path();
                    Door.Reply reply = send(account, operation, ask);
                    if (account.may(operation)) {
                        assertThat(ask.done())
                                .as(what + " " + reply.raw().body())
                                .contains(reply.status());
                        assertThat(lines(reply)).as(what).doesNotContain("403");
                        doneBy.computeIfAbsent(operation.id(), id -> new TreeSet<>())
                                .addAll(account.roles());
                    } else {
                        assertProblem(reply, 403, "forbidden", what);
                    }
                }
            }
        }

        for (PublishedOperation operation : closed()) {
            assertThat(doneBy.get(operation.id()))
                    .as("%s: a role that no account of the realm has cannot be shown", operation)
                    .containsAll(operation.roles());
        }
    }

    @Test
    void another_legal_entity_sees_nothing_and_changes_nothing() {
        record Attempt(Account account, PublishedOperation operation, Ask ask) {}
        List<Attempt> attempts = new ArrayList<>();
        for (PublishedOperation operation : closed()) {
            for (Account account : outsiders()) {
                if (account.may(operation)) {
                    asks.of(operation).forEach(ask -> attempts.add(new Attempt(account, operation, ask)));
                }
            }
        }
        // What time still brings is brought now: a run of the sweeps would change rows too.
        world.stack().awaitQuiescence();
        world.stack().run("clock", world.today().toString());
        Map<String, String> before = rowsOfTheFirst();

        for (Attempt attempt : attempts) {
            String what = attempt.account().name() + ": " + attempt.operation() + " "
                    + attempt.ask().path();
            assertSeesNothing(send(attempt.account(), attempt.operation(), attempt.ask()), what);
        }

        world.stack().awaitQuiescence();
        assertThat(rowsOfTheFirst()).isEqualTo(before);
        assertThat(attempts.stream().map(attempt -> attempt.operation().id()).collect(Collectors.toSet()))
                .as("Every operation is tried by an outsider, or by somebody beyond what everybody covers")
                .containsAll(closed().stream()
                        .filter(operation -> asks.beyondEverybody(operation).isEmpty())
                        .map(PublishedOperation::id)
                        .toList());
    }

    @Test
    void what_only_people_of_every_company_may_do_ends_at_their_companies() {
        for (PublishedOperation operation : closed()) {
            for (Ask ask : asks.beyondEverybody(operation)) {
                for (Account account : accounts) {
                    if (account.may(operation)) {
                        Door.Reply reply = send(account, operation, ask);
                        assertProblem(reply, 403, "out-of-scope", account.name() + ": " + operation);
                    }
                }
            }
        }
        assertThat(world.sql("select legal_entity from invoice.legal_entity", rows -> rows.getString(1)))
                .doesNotContain("ZZ99");
    }

    @Test
    void neither_a_borrowed_customer_nor_a_borrowed_key_opens_the_others_books() {
        var today = world.today();
        var body = World.invoiceBody(Asks.ENTITY, asks.customer(), Asks.MARK + "-K", today, today.plusDays(30), "1.00");
        Map<String, String> key = Map.of("Idempotency-Key", "scope-borrowed", "Content-Type", "application/json");
        Door.Reply own = door.ask(World.ERP, "POST", "/v1/invoices", body, key);
        assertThat(own.status()).as(own.raw().body()).isEqualTo(201);

        Door.Reply same = door.ask(World.ERP_FR, "POST", "/v1/invoices", body, key);
        Door.Reply borrowed = door.post(
                World.ERP_FR,
                "/v1/invoices",
                World.invoiceBody("FR01", asks.customer(), Asks.MARK + "-Y", today, today.plusDays(30), "1.00"),
                Map.of());

        assertProblem(same, 403, "out-of-scope", "the same request with the same key");
        assertThat(same.raw().body()).doesNotContain(own.body().get("id").textValue());
        assertProblem(borrowed, 422, "unknown-customer", "another's customer in the own books");
    }

    @Test
    void a_services_roles_without_a_scope_see_no_row_of_any_table() {
        for (String service : services()) {
            for (String table : tables(service)) {
                for (String role : List.of("_service", "_owner")) {
                    assertThat(world.sqlAs(service + role, "select count(*) from " + service + "." + table))
                            .as("%s%s in %s.%s", service, role, service, table)
                            .isZero();
                }
            }
            assertThatThrownBy(() -> world.sqlAs(service + "_worker", "select 1"))
                    .as("%s_worker sees everything, so nobody logs in as it", service)
                    .hasMessageContaining(service + "_worker");
        }
        assertThat(services()).contains("invoice", "analytics");
        assertThat(world.sql("select count(*) from invoice.invoice", rows -> rows.getLong(1))
                        .get(0))
                .isPositive();
    }

    @Test
    void a_services_role_in_one_scope_sees_no_row_of_another_and_no_other_services_tables() {
        for (String service : services()) {
            for (String table : scopedTables(service)) {
                assertThat(entitiesSeen(service + "_service", "FR01", service + "." + table))
                        .as(service + "." + table)
                        .isSubsetOf("FR01");
            }
        }
        assertThat(entitiesSeen("invoice_service", Asks.ENTITY, "invoice.invoice"))
                .containsExactly(Asks.ENTITY);
        assertThatThrownBy(() -> world.sqlAs("analytics_service", "select count(*) from invoice.invoice"))
                .hasMessageContaining("permission denied");
    }

    /** Whose rows of a table a role sees in a transaction that has announced its scope. */
    private static Set<String> entitiesSeen(String role, String scope, String table) {
        Set<String> seen = new TreeSet<>();
        try (Connection connection = world.stack().database().as(role)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select set_config('openitem.entities', '" + scope + "', true)");
                try (ResultSet rows = statement.executeQuery("select distinct legal_entity from " + table)) {
                    while (rows.next()) {
                        seen.add(rows.getString(1));
                    }
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    private static List<PublishedOperation> closed() {
        return OPERATIONS.stream().filter(operation -> !operation.open()).toList();
    }

    private static List<Account> insiders() {
        return accounts.stream()
                .filter(account -> account.entities().contains(Asks.ENTITY))
                .toList();
    }

    private static List<Account> outsiders() {
        return accounts.stream()
                .filter(account -> !account.entities().contains(Asks.ENTITY))
                .toList();
    }

    private static Door.Reply send(@Nullable Account account, PublishedOperation operation, Ask ask) {
        return door.ask(
                account == null ? null : account.name(), operation.method(), ask.path(), ask.body(), ask.headers());
    }

    /** Refused as a whole, or line by line, or answered with nothing of the first legal entity. */
    private static void assertSeesNothing(Door.Reply reply, String what) {
        String body = reply.raw().body();
        assertThat(body).as(what).doesNotContain(Asks.MARK);
        if (reply.status() == 200) {
            assertThat(lines(reply)).as(what).allMatch("403"::equals);
            assertThat(lines(reply).isEmpty() ? body : "")
                    .as(what)
                    .doesNotContain(Asks.ENTITY, asks.customer(), asks.invoice());
        } else {
            assertThat(reply.status()).as(what + " " + body).isIn(403, 404);
        }
    }

    /** The status of each line of an answer in lines; none for any other answer. */
    private static List<String> lines(Door.Reply reply) {
        return reply.header("Content-Type").contains("ndjson")
                ? reply.raw()
                        .body()
                        .lines()
                        .map(line -> line.replaceFirst(".*?\"status\":(\\d+).*", "$1"))
                        .toList()
                : List.of();
    }

    /** All that is kept of the first legal entity, table by table. */
    private static Map<String, String> rowsOfTheFirst() {
        Map<String, String> rows = new TreeMap<>();
        for (String service : services()) {
            for (String table : scopedTables(service)) {
                String name = service + "." + table;
                rows.put(
                        name,
                        world.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                                + " from " + name + " t where legal_entity = '" + Asks.ENTITY + "'",
                                        found -> found.getString(1))
                                .get(0));
            }
        }
        return rows;
    }

    /** The services that have a schema with tables. */
    private static List<String> services() {
        return world.sql(
                "select distinct t.schemaname from pg_tables t join pg_roles r on r.rolname = t.schemaname || '_service'"
                        + " order by 1",
                rows -> rows.getString(1));
    }

    private static List<String> tables(String service) {
        return world.sql(
                "select quote_ident(tablename) from pg_tables where schemaname = '" + service
                        + "' and tablename not like 'flyway%'",
                rows -> rows.getString(1));
    }

    private static List<String> scopedTables(String service) {
        return world.sql(
                "select quote_ident(t.tablename) from pg_tables t join information_schema.columns c"
                        + " on c.table_schema = t.schemaname and c.table_name = t.tablename"
                        + " where t.schemaname = '" + service + "' and c.column_name = 'legal_entity'",
                rows -> rows.getString(1));
    }

    private static void assertProblem(Door.Reply reply, int status, String type, String what) {
        assertThat(reply.status()).as(what + " " + reply.raw().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(reply.body().get("type").textValue()).as(what).isEqualTo(PROBLEMS + type);
    }
}
