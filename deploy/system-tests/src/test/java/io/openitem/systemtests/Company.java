package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A legal entity as its ERP system and its collector write for it: each write is repeated with its key until it is
 * answered, and an answer other than the expected one fails the journey.
 */
enum Company {
    DE01(World.ERP, "collector-de"),
    FR01(World.ERP_FR, "collector-fr");

    /** Who may let the messages of every company go out. */
    private static final String CREDIT_MANAGER = "credit-manager";

    private final String erp;
    private final String collector;

    Company(String erp, String collector) {
        this.erp = erp;
        this.collector = collector;
    }

    /** Opens an account and gives its id. */
    String customer(String number) {
        return World.shared().customer(erp, name(), number);
    }

    /** Opens an item in euros and gives its id. */
    String invoice(String customer, String number, String amount, LocalDate issued, LocalDate due) {
        return written(
                erp,
                "/v1/invoices",
                World.invoiceBody(name(), customer, number, issued, due, amount),
                "invoice-" + number);
    }

    /** Enters money of today in euros and gives the payment's id. */
    String pay(String reference, String amount, String remittance) {
        return pay(reference, amount, remittance, World.shared().today());
    }

    String pay(String reference, String amount, String remittance, LocalDate receivedOn) {
        return written(erp, "/v1/payments", paymentBody(reference, amount, remittance, receivedOn), "pay-" + reference);
    }

    Map<String, Object> paymentBody(String reference, String amount, String remittance, LocalDate receivedOn) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("legalEntity", name());
        body.put("source", "journey");
        body.put("reference", reference);
        body.put("receivedOn", receivedOn.toString());
        body.put("amount", Map.of("amount", amount, "currency", "EUR"));
        body.put("remittance", remittance);
        return body;
    }

    /** Takes back a payment that the bank has returned today. */
    void reverse(String payment) {
        change(
                erp,
                "/v1/payments/" + payment,
                "reverse",
                Map.of(
                        "reason",
                        "returned-by-bank",
                        "reversedOn",
                        World.shared().today().toString()));
    }

    /** Says that the customer doubts the item. */
    void dispute(String invoice, String reason) {
        change(collector, "/v1/invoices/" + invoice, "dispute", Map.of("reason", reason));
    }

    void rejectDispute(String invoice) {
        change(collector, "/v1/invoices/" + invoice, "dispute/resolve", Map.of("outcome", "rejected"));
    }

    /** Does something to what was written before, as it is now. */
    private static void change(String who, String path, String action, Map<String, String> body) {
        Door door = World.shared().door();
        String version = door.get(who, path).header("ETag");
        Door.Reply reply = door.post(who, path + "/" + action, body, Map.of("If-Match", version));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** Notes that the customer promised to pay by a day. */
    void promise(String customer, LocalDate until) {
        Door.Reply reply = World.shared()
                .door()
                .post(
                        collector,
                        "/v1/dunning/pauses",
                        Map.of("customerId", customer, "reason", "promise", "until", until.toString()),
                        Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** Lets messages to its customers go out, or holds them back. */
    void release(boolean released) {
        Door.Reply reply = World.shared()
                .door()
                .post(
                        CREDIT_MANAGER,
                        "/v1/dunning/releases",
                        Map.of("legalEntity", name(), "released", released),
                        Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    private static String written(String who, String path, Map<String, Object> body, String key) {
        Door.Reply reply = World.shared().door().postUntilAnswered(who, path, body, key);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.body().get("id").textValue();
    }
}
