package io.openitem.bench;

import java.util.List;

/** Payments from the request until the ledger has applied them and cash application has heard it. */
final class Cash {

    /** More than one run of single payments can settle. */
    private static final int ITEMS = 15_000;

    /** More than the budget asks of the same time, and not so many that no real customer has them open at once. */
    private static final int HOT_ITEMS = 4_000;

    private static final int BULK = 20_000;
    private static final int LINES = 5_000;

    private final Run run;

    Cash(Run run) {
        this.run = run;
    }

    /** Of many customers, each payment for an item of its own. */
    void single() throws Exception {
        List<String> items = run.books().openItems(Company.DE01, run.customers(), ITEMS);
        run.facts().awaitEverywhere();
        Paid paid = pay(items);
        Timings limit;
        try (RawDatabase raw = new RawDatabase(run.database())) {
            limit = raw.payments(Run.CLIENTS, Run.TIME);
        }
        run.page()
                .row(
                        "one payment by REST, applied, " + Run.CLIENTS + " clients",
                        paid.toString(),
                        "raw transactions of the same rows " + limit.rate() + ", " + limit.latency(),
                        Page.ratio(paid.appliedPerSecond(), limit.perSecond()),
                        ">= 0.45 x");
    }

    /** All of one customer, whose facts are one after the other in one partition. */
    void hot() throws Exception {
        List<String> one = run.books().customers(Company.DE01, 1);
        List<String> items = run.books().openItems(Company.DE01, one, HOT_ITEMS);
        run.facts().awaitEverywhere();
        Paid paid = pay(items);
        run.page().row("the same, all of one hot customer", paid.toString(), Page.NONE, Page.NONE, ">= 300/s");
    }

    /**
     * What became of single payments.
     *
     * @param answered how fast and after how long the requests were answered
     * @param appliedPerSecond from the first request until all were applied
     * @param lag how long a payment took from being proposed until it was known to be applied
     */
    private record Paid(Timings answered, double appliedPerSecond, String lag) {

        @Override
        public String toString() {
            return Page.rate(appliedPerSecond) + " until all " + Page.count(answered.count())
                    + " are applied, each after " + lag + "; answered " + answered.rate() + ", " + answered.latency();
        }
    }

    private Paid pay(List<String> items) throws Exception {
        long before = applied();
        long fact = run.database().lastFact("invoice");
        long began = System.nanoTime();
        Timings answered = Load.run(
                Run.CLIENTS,
                Run.TIME,
                items.size(),
                (client, nth) -> run.gateway()
                        .post(Company.DE01.erp(), "/v1/payments", run.books().payment(Company.DE01, items.get(nth))));
        Facts.await(answered.count() + " payments are applied", () -> applied() - before >= answered.count());
        double seconds = Page.secondsBetween(began, System.nanoTime());
        run.facts().awaitEverywhere();
        return new Paid(answered, answered.count() / seconds, lag(fact));
    }

    private long applied() throws Exception {
        return run.database().count("select count(*) from payment.payment where state = 'applied'");
    }

    /** From the making of the proposal's id to the transaction that takes its answer in. */
    private String lag(long afterFact) throws Exception {
        return run.database()
                .text(
                        "select 'p50 ' || round((percentile_cont(0.5) within group (order by ms))::numeric) || ' ms, p99 '"
                                + " || round((percentile_cont(0.99) within group (order by ms))::numeric) || ' ms' from (select"
                                + " extract(epoch from e.seen_at - uuid_extract_timestamp(a.causation_id::uuid)) * 1000 as ms"
                                + " from invoice.outbox a join payment.inbox_event e on e.event_id = a.id"
                                + " where a.type like '%.AllocationAnswered' and a.seq > " + afterFact + ") l");
    }

    void bulk() throws Exception {
        List<String> items = run.books().openItems(Company.DE01, run.customers(), BULK);
        run.facts().awaitEverywhere();
        long before = settled();
        long began = System.nanoTime();
        Timings requests = Load.run(
                Run.BULK_CLIENTS,
                Run.TIME.multipliedBy(10),
                BULK / LINES,
                (client, nth) -> postLines(items.subList(nth * LINES, (nth + 1) * LINES)));
        Facts.await(BULK + " items are settled", () -> settled() - before >= BULK);
        double seconds = Page.secondsBetween(began, System.nanoTime());
        run.page()
                .row(
                        "bulk payments, NDJSON, " + Page.count(BULK) + ", matched and settled in the ledger",
                        Page.rate(BULK / seconds) + "; answered " + Page.rate(requests.perSecond() * LINES),
                        Page.NONE,
                        Page.NONE,
                        ">= 10,000/s");
        run.facts().awaitEverywhere();
    }

    private void postLines(List<String> items) {
        List<String> lines = items.stream()
                .map(item -> run.books().payment(Company.DE01, item))
                .toList();
        List<String> made = run.gateway().postLines(Company.DE01.erp(), "/v1/payments/batch", lines);
        if (made.size() != items.size()) {
            throw new IllegalStateException(made.size() + " of " + items.size() + " payments");
        }
    }

    private long settled() throws Exception {
        return run.database().count("select count(*) from invoice.invoice where state = 'settled'");
    }
}
