package io.openitem.bench;

import io.openitem.local.Component;
import java.util.List;

/** Invoices that come in, one by one and as lines, and the way of their facts to Kafka. */
final class Intake {

    private static final int REQUESTS = 10;
    private static final int LINES = 10_000;
    private static final int RAW_ROWS = 1_000;
    private static final int SLOW_INVOICES = 500;
    private static final long SLOW_PAUSE_MILLIS = 20;

    private final Run run;

    Intake(Run run) {
        this.run = run;
    }

    void single() throws Exception {
        Timings ours = Load.run(Run.CLIENTS, Run.TIME, (client, nth) -> run.postInvoice(nth));
        run.facts().awaitEverywhere();
        try (RawDatabase raw = new RawDatabase(run.database())) {
            Timings limit = raw.single(Run.CLIENTS, Run.TIME);
            run.page()
                    .row(
                            "one invoice by REST, durable, " + Run.CLIENTS + " clients",
                            ours.rate() + ", " + ours.latency(),
                            "raw transactions of the same rows " + limit.rate() + ", " + limit.latency(),
                            Page.ratio(ours.perSecond(), limit.perSecond()) + "; p99 "
                                    + (ours.millis(0.99) <= 15 ? "within" : "over"),
                            ">= 0.45 x; p99 <= 15 ms");
        }
    }

    /** While the connector is down, so that intake and publication are seen apart. */
    void bulk() throws Exception {
        postLines();
        run.facts().awaitEverywhere();
        long before = run.facts().published(Facts.OF_INVOICES);
        Component connect = run.stack().component("connect");
        connect.stop();
        int written = LINES * REQUESTS;
        try {
            Timings requests =
                    Load.run(Run.BULK_CLIENTS, Run.TIME.multipliedBy(10), REQUESTS, (client, nth) -> postLines());
            double ours = LINES * requests.perSecond();
            try (RawDatabase raw = new RawDatabase(run.database())) {
                double limit = raw.bulk(Run.BULK_CLIENTS, RAW_ROWS, Run.TIME);
                run.page()
                        .row(
                                "bulk intake, NDJSON, " + Page.count(written) + " invoices",
                                Page.rate(ours),
                                "raw multi-row insert of the same rows " + Page.rate(limit),
                                Page.ratio(ours, limit),
                                ">= 20,000/s; >= 0.35 x");
            }
        } finally {
            run.stack().start(connect);
        }
        outbox(before + written);
    }

    /** @param target how many facts of invoices there are when all are published */
    private void outbox(long target) throws Exception {
        Facts facts = run.facts();
        long from = facts.published(Facts.OF_INVOICES);
        long began = System.nanoTime();
        Facts.await(
                Page.count(target) + " facts of invoices are published",
                () -> facts.published(Facts.OF_INVOICES) >= target);
        double published = (target - from) / Page.secondsBetween(began, System.nanoTime());
        double everywhere = (target - from) / Page.secondsBetween(began, facts.awaitEverywhere());
        double broker = RawKafka.produce(run.stack().bootstrapServers(), LINES * REQUESTS);
        if (target > from) {
            run.outboxPerSecond(published);
        }
        run.page()
                .row(
                        "outbox to Kafka, " + Page.count(target - from) + " facts waiting when the connector was up",
                        Page.rate(published),
                        "broker alone " + Page.rate(broker),
                        Page.ratio(published, broker),
                        Page.NONE);
        run.page()
                .row(
                        "the same facts taken in by every service",
                        Page.rate(everywhere),
                        Page.NONE,
                        Page.NONE,
                        "whole path >= 5,000/s bulk");
    }

    /** One invoice every 20 ms; from the making of the fact's id to the transaction that projects it. */
    void latency() throws Exception {
        long before = run.database().lastFact("invoice");
        for (int i = 0; i < SLOW_INVOICES; i++) {
            run.postInvoice(i);
            Thread.sleep(SLOW_PAUSE_MILLIS);
        }
        run.facts().awaitEverywhere();
        String seen = run.database()
                .text("select round((percentile_cont(0.5) within group (order by ms))::numeric, 1) || ' ms, p99 ' ||"
                        + " round((percentile_cont(0.99) within group (order by ms))::numeric, 1) || ' ms' from (select"
                        + " extract(epoch from e.seen_at - uuid_extract_timestamp(o.id)) * 1000 as ms from"
                        + " invoice.outbox o join analytics.inbox_event e on e.event_id = o.id where o.seq > "
                        + before + ") l");
        run.page()
                .row(
                        "event made to event projected, at most 50/s",
                        "p50 " + seen,
                        Page.NONE,
                        Page.NONE,
                        "staleness p99 <= 500 ms");
    }

    private void postLines() {
        List<String> made = run.books().openItems(Company.DE01, run.customers(), LINES);
        if (made.size() != LINES) {
            throw new IllegalStateException(made.size() + " of " + LINES + " lines");
        }
    }
}
