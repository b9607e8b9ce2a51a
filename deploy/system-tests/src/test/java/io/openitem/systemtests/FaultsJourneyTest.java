package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.local.Component;
import io.openitem.local.Connect;
import io.openitem.local.ConnectRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every part is killed without warning at seeded random moments while clients write and repeat what was not answered.
 * Afterwards ledger, topic and projection must agree with one another and with what the clients were told.
 */
class FaultsJourneyTest {

    private static final long SEED = 20_260_301;
    private static final int KILLS = 20;
    private static final int CLIENTS = 3;
    // Enough to be in the midst of something at any moment, and room for what was killed to come back beside it.
    private static final long PAUSE_MILLIS = 20;
    private static final List<String> VICTIMS =
            List.of("invoice", "analytics", "connect", "kafka", "postgres", "gateway");

    private final World world = World.shared();
    private final Reconciliation books = new Reconciliation(world);
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** What a client was told of a document: its id and how often it had to ask. */
    private record Told(String id, String amount) {}

    @Test
    void nothing_is_lost_doubled_or_disordered_whatever_is_killed_whenever() throws Exception {
        List<String> customers = IntStream.range(0, 20)
                .mapToObj(i -> Company.DE01.customer("FAULT-" + i))
                .toList();
        world.stack().keepStarts();
        AtomicBoolean stop = new AtomicBoolean();
        Map<String, Integer> kills = new TreeMap<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(clients.submit(() -> {
                    write(number, customers, stop);
                    return null;
                }));
            }
            try {
                killEverything(kills);
            } finally {
                stop.set(true);
            }
            for (Future<?> client : running) {
                client.get(5, TimeUnit.MINUTES);
            }
        }
        world.stack().awaitQuiescence();

        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(KILLS);
        assertThat(kills.keySet()).containsExactlyInAnyOrderElementsOf(VICTIMS);
        assertThat(ledgerOfClients()).isEqualTo(told);
        List<Topic.Event> events = books.topicIsWhole();
        books.topicEqualsLedger(events);
        books.projectionEqualsLedger();
        report(kills, events.size());
    }

    @Test
    void a_connector_that_starts_before_its_database_publishes_once_both_are_there() throws Exception {
        String customer = Company.DE01.customer("CONNECTOR");
        LocalDate today = world.today();
        Component postgres = world.stack().component("postgres");
        Connect connect = (Connect) world.stack().component("connect");
        Company.DE01.invoice(customer, "CONNECTOR-BEFORE", "10.00", today, today.plusDays(30));

        connect.kill();
        postgres.kill();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> starting = thread.submit(() -> world.stack().start(connect));
            ConnectRest worker = new ConnectRest(connect.restUri());
            await().atMost(Duration.ofMinutes(2)).until(worker::answers);
            world.stack().start(postgres);
            starting.get(2, TimeUnit.MINUTES);
        }
        Company.DE01.invoice(customer, "CONNECTOR-AFTER", "10.00", today, today.plusDays(30));
        world.stack().awaitQuiescence();

        books.topicEqualsLedger(books.topicIsWhole());
        books.projectionEqualsLedger();
    }

    /** One victim after the other, in rounds of a shuffled order, at a random moment after the last was back. */
    private void killEverything(Map<String, Integer> kills) throws InterruptedException {
        Random random = new Random(SEED);
        List<String> round = new ArrayList<>(VICTIMS);
        for (int i = 0; i < KILLS; i++) {
            if (i % VICTIMS.size() == 0) {
                Collections.shuffle(round, random);
            }
            String name = round.get(i % VICTIMS.size());
            Thread.sleep(200 + random.nextInt(2_500));
            Component victim = world.stack().component(name);
            victim.kill();
            kills.merge(name, 1, Integer::sum);
            Thread.sleep(random.nextInt(1_000));
            world.stack().start(victim);
        }
    }

    private void write(int client, List<String> customers, AtomicBoolean stop) throws InterruptedException {
        Random random = new Random(SEED + client);
        Door door = world.door();
        LocalDate today = world.today();
        int next = 0;
        while (!stop.get()) {
            next++;
            String number = "FAULT-" + client + "-" + next;
            String amount = (1 + random.nextInt(9_999)) + "." + String.format("%02d", random.nextInt(100));
            Door.Reply reply = door.postUntilAnswered(
                    World.ERP,
                    "/v1/invoices",
                    World.invoiceBody(
                            "DE01",
                            customers.get(random.nextInt(customers.size())),
                            number,
                            today,
                            today.plusDays(30),
                            amount),
                    "key-" + number);
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
            Thread.sleep(PAUSE_MILLIS);
            told.put(number, new Told(reply.body().get("id").textValue(), amount));
        }
    }

    private Map<String, Told> ledgerOfClients() {
        Map<String, Told> ledger = new TreeMap<>();
        world.sql(
                        "select number, 'inv_' || replace(id::text, '-', ''), (amount_minor / 100.0)::numeric(18, 2)::text"
                                + " from invoice.invoice where number like 'FAULT-%'",
                        rows -> Map.entry(rows.getString(1), new Told(rows.getString(2), rows.getString(3))))
                .forEach(entry -> assertThat(ledger.put(entry.getKey(), entry.getValue()))
                        .as("a second document of %s", entry.getKey())
                        .isNull());
        return ledger;
    }

    private void report(Map<String, Integer> kills, int events) throws IOException {
        StringBuilder page = new StringBuilder("# Kills under load\n\nWritten by `FaultsJourneyTest`, seed " + SEED
                + ".\n\n| part killed | times |\n|---|---|\n");
        kills.forEach((part, times) ->
                page.append("| ").append(part).append(" | ").append(times).append(" |\n"));
        page.append("\n| checked afterwards | expected | got |\n|---|---|---|\n")
                .append("| documents clients were told of, in the ledger | ")
                .append(told.size())
                .append(" | ")
                .append(ledgerOfClients().size())
                .append(" |\n| events in the topic, each once and in order of version | all | ")
                .append(events)
                .append(" |\n| projection against recomputation by SQL | equal | equal |\n");
        Path folder = Files.createDirectories(Path.of("target", "evidence"));
        Files.writeString(folder.resolve("kills.md"), page);
    }
}
