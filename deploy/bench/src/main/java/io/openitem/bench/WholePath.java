package io.openitem.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Invoices and the payments that settle them, from the request until no consumer of any service is behind. A settled
 * invoice is six facts: issued, received, proposed, applied, settled, answered.
 */
final class WholePath {

    /** A client pays the invoice that it issued so many before, which cash application knows by then. */
    private static final int PAID_AFTER = 20;

    private static final int LINES = 1_000;

    /** Facts under way beyond which a client of bulk waits: what is measured is what can go on for ever. */
    private static final int UNDER_WAY = 20_000;

    private static final long PAUSE_MILLIS = 100;

    private final Run run;
    private final Duration time;

    WholePath(Run run, Duration time) {
        this.run = run;
        this.time = time;
    }

    void single() throws Exception {
        List<Deque<String>> unpaid = new ArrayList<>();
        for (int i = 0; i < Run.CLIENTS; i++) {
            unpaid.add(new ArrayDeque<>());
        }
        measure(
                "whole path to every projection, single, " + Run.CLIENTS + " clients",
                Run.CLIENTS,
                (client, nth) -> next(unpaid.get(client), nth),
                1,
                ">= 1,500 events/s for 60 s");
    }

    private void next(Deque<String> unpaid, int nth) throws Exception {
        String erp = Company.DE01.erp();
        Books books = run.books();
        if (unpaid.size() > PAID_AFTER) {
            run.gateway().post(erp, "/v1/payments", books.payment(Company.DE01, unpaid.remove()));
        } else {
            String number = books.number();
            run.gateway().post(erp, "/v1/invoices", books.invoice(Company.DE01, run.customer(nth), number));
            unpaid.add(number);
        }
    }

    void bulk() throws Exception {
        List<Deque<List<String>>> unpaid = new ArrayList<>();
        for (int i = 0; i < Run.BULK_CLIENTS; i++) {
            unpaid.add(new ArrayDeque<>());
        }
        measure(
                "whole path to every projection, NDJSON, " + Run.BULK_CLIENTS + " clients",
                Run.BULK_CLIENTS,
                (client, nth) -> nextLines(unpaid.get(client)),
                2 * LINES,
                ">= 5,000 events/s for 60 s");
    }

    /** Issues as many as it pays of those before, then waits until there is room under way. */
    private void nextLines(Deque<List<String>> unpaid) throws Exception {
        Books books = run.books();
        unpaid.add(books.openItems(Company.DE01, run.customers(), LINES));
        if (unpaid.size() > 1) {
            List<String> lines = unpaid.remove().stream()
                    .map(number -> books.payment(Company.DE01, number))
                    .toList();
            List<String> made = run.gateway().postLines(Company.DE01.erp(), "/v1/payments/batch", lines);
            if (made.size() != LINES) {
                throw new IllegalStateException(made.size() + " of " + LINES + " payments");
            }
        }
        while (run.facts().backlog() > UNDER_WAY) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** @param documents that one piece of work takes in */
    private void measure(String what, int clients, Load.Work work, int documents, String budget) throws Exception {
        run.facts().awaitEverywhere();
        long before = run.facts().published();
        long began = System.nanoTime();
        Timings done = Load.run(clients, time, work);
        double loaded = Page.secondsBetween(began, System.nanoTime());
        double seconds = Page.secondsBetween(began, run.facts().awaitEverywhere());
        long facts = run.facts().published() - before;
        if (facts == 0) {
            throw new IllegalStateException("No fact was published");
        }
        run.page()
                .row(
                        what + ", " + time.toSeconds() + " s",
                        Page.rate(facts / seconds).replace("/s", " events/s") + " until no consumer is behind ("
                                + Page.count(facts) + " events; about "
                                + Page.rate(done.perSecond() * documents) + " documents; all taken in "
                                + Page.seconds(seconds - loaded) + " after the last request)",
                        Page.NONE,
                        Page.NONE,
                        budget);
    }
}
