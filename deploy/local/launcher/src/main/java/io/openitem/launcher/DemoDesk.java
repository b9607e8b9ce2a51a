package io.openitem.launcher;

import io.openitem.demo.Demo;
import io.openitem.demo.DemoCustomer;
import io.openitem.demo.DemoInvoice;
import io.openitem.demo.Trait;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the people of a demonstration do with its invoices: they let messages go out, note what is disputed and give time
 * to who promises to pay. One company has nobody who released it yet, so that what is held back can be seen too.
 */
final class DemoDesk {
    private static final String PERSON = "credit-manager";

    /** Whose books that person works in. */
    private static final Set<String> WORKED_ON = Set.of("DE01", "FR01");

    /** Days after the issue date on which a part of the debtors contests the delivery. */
    private static final int CONTESTED_AFTER = 12;

    /** Every so many-eth of their invoices. */
    private static final int CONTESTED_EVERY = 3;

    private static final int CLEARED_AFTER = 21;
    private static final int PROMISED_AFTER_DUE = 6;
    private static final int PROMISED_FOR = 7;

    private final Demo demo;
    private final DemoDoor door;
    private final Map<String, String> customerIds = new HashMap<>();
    private final Map<String, String> invoiceIds = new HashMap<>();

    DemoDesk(Demo demo, DemoDoor door) {
        this.demo = demo;
        this.door = door;
    }

    /** @param ids in the order of the customers */
    void know(List<DemoCustomer> customers, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            customerIds.put(key(customers.get(i)), ids.get(i));
        }
    }

    /** @param ids in the order of the invoices */
    void knowInvoices(List<DemoInvoice> invoices, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            invoiceIds.put(key(invoices.get(i)), ids.get(i));
        }
    }

    /** From now on messages go out. */
    void release() {
        WORKED_ON.stream()
                .sorted()
                .forEach(
                        company -> door.post(PERSON, "/v1/dunning/releases", Map.of("legalEntity", company), Map.of()));
    }

    /** What came up after one day up to another. */
    void work(LocalDate after, LocalDate upTo) {
        for (DemoInvoice invoice : demo.invoices()) {
            if (WORKED_ON.contains(invoice.customer().legalEntity()) && invoiceIds.containsKey(key(invoice))) {
                work(invoice, after, upTo);
            }
        }
    }

    private void work(DemoInvoice invoice, LocalDate after, LocalDate upTo) {
        Trait trait = invoice.customer().trait();
        LocalDate contested = invoice.issued().plusDays(CONTESTED_AFTER);
        if (trait == Trait.DISPUTER && invoice.minorUnits() % CONTESTED_EVERY == 0) {
            if (isIn(after, contested, upTo)) {
                change(invoice, "dispute", Map.of("reason", "wrong-quantity"));
            } else if (isIn(after, contested.plusDays(CLEARED_AFTER), upTo)) {
                change(invoice, "dispute/resolve", Map.of("outcome", "rejected"));
            }
        }
        if (trait == Trait.PROMISE_BREAKER && isIn(after, invoice.due().plusDays(PROMISED_AFTER_DUE), upTo)) {
            promise(invoice, upTo);
        }
    }

    /** What is paid or was never disputed is left as it is. */
    private void change(DemoInvoice invoice, String action, Map<String, Object> body) {
        String path = "/v1/invoices/" + invoiceIds.get(key(invoice));
        DemoDoor.Reply now = door.get(PERSON, path);
        boolean disputed = now.body().has("dispute");
        boolean owed =
                Set.of("open", "overdue").contains(now.body().path("state").asText());
        if (owed && disputed == action.equals("dispute/resolve")) {
            door.post(PERSON, path + "/" + action, body, Map.of("If-Match", now.etag()));
        }
    }

    private void promise(DemoInvoice invoice, LocalDate today) {
        DemoDoor.Reply now = door.get(PERSON, "/v1/invoices/" + invoiceIds.get(key(invoice)));
        if (now.body().path("state").asText().equals("overdue")) {
            door.post(
                    PERSON,
                    "/v1/dunning/pauses",
                    Map.of(
                            "customerId",
                            String.valueOf(customerIds.get(key(invoice.customer()))),
                            "reason",
                            "promise",
                            "until",
                            today.plusDays(PROMISED_FOR).toString()),
                    Map.of());
        }
    }

    private static boolean isIn(LocalDate after, LocalDate day, LocalDate upTo) {
        return day.isAfter(after) && !day.isAfter(upTo);
    }

    private static String key(DemoCustomer customer) {
        return customer.legalEntity() + " " + customer.number();
    }

    private static String key(DemoInvoice invoice) {
        return invoice.customer().legalEntity() + " " + invoice.number();
    }
}
