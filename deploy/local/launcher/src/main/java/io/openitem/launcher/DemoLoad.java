package io.openitem.launcher;

import io.openitem.demo.Demo;
import io.openitem.demo.DemoCompany;
import io.openitem.demo.DemoCustomer;
import io.openitem.demo.DemoInvoice;
import io.openitem.demo.DemoPayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plays a demonstration as ERP systems would have lived it: the clock goes from stop to stop, and at each one the
 * documents and the money since the last one come through the gateway's API. Between them nothing waits: money finds its
 * invoice in whatever order they arrive. Then what falls due is run.
 */
final class DemoLoad {
    private static final String ADMINISTRATOR = "openitem-operations";

    private final Demo demo;
    private final DemoDoor door;
    private final DemoDesk desk;
    private final Ledger ledger;
    private final Operations operations;
    private final Quiescence quiescence;
    private final Terminal terminal;
    private final Map<String, String> paymentIds = new HashMap<>();

    DemoLoad(Demo demo, Stack stack, Operations operations, Terminal terminal) {
        this.demo = demo;
        this.door = new DemoDoor(stack, operations);
        this.desk = new DemoDesk(demo, door);
        this.ledger = new Ledger(stack.postgres().server());
        this.operations = operations;
        this.quiescence =
                new Quiescence(ledger, operations, List.copyOf(stack.services().keySet()), terminal);
        this.terminal = terminal;
    }

    /** Whether nobody has registered a company: only then there is room for a demonstration. */
    static boolean isPossible(Stack stack, Operations operations) {
        var companies = new DemoDoor(stack, operations).get(ADMINISTRATOR, "/v1/legal-entities");
        return companies.status() == 200 && companies.body().path("items").isEmpty();
    }

    /** @throws Refusal when the platform does not take something in; what it had taken stays */
    void load() {
        var stops = demo.stops();
        say(String.format(
                Locale.ROOT,
                "%d companies, %d customers, %d invoices and %d payments from %s to %s",
                demo.companies().size(),
                demo.customers().size(),
                demo.invoices().size(),
                demo.payments().size(),
                demo.firstDay(),
                demo.lastDay()));
        moveTo(demo.firstDay());
        demo.companies().forEach(this::register);
        quiescence.settle();
        for (var company : demo.companies()) {
            var customers = of(company, demo.customers(), customer -> customer);
            desk.know(
                    customers,
                    door.postLines(
                            company.client(),
                            "/v1/customers/batch",
                            customers.stream().map(DemoLoad::body).toList()));
        }
        try {
            var from = demo.firstDay().minusDays(1);
            for (var stop : stops) {
                play(from, stop);
                from = stop;
            }
        } finally {
            backToRealTime();
        }
        new DueWork(operations, quiescence).run();
    }

    /** Also after a Ctrl-C, which would break off the statement: business days that stand still help nobody. */
    private void backToRealTime() {
        boolean interrupted = Thread.interrupted();
        ledger.moveClock(Optional.empty());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happened after one day up to another, seen at noon of the latter. */
    private void play(LocalDate after, LocalDate upTo) {
        moveTo(upTo);
        int documents = 0;
        int moneys = 0;
        for (var company : demo.companies()) {
            var invoices = of(company, demo.invoices(), DemoInvoice::customer).stream()
                    .filter(invoice -> isIn(after, invoice.issued(), upTo))
                    .toList();
            desk.knowInvoices(
                    invoices,
                    door.postLines(
                            company.client(),
                            "/v1/invoices/batch",
                            invoices.stream().map(DemoLoad::body).toList()));
            var payments = of(company, demo.payments(), DemoPayment::customer).stream()
                    .filter(payment -> isIn(after, payment.received(), upTo))
                    .toList();
            receive(company, payments);
            documents += invoices.size();
            moneys += payments.size();
        }
        quiescence.settle();
        takeBack(after, upTo);
        if (upTo.equals(demo.dailyFrom())) {
            desk.release();
        }
        if (!upTo.isBefore(demo.dailyFrom())) {
            desk.work(after, upTo);
        }
        // Once, so that two years pass in minutes: what a sweep passes over is found at the next stop or at the end.
        operations.sweep();
        say(String.format(Locale.ROOT, "%s: %4d invoices, %4d payments", upTo, documents, moneys));
    }

    private void receive(DemoCompany company, List<DemoPayment> payments) {
        var ids = door.postLines(
                company.client(),
                "/v1/payments/batch",
                payments.stream().map(DemoLoad::body).toList());
        for (int i = 0; i < ids.size(); i++) {
            paymentIds.put(payments.get(i).reference(), ids.get(i));
        }
    }

    /** Money that the bank takes back has been applied before. */
    private void takeBack(LocalDate after, LocalDate upTo) {
        for (var payment : demo.payments()) {
            var returned = payment.returnedOn().filter(day -> isIn(after, day, upTo));
            if (returned.isPresent()) {
                var client = clientOf(payment.customer());
                var path = "/v1/payments/" + paymentIds.get(payment.reference());
                var version = door.get(client, path).etag();
                door.post(
                        client,
                        path + "/reverse",
                        Map.of(
                                "reason",
                                "returned-by-bank",
                                "reversedOn",
                                returned.get().toString()),
                        Map.of("If-Match", version));
            }
        }
    }

    private String clientOf(DemoCustomer customer) {
        return demo.companies().stream()
                .filter(company -> company.id().equals(customer.legalEntity()))
                .findFirst()
                .orElseThrow()
                .client();
    }

    private void moveTo(LocalDate day) {
        ledger.moveClock(Optional.of(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
    }

    private static boolean isIn(LocalDate after, LocalDate day, LocalDate upTo) {
        return day.isAfter(after) && !day.isAfter(upTo);
    }

    private static <T> List<T> of(DemoCompany company, List<T> all, Function<T, DemoCustomer> customer) {
        return all.stream()
                .filter(one -> customer.apply(one).legalEntity().equals(company.id()))
                .toList();
    }

    private void register(DemoCompany company) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", company.name());
        body.put("currency", company.currency());
        body.put("country", company.country());
        body.put("timeZone", company.timeZone());
        body.put("calendar", company.calendar());
        if (!company.iban().isEmpty()) {
            body.put("iban", company.iban());
        }
        door.put(ADMINISTRATOR, "/v1/legal-entities/" + company.id(), body);
    }

    private static Map<String, Object> body(DemoCustomer customer) {
        return Map.of(
                "legalEntity",
                customer.legalEntity(),
                "number",
                customer.number(),
                "name",
                customer.name(),
                "email",
                customer.email(),
                "country",
                customer.country(),
                "language",
                customer.language(),
                "currency",
                customer.currency());
    }

    private static Map<String, Object> body(DemoInvoice invoice) {
        var customer = invoice.customer();
        return Map.of(
                "legalEntity",
                customer.legalEntity(),
                "customerNumber",
                customer.number(),
                "source",
                "demo",
                "number",
                invoice.number(),
                "issueDate",
                invoice.issued().toString(),
                "dueDate",
                invoice.due().toString(),
                "amount",
                money(invoice.minorUnits(), customer));
    }

    private static Map<String, Object> body(DemoPayment payment) {
        var body = new LinkedHashMap<String, Object>();
        body.put("legalEntity", payment.customer().legalEntity());
        body.put("source", "demo-bank");
        body.put("reference", payment.reference());
        body.put("receivedOn", payment.received().toString());
        body.put("amount", money(payment.minorUnits(), payment.customer()));
        if (!payment.creditorReference().isEmpty()) {
            body.put("structuredReference", payment.creditorReference());
        }
        if (!payment.text().isEmpty()) {
            body.put("remittance", payment.text());
        }
        return body;
    }

    /** Euro and dollar both have a hundred cents. */
    private static Map<String, String> money(long minorUnits, DemoCustomer customer) {
        return Map.of("amount", BigDecimal.valueOf(minorUnits, 2).toPlainString(), "currency", customer.currency());
    }

    private void say(String what) {
        terminal.doing("demo", what);
    }
}
