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

    /** Nobody's token covers it. */
    private static final String NOBODYS = "ZZ99";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

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

        this.door = world.door();
        this.today = world.today();
        this.customer = world.customer(World.ERP, ENTITY, MARK + "-1");
        this.invoice = issued();
        readsOfDocuments();
        writesOfDocuments();
        legalEntitiesAndFigures();
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
        return operation.id().equals("putLegalEntity")
                ? List.of(new Ask("/v1/legal-entities/" + NOBODYS, company(), JSON, Set.of()))
                : List.of();
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

    private void legalEntitiesAndFigures() {
        reads("getLegalEntity", "/v1/legal-entities/DE01");
        reads("listLegalEntities", "/v1/legal-entities");
        writes("putLegalEntity", () -> new Ask("/v1/legal-entities/DE01", company(), JSON, Set.of(200)));
        reads("getKpis", "/v1/kpis?legalEntity=DE01");
        reads("listDailyFigures", "/v1/kpis/daily?legalEntity=DE01&from=2026-01-01&to=2026-01-31");
        reads("showLanding", "/");
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
