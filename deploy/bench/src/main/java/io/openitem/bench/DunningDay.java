package io.openitem.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The day on which many customers are due, of a legal entity that nobody has released: steps and notices are decided and
 * nothing is sent. The clock is moved in the database and the run is asked for at once, so that what is timed is the run.
 */
final class DunningDay {

    private static final String SERVICE = "dunning";
    private static final String RUN = "dunning-run";
    private static final int TERM_DAYS = 20;

    /** Past the first reminder, wherever a holiday has moved it to, and before the second. */
    private static final int LATE_DAYS = 10;

    private static final int AGAIN = 5;
    private static final int SETTLING = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Run run;
    private final int invoices;
    private final int customers;

    DunningDay(Run run, int invoices, int customers) {
        this.run = run;
        this.invoices = invoices;
        this.customers = Math.min(customers, invoices);
    }

    /** What one request for all sweeps of the service did. */
    private record Swept(long handled, double seconds) {}

    void measure() throws Exception {
        LocalDate due = run.books().today().plusDays(TERM_DAYS);
        run.books().register(Company.FR01);
        List<String> debtors = run.books().customers(Company.FR01, customers);
        List<String> items =
                run.books().openItems(Company.FR01, debtors, run.books().numbers(invoices), due);
        run.facts().awaitEverywhere();
        lookAtNews();
        long fact = run.database().lastFact(SERVICE);
        moveClock(due.plusDays(LATE_DAYS));

        Swept swept = sweep();
        // The service's own schedule may have taken a share at the same moment.
        run.facts().awaitEverywhere();
        long steps = count("step_taken where legal_entity = 'FR01'");
        long facts = count("outbox where seq > " + fact);
        long notDue = count("item where open_minor > 0 and due_date > '" + due + "'");
        if (steps != debtors.size() || facts == 0) {
            throw new IllegalStateException(
                    steps + " steps and " + facts + " facts for " + debtors.size() + " customers");
        }
        Timings again = again();
        String sent = Long.toString(count("notice where legal_entity = 'FR01' and state not in ('due', 'suppressed')"));
        run.page()
                .row(
                        "dunning run, " + Page.count(items.size()) + " items due of " + Page.count(swept.handled())
                                + " customers, " + Page.count(notDue) + " not due",
                        Page.seconds(swept.seconds()) + " (" + Page.count(steps) + " steps, " + Page.count(facts)
                                + " facts, " + sent + " messages sent)",
                        Page.NONE,
                        Page.NONE,
                        "<= 3 s at 1 M items, 50,000 customers, 10 % due");
        run.page()
                .row(
                        "the same again with nothing due, " + AGAIN + " times",
                        again.latency(),
                        Page.NONE,
                        Page.NONE,
                        "<= 250 ms");
        run.facts().awaitEverywhere();
    }

    /** Every item that comes has its customer looked at once, which is no part of the day's run. */
    private void lookAtNews() throws Exception {
        for (int i = 0; i < SETTLING; i++) {
            if (sweep().handled() == 0) {
                return;
            }
        }
        throw new IllegalStateException("The cases do not come to rest");
    }

    private Timings again() throws Exception {
        long[] nanos = new long[AGAIN];
        long began = System.nanoTime();
        for (int i = 0; i < AGAIN; i++) {
            Swept swept = sweep();
            nanos[i] = Math.round(swept.seconds() * 1e9);
            if (swept.handled() != 0) {
                throw new IllegalStateException("A repeated run handled " + swept.handled() + " customers");
            }
        }
        return new Timings(nanos, Page.secondsBetween(began, System.nanoTime()));
    }

    private Swept sweep() throws IOException, InterruptedException {
        long began = System.nanoTime();
        String answer = run.gateway().postInternal(SERVICE, "/internal/sweeps");
        double seconds = Page.secondsBetween(began, System.nanoTime());
        var handled = JSON.readTree(answer).path("handled").path(RUN);
        if (!handled.isNumber()) {
            throw new IllegalStateException("There is no " + RUN + " in " + answer);
        }
        return new Swept(handled.asLong(), seconds);
    }

    /** To noon UTC, as the launcher does. */
    private void moveClock(LocalDate day) throws Exception {
        run.database()
                .run("update openitem.clock set simulated_at = '" + day + "T12:00:00Z', moved_at = clock_timestamp()");
    }

    private long count(String rows) throws Exception {
        return run.database().count("select count(*) from dunning." + rows);
    }
}
