package io.openitem.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Makes companies, accounts, items and payments, each with a number that was never used before. */
final class Books {

    /** What every item is about and every payment pays in full. */
    static final String AMOUNT = "1234.50";

    /** Far enough away that the moved clock of the dunning run does not reach it. */
    static final int TERM_DAYS = 120;

    private static final String INVOICES = "/v1/invoices/batch";
    private static final int LINES = 10_000;

    private final Gateway gateway;
    private final LocalDate today;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    Books(Gateway gateway, LocalDate today) {
        this.gateway = gateway;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    /** A document's number, which is also a word that a remittance can name. */
    String number() {
        return "B-" + numbers.incrementAndGet();
    }

    List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> number()).toList();
    }

    void register(Company company) throws IOException, InterruptedException {
        gateway.put(Gateway.OPERATIONS, "/v1/legal-entities/" + company.name(), company.json());
    }

    /** Opens accounts and gives their ids. */
    List<String> customers(Company company, int count) {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(i -> {
                    String number = number();
                    return "{\"legalEntity\":\"" + company.name() + "\",\"number\":\"" + number
                            + "\",\"name\":\"Debtor " + number
                            + "\",\"country\":\"DE\",\"language\":\"de\",\"currency\":\"EUR\"}";
                })
                .toList();
        return inRequests(company, "/v1/customers/batch", lines);
    }

    /** Opens an item for each number, over the customers in turn, and gives the numbers again. */
    List<String> openItems(Company company, List<String> customers, List<String> numbers, LocalDate due) {
        List<String> lines = IntStream.range(0, numbers.size())
                .mapToObj(i -> invoice(company, customers.get(i % customers.size()), numbers.get(i), due))
                .toList();
        List<String> made = inRequests(company, INVOICES, lines);
        if (made.size() != numbers.size()) {
            throw new IllegalStateException(made.size() + " of " + numbers.size() + " items were opened");
        }
        return numbers;
    }

    /** {@link #openItems} that are not due for long. */
    List<String> openItems(Company company, List<String> customers, int count) {
        return openItems(company, customers, numbers(count), today.plusDays(TERM_DAYS));
    }

    private List<String> inRequests(Company company, String path, List<String> lines) {
        List<String> made = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES) {
            made.addAll(
                    gateway.postLines(company.erp(), path, lines.subList(from, Math.min(lines.size(), from + LINES))));
        }
        return made;
    }

    String invoice(Company company, String customer, String number) {
        return invoice(company, customer, number, today.plusDays(TERM_DAYS));
    }

    private String invoice(Company company, String customer, String number, LocalDate due) {
        return "{\"legalEntity\":\"" + company.name() + "\",\"customerId\":\"" + customer
                + "\",\"source\":\"bench\",\"number\":\"" + number + "\",\"issueDate\":\"" + today
                + "\",\"dueDate\":\"" + due + "\",\"amount\":{\"amount\":\"" + AMOUNT + "\",\"currency\":\"EUR\"}}";
    }

    /** Money that names the item and pays it in full. */
    String payment(Company company, String number) {
        return "{\"legalEntity\":\"" + company.name() + "\",\"source\":\"bench\",\"reference\":\"P" + number
                + "\",\"receivedOn\":\"" + today + "\",\"amount\":{\"amount\":\"" + AMOUNT
                + "\",\"currency\":\"EUR\"},\"remittance\":\"invoice " + number + "\"}";
    }
}
