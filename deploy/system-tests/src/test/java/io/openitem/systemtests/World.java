package io.openitem.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.launcher.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one stack that all journeys of a run share, started empty by the first and stopped at the end of the JVM. */
final class World {

    /** The client of the first legal entity's ERP, and of the second's. */
    static final String ERP = "openitem-erp";

    static final String ERP_FR = "openitem-erp-fr";
    static final String OPERATIONS = "openitem-operations";

    /** Their starts are written down before the first kill, or most of the processor would go into them. */
    private static final List<String> KILLED_OFTEN = List.of("analytics", "invoice", "gateway");

    private static final Duration TOKEN_USED = Duration.ofMinutes(5);
    private static @Nullable World world;

    private final RunningStack stack;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String text, long takenNanos) {}

    private World(RunningStack stack) {
        this.stack = stack;
    }

    static synchronized World shared() {
        World running = world;
        if (running == null) {
            RunningStack.killLeftovers();
            startAnew();
            RunningStack started = RunningStack.start(1, KILLED_OFTEN);
            // The test runner does not wait for an orderly stop, and nothing of this stack is needed again.
            Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
            running = new World(started);
            running.registerCompanies();
            world = running;
        }
        return running;
    }

    /** What an earlier run left is of no use: every run begins with an empty ledger. */
    private static void startAnew() {
        Path data = Path.of(System.getenv("OPENITEM_HOME")).resolve("data");
        // Keycloak's own set-up takes long and holds nothing of the ledger.
        for (String component : List.of("postgres", "kafka")) {
            delete(data.resolve(component));
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registerCompanies() {
        company("DE01", "Europe/Berlin", "DE");
        company("FR01", "Europe/Paris", "FR");
        // Only when a service has heard of a company it takes in something for it.
        stack.awaitQuiescence();
    }

    private void company(String id, String zone, String country) {
        Door.Reply reply = door().put(
                        OPERATIONS,
                        "/v1/legal-entities/" + id,
                        Map.of(
                                "name",
                                "Company " + id,
                                "currency",
                                "EUR",
                                "country",
                                country,
                                "timeZone",
                                zone,
                                "calendar",
                                "TARGET"));
        if (!reply.isOk()) {
            throw new IllegalStateException("Registering " + id + ": " + reply.status() + " " + reply.body());
        }
    }

    RunningStack stack() {
        return stack;
    }

    Door door() {
        return new Door(stack.uri("gateway"), this::token);
    }

    String token(String who) {
        return tokens.compute(
                        who,
                        (name, token) -> token == null || System.nanoTime() - token.takenNanos() > TOKEN_USED.toNanos()
                                ? new Token(stack.token(name), System.nanoTime())
                                : token)
                .text();
    }

    /** Opens an account and gives its id. */
    String customer(String erp, String legalEntity, String number) {
        Door.Reply reply =
                door().postUntilAnswered(erp, "/v1/customers", customerBody(legalEntity, number), "cus-" + number);
        if (!reply.isOk()) {
            throw new IllegalStateException("Registering " + number + ": " + reply.status() + " " + reply.body());
        }
        return reply.body().get("id").textValue();
    }

    static Map<String, Object> customerBody(String legalEntity, String number) {
        return Map.of(
                "legalEntity",
                legalEntity,
                "number",
                number,
                "name",
                "Debtor " + number,
                "email",
                number.toLowerCase(java.util.Locale.ROOT) + "@example.org",
                "country",
                "DE",
                "language",
                "de",
                "currency",
                "EUR");
    }

    /** A camt.053 file of a French account with one movement of euros, known to the bank by {@code id}. */
    static String statement(String id, LocalDate day, String amount, String reference) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
                <Id>%1$s</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>
                <Ntry><Amt Ccy="EUR">%3$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>%2$s</Dt></BookgDt><AcctSvcrRef>%1$s</AcctSvcrRef><NtryDtls><TxDtls>
                <RmtInf><Strd><CdtrRefInf><Ref>%4$s</Ref></CdtrRefInf></Strd></RmtInf>
                </TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>
                """.formatted(id, day, amount, reference);
    }

    static Map<String, Object> invoiceBody(
            String legalEntity, String customerId, String number, LocalDate issued, LocalDate due, String amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("legalEntity", legalEntity);
        body.put("customerId", customerId);
        body.put("source", "journey");
        body.put("number", number);
        body.put("issueDate", issued.toString());
        body.put("dueDate", due.toString());
        body.put("amount", Map.of("amount", amount, "currency", "EUR"));
        return body;
    }

    /** The business date in Berlin by the platform's clock. */
    LocalDate today() {
        return sql(
                        "select (openitem.clock_instant() at time zone 'Europe/Berlin')::date",
                        rows -> rows.getObject(1, LocalDate.class))
                .get(0);
    }

    /** Figures of a company as the gateway answers them for EUR. */
    JsonNode kpis(String who, String legalEntity, LocalDate asOf) {
        Door.Reply reply = door().get(who, "/v1/kpis?legalEntity=" + legalEntity + "&asOf=" + asOf + "&currency=EUR");
        if (reply.status() != 200) {
            throw new IllegalStateException("KPIs: " + reply.status() + " " + reply.body());
        }
        return reply.body().get("currencies").get(0);
    }

    interface RowMapping<T> {
        T map(ResultSet rows) throws SQLException;
    }

    /** Counts as a service's own role would that forgot to say for whom. */
    long sqlAs(String role, String count) {
        try (Connection connection = stack.database().as(role);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(count)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks the database past all services, to hold them to account. */
    <T> List<T> sql(String query, RowMapping<T> mapping) {
        try (Connection connection = stack.database().asSuperuser();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(mapping.map(rows));
            }
            return results;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
