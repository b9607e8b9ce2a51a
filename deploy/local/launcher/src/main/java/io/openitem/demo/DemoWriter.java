package io.openitem.demo;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Writes a demonstration: customers of each kind for each company, then the invoices and payments of each. */
final class DemoWriter {

    private static final int DAYS_SINCE_TURN = 80;

    /** Money without a word is asked about within weeks, so there is none that is older. */
    private static final int DAYS_UNEXPLAINED = 25;

    /** Of the registry of account number formats: each bank knows them for examples. */
    private static final Map<String, String> ACCOUNTS =
            Map.of("DE", "DE89370400440532013000", "FR", "FR1420041010050500013M02606");

    private final long seed;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final List<DemoCustomer> customers = new ArrayList<>();
    private final List<DemoInvoice> invoices = new ArrayList<>();
    private final List<DemoPayment> payments = new ArrayList<>();

    DemoWriter(long seed, LocalDate firstDay, LocalDate lastDay) {
        this.seed = seed;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    static List<DemoCompany> companies() {
        return List.of(
                company("DE01", "openitem-erp", "Beispielwerke GmbH", "EUR", "DE", "Europe/Berlin", 14)
                        .with(20, 11, 5, 4, 4, 4, 3, 4, 2, 3),
                company("FR01", "openitem-erp-fr", "Exemplaires de Lyon SAS", "EUR", "FR", "Europe/Paris", 30)
                        .with(11, 6, 3, 3, 2, 2, 2, 3, 1, 2),
                company("US01", "openitem-erp-us", "Sample Works Inc.", "USD", "US", "America/New_York", 30)
                        .with(8, 5, 2, 2, 1, 2, 1, 2, 1, 1));
    }

    private interface Staffed {
        /** @param customers as many as there are traits, in their order */
        DemoCompany with(int... customers);
    }

    private static Staffed company(
            String id, String client, String name, String currency, String country, String zone, int netDays) {
        String language = country.equals("US") ? "en" : country.toLowerCase(Locale.ROOT);
        return counts -> {
            var kinds = new java.util.EnumMap<Trait, Integer>(Trait.class);
            Trait[] traits = Trait.values();
            for (int i = 0; i < traits.length; i++) {
                kinds.put(traits[i], counts[i]);
            }
            return new DemoCompany(
                    id,
                    client,
                    name,
                    currency,
                    country,
                    language,
                    zone,
                    country.equals("US") ? "US" : "TARGET",
                    ACCOUNTS.getOrDefault(country, ""),
                    netDays,
                    kinds);
        };
    }

    Demo write() {
        List<DemoCompany> companies = companies();
        companies.forEach(this::staff);
        return new Demo(
                firstDay,
                lastDay,
                companies,
                customers,
                Demo.byDay(invoices, DemoInvoice::issued),
                Demo.byDay(payments, DemoPayment::received));
    }

    private void staff(DemoCompany company) {
        Names names =
                new Names(company.language(), new Random(seed + company.id().hashCode()));
        int number = 10_001;
        for (Trait trait : Trait.values()) {
            for (int i = 0; i < company.customers().getOrDefault(trait, 0); i++) {
                String name = names.next();
                DemoCustomer customer = new DemoCustomer(
                        company.id(),
                        "D-" + number,
                        name,
                        Names.mailbox(name),
                        company.country(),
                        company.language(),
                        company.currency(),
                        trait);
                customers.add(customer);
                new Life(company, customer, new Random(seed * 31 + company.id().hashCode() + number)).live();
                number++;
            }
        }
    }

    /** One customer from its first invoice to the last day. */
    private final class Life {

        private final DemoCompany company;
        private final DemoCustomer customer;
        private final Random random;
        private int documents;

        Life(DemoCompany company, DemoCustomer customer, Random random) {
            this.company = company;
            this.customer = customer;
            this.random = random;
        }

        void live() {
            LocalDate from = since();
            for (YearMonth month = YearMonth.from(from);
                    !month.atDay(1).isAfter(lastDay);
                    month = month.plusMonths(1)) {
                List<DemoInvoice> ofMonth = invoicesOf(month, from);
                invoices.addAll(ofMonth);
                pay(ofMonth);
            }
        }

        private LocalDate since() {
            return switch (customer.trait()) {
                case NEW_CUSTOMER -> lastDay.minusDays(12 + random.nextInt(25));
                case NEVER_PAYS -> lastDay.minusDays(170 + random.nextInt(60));
                case GOOD_PAYER,
                        SLOW_PAYER,
                        TURNED_LATE,
                        DISPUTER,
                        PROMISE_BREAKER,
                        TINY_BALANCES,
                        BIG_ACCOUNT,
                        PART_PAYER -> firstDay;
            };
        }

        private List<DemoInvoice> invoicesOf(YearMonth month, LocalDate from) {
            int count = switch (customer.trait()) {
                case BIG_ACCOUNT -> 8;
                case TINY_BALANCES -> 3;
                case GOOD_PAYER, SLOW_PAYER, TURNED_LATE, NEW_CUSTOMER -> 2;
                case DISPUTER, PROMISE_BREAKER, NEVER_PAYS, PART_PAYER -> 1 + random.nextInt(2);
            };
            List<DemoInvoice> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                LocalDate issued = month.atDay(1 + (i * 28 + random.nextInt(28)) / count);
                long amount = amount();
                if (!issued.isBefore(from) && !issued.isAfter(lastDay)) {
                    made.add(new DemoInvoice(
                            customer, number(issued), issued, issued.plusDays(company.netDays()), amount));
                }
            }
            return made;
        }

        /** Unique in the company: year, account and a count. */
        private String number(LocalDate issued) {
            documents++;
            return String.format(
                    Locale.ROOT,
                    "%s-%d-%s-%03d",
                    company.country(),
                    issued.getYear(),
                    customer.number().substring(4),
                    documents);
        }

        private long amount() {
            long major = switch (customer.trait()) {
                case BIG_ACCOUNT -> 9_000 + random.nextInt(50_000);
                case TINY_BALANCES -> 12 + random.nextInt(90);
                case GOOD_PAYER,
                        SLOW_PAYER,
                        TURNED_LATE,
                        DISPUTER,
                        PROMISE_BREAKER,
                        NEW_CUSTOMER,
                        NEVER_PAYS,
                        PART_PAYER -> 180 + random.nextInt(6_000);
            };
            return major * 100 + random.nextInt(100);
        }

        private void pay(List<DemoInvoice> ofMonth) {
            if (customer.trait() == Trait.BIG_ACCOUNT) {
                payTogether(ofMonth);
                return;
            }
            ofMonth.forEach(this::pay);
        }

        private void pay(DemoInvoice invoice) {
            long whole = invoice.minorUnits();
            switch (customer.trait()) {
                case GOOD_PAYER -> inTime(invoice);
                case SLOW_PAYER -> pay(invoice, 14 + random.nextInt(22), whole);
                case TURNED_LATE -> {
                    if (invoice.due().isBefore(lastDay.minusDays(DAYS_SINCE_TURN))) {
                        inTime(invoice);
                    }
                }
                case DISPUTER -> payWithholding(invoice);
                case PROMISE_BREAKER -> payBreakingPromises(invoice);
                case TINY_BALANCES -> pay(invoice, random.nextInt(4) - 4, whole - 5 - random.nextInt(120));
                case NEW_CUSTOMER -> inTime(invoice);
                case NEVER_PAYS, BIG_ACCOUNT -> {}
                case PART_PAYER -> {
                    pay(invoice, 8 + random.nextInt(5), whole / 2);
                    pay(invoice, 38 + random.nextInt(5), whole / 4);
                    pay(invoice, 68 + random.nextInt(5), whole - whole / 2 - whole / 4);
                }
            }
        }

        /** Some days early to a day late; now and then somebody rounds up, or says nothing of what it is for. */
        private void inTime(DemoInvoice invoice) {
            int days = random.nextInt(9) - 7;
            int quirk = random.nextInt(60);
            boolean recent = invoice.due().isAfter(lastDay.minusDays(DAYS_UNEXPLAINED));
            if (quirk == 0) {
                long rounded = (invoice.minorUnits() / 1000 + 1) * 1000;
                add(
                        invoice.due().plusDays(days),
                        rounded,
                        text(invoice),
                        Map.of(invoice.number(), invoice.minorUnits()));
            } else if (recent && quirk < 8) {
                add(invoice.due().plusDays(days), invoice.minorUnits(), "", Map.of());
            } else {
                pay(invoice, days, invoice.minorUnits());
            }
        }

        /** Of every fourth invoice a third stays unpaid for about a quarter. */
        private void payWithholding(DemoInvoice invoice) {
            if (documents % 4 != 0) {
                pay(invoice, random.nextInt(6), invoice.minorUnits());
                return;
            }
            long withheld = invoice.minorUnits() / 3;
            pay(invoice, random.nextInt(6), invoice.minorUnits() - withheld);
            pay(invoice, 75 + random.nextInt(40), withheld);
        }

        /** Every third payment comes back from the bank and is made again five weeks later. */
        private void payBreakingPromises(DemoInvoice invoice) {
            int days = 9 + random.nextInt(12);
            if (documents % 3 != 0) {
                pay(invoice, days, invoice.minorUnits());
                return;
            }
            LocalDate received = invoice.due().plusDays(days);
            add(
                    received,
                    invoice.minorUnits(),
                    text(invoice),
                    Map.of(invoice.number(), invoice.minorUnits()),
                    Optional.of(received.plusDays(3)).filter(day -> !day.isAfter(lastDay)));
            pay(invoice, days + 35, invoice.minorUnits());
        }

        private void payTogether(List<DemoInvoice> ofMonth) {
            if (ofMonth.isEmpty()) {
                return;
            }
            Map<String, Long> meantFor = new java.util.TreeMap<>();
            ofMonth.forEach(invoice -> meantFor.put(invoice.number(), invoice.minorUnits()));
            long sum = meantFor.values().stream().mapToLong(Long::longValue).sum();
            add(
                    ofMonth.getLast().due().plusDays(random.nextInt(5)),
                    sum,
                    String.join(" ", meantFor.keySet()),
                    meantFor);
        }

        private void pay(DemoInvoice invoice, int daysAfterDue, long minorUnits) {
            add(invoice.due().plusDays(daysAfterDue), minorUnits, text(invoice), Map.of(invoice.number(), minorUnits));
        }

        private String text(DemoInvoice invoice) {
            return random.nextInt(3) == 0 ? "Re " + invoice.number() : "RF";
        }

        private void add(LocalDate received, long minorUnits, String text, Map<String, Long> meantFor) {
            add(received, minorUnits, text, meantFor, Optional.empty());
        }

        private void add(
                LocalDate received,
                long minorUnits,
                String text,
                Map<String, Long> meantFor,
                Optional<LocalDate> returnedOn) {
            if (received.isAfter(lastDay)) {
                return;
            }
            boolean byReference = text.equals("RF");
            payments.add(new DemoPayment(
                    customer,
                    String.format(Locale.ROOT, "B-%s-%05d", company.id(), payments.size() + 1),
                    received,
                    minorUnits,
                    byReference ? reference(meantFor.keySet().iterator().next()) : "",
                    byReference ? "" : text,
                    meantFor,
                    returnedOn));
        }

        private static String reference(String number) {
            return RfReference.of(new DocumentNumber(number)).value();
        }
    }
}
