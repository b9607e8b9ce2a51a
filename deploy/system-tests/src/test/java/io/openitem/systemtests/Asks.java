package io.openitem.systemtests;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How each published operation is asked for something of the first legal entity. An operation that is published without
 * a line here fails the journey.
 */
final class Asks {

    /** A part of every name and number of what is asked for, so that it is recognised wherever it shows. */
    static final String MARK = "SCOPE";

    static final String ENTITY = "DE01";

    private static final String CREDIT_MANAGER = "credit-manager";

    /** Nobody's token covers it. */
    private static final String NOBODYS = "ZZ99";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

    private final World world;
    private final Door door;
    private final LocalDate today;
    private final AtomicInteger numbers = new AtomicInteger();
    private final String customer;
    private final String invoice;
    private final Map<String, Supplier<List<Ask>>> asks = new TreeMap<>();

    /**
     * One request.
     *
     * @param body {@code null} for none
     * @param done the answers of which one is right where the caller may
     */
    record Ask(String path, @Nullable Object body, Map<String, String> headers, Set<Integer> done) {}

    Asks(World world) {
        this.world = world;
        this.door = world.door();
        this.today = world.today();
        this.customer = world.customer(World.ERP, ENTITY, MARK + "-1");
        this.invoice = issued();
        dunned();
        readsOfDocuments();
        writesOfDocuments();
        openItems();
        legalEntitiesAndFigures();
        money();
        readsOfDunning();
        writesOfDunning();
    }

    /** The ids of operations that are known here. */
    Set<String> operations() {
        return asks.keySet();
    }

    /** New requests for the operation; whatever they need is there. */
    List<Ask> of(PublishedOperation operation) {
        return asks.getOrDefault(operation.id(), List::of).get();
    }

    /**
     * Requests for a legal entity that no token covers, for operations that are only for people of every company.
     *
     * @return none where somebody of one company may call the operation
     */
    List<Ask> beyondEverybody(PublishedOperation operation) {
        return switch (operation.id()) {
            case "putLegalEntity" -> List.of(new Ask("/v1/legal-entities/" + NOBODYS, company(), JSON, Set.of()));
            case "putDunningPolicy" ->
                List.of(new Ask("/v1/dunning/policies/" + NOBODYS, policy(), matching("\"0\""), Set.of()));
            case "releaseDunning" ->
                List.of(new Ask("/v1/dunning/releases", Map.of("legalEntity", NOBODYS), JSON, Set.of()));
            default -> List.of();
        };
    }

    String customer() {
        return customer;
    }

    String invoice() {
        return invoice;
    }

    private void readsOfDocuments() {
        reads("getInvoice", "/v1/invoices/" + invoice);
        reads("listInvoices", "/v1/invoices", "/v1/invoices?legalEntity=DE01", "/v1/invoices?customerId=" + customer);
        reads("getCustomer", "/v1/customers/" + customer);
        reads("listCustomers", "/v1/customers", "/v1/customers?legalEntity=DE01", "/v1/customers?number=SCOPE-1");
    }

    private void writesOfDocuments() {
        writes("issueInvoice", () -> new Ask("/v1/invoices", invoiceBody(), JSON, Set.of(201)));
        writes("issueInvoices", () -> new Ask("/v1/invoices/batch", Door.text(invoiceBody()), LINES, Set.of(200)));
        writes(
                "cancelInvoice",
                () -> new Ask(
                        "/v1/invoices/" + issued() + "/cancellation",
                        Map.of("reason", "duplicate-document"),
                        matching("\"1\""),
                        Set.of(200)));
        writes(
                "disputeInvoice",
                () -> new Ask(
                        "/v1/invoices/" + issued() + "/dispute",
                        Map.of("reason", "wrong-price"),
                        matching("\"1\""),
                        Set.of(200)));
        writes(
                "resolveDispute",
                () -> new Ask(
                        "/v1/invoices/" + disputed() + "/dispute/resolve",
                        Map.of("outcome", "rejected"),
                        matching("\"2\""),
                        Set.of(200)));
        writes("registerCustomer", () -> new Ask("/v1/customers", customerBody(), JSON, Set.of(201)));
        writes(
                "registerCustomers",
                () -> new Ask("/v1/customers/batch", Door.text(customerBody()), LINES, Set.of(200)));
        writes("changeCustomer", () -> {
            Door.Reply now = door.get(World.ERP, "/v1/customers/" + customer);
            Map<String, Object> particulars = new TreeMap<>(World.customerBody(ENTITY, MARK + "-1"));
            particulars.keySet().removeAll(Set.of("legalEntity", "number"));
            particulars.put("name", next());
            return new Ask("/v1/customers/" + customer, particulars, matching(now.header("ETag")), Set.of(200));
        });
    }

    private void openItems() {
        writes(
                "importOpenItems",
                () -> new Ask(
                        "/v1/open-items/imports?legalEntity=DE01",
                        "number,customernumber,invoicedate,duedate,amount\n" + next() + "," + MARK + "-1," + today + ","
                                + today + ",5.00\n",
                        Map.of("Content-Type", "text/csv"),
                        Set.of(200)));
    }

    private void legalEntitiesAndFigures() {
        reads("getLegalEntity", "/v1/legal-entities/DE01");
        reads("listLegalEntities", "/v1/legal-entities");
        writes("putLegalEntity", () -> new Ask("/v1/legal-entities/DE01", company(), JSON, Set.of(200)));
        reads("getKpis", "/v1/kpis?legalEntity=DE01");
        reads("listDailyFigures", "/v1/kpis/daily?legalEntity=DE01&from=2026-01-01&to=2026-01-31");
        reads("getScore", "/v1/risk/scores/" + customer);
        reads("listScores", "/v1/risk/scores", "/v1/risk/scores?legalEntity=DE01", "/v1/risk/scores?class=new");
        reads("getScorecard", "/v1/risk/scorecard");
        reads("listMonthlyFigures", "/v1/kpis/monthly?legalEntity=DE01");
        reads("listFiguresByCustomer", "/v1/kpis/customers?legalEntity=DE01&currency=EUR");
        reads("listOpenItems", "/v1/kpis/items?legalEntity=DE01&currency=EUR");
        reads("getAgeing", "/v1/ageing?legalEntity=DE01");
        reads("listAgeingByCustomer", "/v1/ageing/customers?legalEntity=DE01&currency=EUR");
        reads("listTimeline", "/v1/timeline?customerId=" + customer);
        reads("showLanding", "/");
        reads("getMe", "/v1/me");
    }

    private void money() {
        String paid = paid(Map.of());
        reads("getPayment", "/v1/payments/" + paid);
        reads("listPayments", "/v1/payments", "/v1/payments?legalEntity=DE01", "/v1/payments?customerId=" + customer);
        writes("receivePayment", () -> new Ask("/v1/payments", paymentBody(Map.of()), JSON, Set.of(201)));
        writes(
                "receivePayments",
                () -> new Ask("/v1/payments/batch", Door.text(paymentBody(Map.of())), LINES, Set.of(200)));
        writes("assignPayment", () -> ofPayment(paid(Map.of()), "assign", Map.of("customerId", customer)));
        writes(
                "allocatePayment",
                () -> ofPayment(
                        paid(Map.of("customerId", customer)),
                        "allocate",
                        Map.of(
                                "allocations",
                                List.of(Map.of(
                                        "invoiceId",
                                        invoice,
                                        "amount",
                                        Map.of("amount", "0.01", "currency", "EUR"))))));
        writes(
                "reversePayment",
                () -> ofPayment(
                        paid(Map.of()),
                        "reverse",
                        Map.of("reason", "returned-by-bank", "reversedOn", today.toString())));
        writes(
                "importBankStatement",
                () -> new Ask(
                        "/v1/bank-statements?legalEntity=DE01",
                        World.statement(next(), today, "0.01", MARK),
                        Map.of("Content-Type", "application/xml"),
                        Set.of(200)));
    }

    private Ask ofPayment(String payment, String action, Map<String, Object> body) {
        String version = door.get(World.ERP, "/v1/payments/" + payment).header("ETag");
        return new Ask("/v1/payments/" + payment + "/" + action, body, matching(version), Set.of(200));
    }

    /** A payment that names nothing that is owed. */
    private String paid(Map<String, Object> more) {
        return door.postUntilAnswered(World.ERP, "/v1/payments", paymentBody(more), next())
                .body()
                .get("id")
                .textValue();
    }

    private Map<String, Object> paymentBody(Map<String, Object> more) {
        Map<String, Object> body = new TreeMap<>(more);
        body.put("legalEntity", ENTITY);
        body.put("source", "journey");
        body.put("reference", next());
        body.put("receivedOn", today.toString());
        body.put("amount", Map.of("amount", "0.01", "currency", "EUR"));
        return body;
    }

    private void readsOfDunning() {
        reads("getDunningPolicy", "/v1/dunning/policies/DE01");
        reads("getDunningRelease", "/v1/dunning/releases/DE01");
        reads("getDunningCase", "/v1/dunning/cases/" + customer);
        reads("explainDunning", "/v1/dunning/explanations?customerId=" + customer);
        reads("listNotices", "/v1/dunning/notices", "/v1/dunning/notices?customerId=" + customer + "&state=suppressed");
        reads("previewNotices", "/v1/dunning/preview?legalEntity=DE01&limit=5");
        reads("getWorklist", "/v1/dunning/worklist?legalEntity=DE01");
        asks.put("getNotice", () -> List.of(new Ask("/v1/dunning/notices/" + notice(), null, Map.of(), Set.of(200))));
    }

    private void writesOfDunning() {
        writes("putDunningPolicy", this::policed);
        writes("releaseDunning", Asks::held);
        writes("pauseCollection", () -> new Ask("/v1/dunning/pauses", pause(), JSON, Set.of(200)));
        writes("resumeCollection", () -> {
            door.post(CREDIT_MANAGER, "/v1/dunning/pauses", pause(), Map.of());
            return new Ask("/v1/dunning/pauses/" + customer + "/resume", Map.of("reason", "asked"), JSON, Set.of(200));
        });
        // Of a notice that is not in doubt a person's word is refused.
        writes(
                "confirmNotice",
                () -> new Ask(
                        "/v1/dunning/notices/" + notice() + "/confirm", Map.of("decision", "sent"), JSON, Set.of(409)));
        writes(
                "completeTask",
                () -> new Ask(
                        "/v1/dunning/tasks/" + task() + "/complete",
                        Map.of("outcome", "not-reached"),
                        JSON,
                        Set.of(200)));
    }

    private static Ask held() {
        return new Ask("/v1/dunning/releases", Map.of("legalEntity", ENTITY, "released", false), JSON, Set.of(200));
    }

    private Ask policed() {
        String etag = door.get(CREDIT_MANAGER, "/v1/dunning/policies/DE01").header("ETag");
        return new Ask("/v1/dunning/policies/DE01", policy(), matching(etag), Set.of(200));
    }

    private Map<String, Object> pause() {
        return Map.of("customerId", customer, "reason", "legal-hold");
    }

    /** A message before the due date and a call long after it. */
    private static Map<String, Object> policy() {
        return Map.of(
                "steps",
                List.of(
                        Map.of("code", "due-soon", "offsetDays", -7, "channel", "email", "template", "due-soon"),
                        Map.of("code", "call", "offsetDays", 60, "channel", "task")),
                "daysBetweenContacts",
                2);
    }

    /** A notice of the customer's that was held back; {@link #dunned} has led to it. */
    private String notice() {
        return door.get(CREDIT_MANAGER, "/v1/dunning/notices?customerId=" + customer)
                .body()
                .at("/items/0/id")
                .textValue();
    }

    /** The customer's call; {@link #dunned} has led to it. */
    private String task() {
        return world.sql(
                        "select 'tsk_' || replace(id::text, '-', '') from dunning.task where customer_id = '"
                                + customer.substring("cus_".length()) + "' order by id",
                        rows -> rows.getString(1))
                .getFirst();
    }

    /** Lets the customer be late enough for a notice and, by a second item, for a call. */
    private void dunned() {
        world.stack().awaitQuiescence();
        for (Ask setting : List.of(held(), policed())) {
            Door.Reply reply = door.ask(
                    CREDIT_MANAGER,
                    setting.path().contains("policies") ? "PUT" : "POST",
                    setting.path(),
                    setting.body(),
                    setting.headers());
            if (!reply.isOk()) {
                throw new IllegalStateException(setting.path() + ": " + reply.status() + " " + reply.body());
            }
        }
        LocalDate day = today;
        while (day.getDayOfWeek().getValue() != 2) {
            day = day.plusDays(1);
        }
        door.postUntilAnswered(
                World.ERP,
                "/v1/invoices",
                World.invoiceBody(ENTITY, customer, next(), today, day.plusDays(3), "5.00"),
                next());
        world.stack().awaitQuiescence();
        world.stack().run("clock", day.toString());
        door.postUntilAnswered(
                World.ERP,
                "/v1/invoices",
                World.invoiceBody(ENTITY, customer, next(), day.minusDays(95), day.minusDays(65), "5.00"),
                next());
        world.stack().awaitQuiescence();
        world.stack().run("clock", day.toString());
    }

    private void reads(String operation, String... paths) {
        List<Ask> reads = Arrays.stream(paths)
                .map(path -> new Ask(path, null, Map.of(), Set.of(200)))
                .toList();
        asks.put(operation, () -> reads);
    }

    private void writes(String operation, Supplier<Ask> write) {
        asks.put(operation, () -> List.of(write.get()));
    }

    private String issued() {
        return door.postUntilAnswered(World.ERP, "/v1/invoices", invoiceBody(), next())
                .body()
                .get("id")
                .textValue();
    }

    private String disputed() {
        String issued = issued();
        door.post(
                "collector-de",
                "/v1/invoices/" + issued + "/dispute",
                Map.of("reason", "wrong-price"),
                matching("\"1\""));
        return issued;
    }

    private Map<String, Object> invoiceBody() {
        return World.invoiceBody(ENTITY, customer, next(), today, today.plusDays(30), "5.00");
    }

    private Map<String, Object> customerBody() {
        return World.customerBody(ENTITY, next());
    }

    /** What {@link World} registered, so that saying it again changes nothing. */
    private static Map<String, Object> company() {
        return Map.of(
                "name",
                "Company DE01",
                "currency",
                "EUR",
                "country",
                "DE",
                "timeZone",
                "Europe/Berlin",
                "calendar",
                "TARGET");
    }

    private static Map<String, String> matching(String etag) {
        return Map.of("Content-Type", "application/json", "If-Match", etag);
    }

    private String next() {
        return MARK + "-A" + numbers.incrementAndGet();
    }
}
