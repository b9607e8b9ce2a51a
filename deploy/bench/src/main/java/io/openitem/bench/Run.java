package io.openitem.bench;

import io.openitem.launcher.RunningStack;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the sections of one run share: the stack, a company with debtors that are warmed up, and the page. */
final class Run implements AutoCloseable {

    static final int CLIENTS = 8;
    static final int BULK_CLIENTS = 2;

    /** How long one thing after the other is asked for. */
    static final Duration TIME = Duration.ofSeconds(10);

    /** So many that each has some tens of items after all that is loaded, as debtors have. */
    private static final int CUSTOMERS = 5_000;

    private final RunningStack stack;
    private final Page page;
    private final Gateway gateway;
    private final Books books;
    private final Database database;
    private final Facts facts;
    private final List<String> customers;
    private double outboxPerSecond = Double.NaN;

    Run(RunningStack stack, Page page) throws Exception {
        this.stack = stack;
        this.page = page;
        gateway = new Gateway(stack);
        books = new Books(gateway, LocalDate.now(ZoneOffset.UTC));
        database = new Database(stack.database());
        facts = new Facts(gateway, database, stack.bootstrapServers());
        books.register(Company.DE01);
        customers = books.customers(Company.DE01, CUSTOMERS);
        page.warmedUp(WarmUp.until(facts, CLIENTS, (client, nth) -> postAndPay(nth)));
    }

    RunningStack stack() {
        return stack;
    }

    Page page() {
        return page;
    }

    Gateway gateway() {
        return gateway;
    }

    Books books() {
        return books;
    }

    Database database() {
        return database;
    }

    Facts facts() {
        return facts;
    }

    /** Ids of accounts of {@link Company#DE01}. */
    List<String> customers() {
        return customers;
    }

    String customer(int nth) {
        return customers.get(nth % customers.size());
    }

    /** Opens one item by REST and gives its id. */
    String postInvoice(int nth) throws Exception {
        return gateway.post(
                Company.DE01.erp(), "/v1/invoices", books.invoice(Company.DE01, customer(nth), books.number()));
    }

    private void postAndPay(int nth) throws Exception {
        String number = books.number();
        gateway.post(Company.DE01.erp(), "/v1/invoices", books.invoice(Company.DE01, customer(nth), number));
        gateway.post(Company.DE01.erp(), "/v1/payments", books.payment(Company.DE01, number));
    }

    /** Facts that the connector published a second in this run; not a number before that was measured. */
    double outboxPerSecond() {
        return outboxPerSecond;
    }

    void outboxPerSecond(double measured) {
        outboxPerSecond = measured;
    }

    @Override
    public void close() {
        facts.close();
    }
}
