package io.openitem.bench;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How fresh and how quick to read figures are. */
final class Figures {

    /** Invoices beside which staleness is measured: this many each time, four times a second. */
    private static final int BESIDE = 250;

    private static final long BESIDE_MILLIS = 250;
    private static final int PROBES = 200;
    private static final long PROBE_MILLIS = 25;
    private static final long LOOK_MILLIS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration TIME = Duration.ofSeconds(5);

    private final Run run;

    Figures(Run run) {
        this.run = run;
    }

    /** From the answer to an invoice until the item can be read in the projection, beside a steady stream of others. */
    void staleness() throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        AtomicLong beside = new AtomicLong();
        long[] nanos = new long[PROBES];
        long began = System.nanoTime();
        Thread stream = Thread.ofPlatform().start(() -> stream(beside, isDone));
        try (Connection connection = run.database().connect();
                PreparedStatement look =
                        connection.prepareStatement("select exists (select from analytics.item where invoice = ?)")) {
            for (int i = 0; i < PROBES; i++) {
                String invoice = run.postInvoice(i);
                long answered = System.nanoTime();
                look.setObject(1, uuid(invoice));
                while (!isThere(look)) {
                    if (System.nanoTime() - answered > Duration.ofMinutes(1).toNanos()) {
                        throw new IllegalStateException("An invoice is not in the projection after a minute");
                    }
                    Thread.sleep(LOOK_MILLIS);
                }
                nanos[i] = System.nanoTime() - answered;
                Thread.sleep(PROBE_MILLIS);
            }
        } finally {
            isDone.set(true);
            stream.join();
        }
        double seconds = Page.secondsBetween(began, System.nanoTime());
        run.facts().awaitEverywhere();
        if (beside.get() == 0) {
            throw new IllegalStateException("Nothing was taken in beside the probes");
        }
        run.page()
                .row(
                        "an invoice's 201 until it is in the projection, beside " + Page.rate(beside.get() / seconds)
                                + " others",
                        new Timings(nanos, seconds).latency(),
                        Page.NONE,
                        Page.NONE,
                        "staleness p99 <= 500 ms at 1,000 events/s");
    }

    private static boolean isThere(PreparedStatement look) throws SQLException {
        try (var rows = look.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** By a beat, so that a slow answer is followed by others at once; ends when it is told to or cannot write. */
    private void stream(AtomicLong taken, AtomicBoolean isDone) {
        long next = System.nanoTime();
        while (!isDone.get()) {
            List<String> made = run.books().openItems(Company.DE01, run.customers(), BESIDE);
            taken.addAndGet(made.size());
            next += Duration.ofMillis(BESIDE_MILLIS).toNanos();
            try {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** By one reader after the other has answered. */
    void reads() throws Exception {
        long items = run.database().count("select count(*) from analytics.item");
        read(WARM_UP);
        Timings reads = read(TIME);
        run.page()
                .row(
                        "KPI read, all of a legal entity, " + Page.count(items) + " invoices",
                        reads.latency() + ", " + reads.rate() + " by one reader",
                        Page.NONE,
                        Page.NONE,
                        "p99 <= 5 ms at 5 M invoices");
    }

    private Timings read(Duration time) throws Exception {
        return Load.run(1, time, (client, nth) -> {
            String answer = run.gateway().get("auditor", "/v1/kpis?legalEntity=DE01&currency=EUR");
            if (!answer.contains("\"receivables\"")) {
                throw new IllegalStateException("There are no figures in " + answer);
            }
        });
    }

    /** Of an id as it travels: a prefix and 32 hexadecimal digits. */
    private static UUID uuid(String id) {
        BigInteger bits = new BigInteger(id.substring(id.indexOf('_') + 1), 16);
        return new UUID(bits.shiftRight(64).longValue(), bits.longValue());
    }
}
