package io.openitem.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAccumulator;

/** A bank's file: how long until it is durable and published, and what it costs of the heap. */
final class BankFile {

    private static final String SERVICE = "payment";
    private static final long SAMPLE_MILLIS = 500;

    private final Run run;
    private final int entries;

    BankFile(Run run, int entries) {
        this.run = run;
        this.entries = entries;
    }

    void measure() throws Exception {
        int naming = Math.ceilDiv(entries, StatementFile.NAMING_ITEMS);
        List<String> items = run.books().openItems(Company.DE01, run.customers(), naming);
        run.facts().awaitEverywhere();
        Heap heap = new Heap(run, SERVICE);
        double liveBefore = heap.liveMegabytes();
        long published = run.facts().published(Facts.OF_PAYMENTS);
        long fact = run.database().lastFact(SERVICE);
        long settled = settled();

        long began = System.nanoTime();
        double most = imported(heap, items);
        double durable = Page.secondsBetween(began, System.nanoTime());
        long facts = run.database().count("select count(*) from payment.outbox where seq > " + fact);
        Facts.await(
                facts + " facts are published", () -> run.facts().published(Facts.OF_PAYMENTS) - published >= facts);
        double toKafka = Page.secondsBetween(began, System.nanoTime());
        double liveAfter = heap.liveMegabytes();
        run.facts().awaitEverywhere();
        if (settled() - settled != naming) {
            throw new IllegalStateException((settled() - settled) + " of " + naming + " items were settled");
        }
        show(durable, facts, toKafka);
        run.page()
                .row(
                        "heap of payment-service over it, MB after a collection",
                        String.format(
                                Locale.ROOT,
                                "%.0f before, %.0f after; at most %.0f in use meanwhile",
                                liveBefore,
                                liveAfter,
                                most),
                        Page.NONE,
                        Page.NONE,
                        "grows <= 64");
    }

    private void show(double durable, long facts, double toKafka) {
        double rate = run.outboxPerSecond();
        boolean known = !Double.isNaN(rate);
        run.page()
                .row(
                        "camt.053, " + Page.count(entries) + " entries, one in " + StatementFile.NAMING_ITEMS
                                + " pays an item: durable",
                        Page.seconds(durable),
                        Page.NONE,
                        Page.NONE,
                        "<= 10 s");
        run.page()
                .row(
                        "the same, its " + Page.count(facts) + " facts published",
                        Page.seconds(toKafka),
                        known ? "facts by the outbox's rate " + Page.seconds(facts / rate) : Page.NONE,
                        known ? Page.ratio(toKafka, facts / rate) : Page.NONE,
                        "<= 2.5 x");
    }

    /** Gives the most that was in use of the heap meanwhile. */
    private double imported(Heap heap, List<String> items) throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        DoubleAccumulator most = new DoubleAccumulator(Math::max, 0);
        Thread sampler = Thread.ofPlatform().start(() -> sample(heap, most, isDone));
        try {
            String id = "S" + run.books().number().replace("-", "");
            long made = run.gateway()
                    .postStream(
                            Company.DE01.erp(),
                            "/v1/bank-statements?legalEntity=" + Company.DE01.name(),
                            () -> new StatementFile(id, run.books().today(), entries, items));
            if (made != entries) {
                throw new IllegalStateException(made + " of " + entries + " entries were taken in");
            }
        } finally {
            isDone.set(true);
            sampler.join();
        }
        if (most.get() == 0) {
            throw new IllegalStateException("The heap was not looked at");
        }
        return most.get();
    }

    private static void sample(Heap heap, DoubleAccumulator most, AtomicBoolean isDone) {
        try {
            while (!isDone.get()) {
                most.accumulate(heap.usedMegabytes());
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long settled() throws Exception {
        return run.database().count("select count(*) from invoice.invoice where state = 'settled'");
    }
}
