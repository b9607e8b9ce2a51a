package io.openitem.systemtests;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Customers of recognisable kinds with one invoice each, what they do in a month, and what they should hear. The notices
 * are worked out from the kinds and the standard policy as it is described (-7 / 0 / +3 / +30, never on a week-end), and
 * from nothing that the platform computes. The month must have no public holidays.
 */
final class MonthOfCustomers {

    private final LocalDate start;
    private final LocalDate end;
    private final Random random;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final Map<String, List<String>> notices = new TreeMap<>();

    /** How a customer behaves. */
    enum Kind {
        NEVER_PAYS("never pays"),
        LONG_OVERDUE("has been owing for long and goes on"),
        PAYS_AT_ONCE("pays at once"),
        PAYS_BEFORE_DUE("pays after the first hint, before the due date"),
        PAYS_AFTER_REMINDER("owes, is reminded, pays"),
        DISPUTES("disputes the invoice before it is due"),
        PROMISES("promises to pay, beyond the month"),
        BREAKS_PROMISE("promises to pay and does not"),
        PAYS_IN_PART("pays one half");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String inWords() {
            return words;
        }
    }

    /** What a customer, or somebody for it, does. */
    enum Deed {
        PAY,
        DISPUTE,
        PROMISE
    }

    /** @param cents an even number, so that there is a half */
    record Customer(String number, Kind kind, LocalDate due, int cents) {

        String invoice() {
            return number + "-A";
        }

        String address() {
            return number.toLowerCase(Locale.ROOT) + "@example.org";
        }

        String amount() {
            return euros(cents);
        }

        String half() {
            return euros(cents / 2);
        }
    }

    /**
     * Something done when the day's work is over.
     *
     * @param amount what is paid
     * @param until the last day of a promise
     */
    record Action(LocalDate day, Customer customer, Deed deed, String amount, LocalDate until) {}

    /**
     * @param start a Monday, on which all are posted
     * @param end the last day, a month after it
     * @param each customers of each kind
     */
    MonthOfCustomers(LocalDate start, LocalDate end, int each, long seed) {
        this.start = start;
        this.end = end;
        this.random = new Random(seed);
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < each; i++) {
                String number = String.format(Locale.ROOT, "MONTH-%02d", customers.size() + 1);
                add(new Customer(number, kind, due(kind), 2 * (5_000 + random.nextInt(45_000))));
            }
        }
    }

    List<Customer> customers() {
        return List.copyOf(customers);
    }

    List<Action> actionsOn(LocalDate day) {
        return actions.stream().filter(action -> action.day().equals(day)).toList();
    }

    /** What each customer should hear until the end, in order: step, day and amount; those who hear nothing are left out. */
    Map<String, List<String>> notices() {
        return Map.copyOf(notices);
    }

    /** The days after the first on which somebody should hear something. */
    Set<LocalDate> daysOfNotices() {
        Set<LocalDate> days = new TreeSet<>();
        notices.values().forEach(all -> all.forEach(notice -> days.add(LocalDate.parse(notice.split(" ", 3)[1]))));
        days.remove(start);
        return days;
    }

    /** Those who owe already are late by more than three days; those who do not yet are so on a day of business. */
    private LocalDate due(Kind kind) {
        if (kind == Kind.LONG_OVERDUE || kind == Kind.PAYS_AFTER_REMINDER) {
            return start.minusDays(4 + random.nextInt(20));
        }
        return onOrAfter(start.plusDays(10 + random.nextInt(15)));
    }

    private void add(Customer customer) {
        customers.add(customer);
        LocalDate due = customer.due();
        String all = customer.amount();
        switch (customer.kind()) {
            case NEVER_PAYS -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                hears(customer, "due-today", due, all);
                hears(customer, "first-reminder", due.plusDays(3), all);
            }
            case LONG_OVERDUE -> {
                hears(customer, "first-reminder", start, all);
                hears(customer, "second-reminder", due.plusDays(30), all);
            }
            case PAYS_AT_ONCE -> does(start.plusDays(1), customer, Deed.PAY, all, end);
            case PAYS_BEFORE_DUE -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                does(due.minusDays(3), customer, Deed.PAY, all, end);
            }
            case PAYS_AFTER_REMINDER -> {
                hears(customer, "first-reminder", start, all);
                does(start.plusDays(2 + random.nextInt(3)), customer, Deed.PAY, all, end);
            }
            case DISPUTES -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                does(due.minusDays(2), customer, Deed.DISPUTE, all, end);
            }
            case PROMISES -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                does(due.minusDays(1), customer, Deed.PROMISE, all, end.plusDays(30));
            }
            case BREAKS_PROMISE -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                does(due.minusDays(1), customer, Deed.PROMISE, all, due.plusDays(4));
                hears(customer, "first-reminder", due.plusDays(5), all);
            }
            case PAYS_IN_PART -> {
                hears(customer, "due-soon", due.minusDays(7), all);
                does(due.minusDays(3), customer, Deed.PAY, customer.half(), end);
                hears(customer, "due-today", due, customer.half());
                hears(customer, "first-reminder", due.plusDays(3), customer.half());
            }
        }
    }

    private void hears(Customer customer, String step, LocalDate day, String amount) {
        LocalDate on = onOrAfter(day);
        if (on.isAfter(end)) {
            throw new IllegalStateException(customer + " would hear of " + step + " after the month");
        }
        notices.computeIfAbsent(customer.number(), number -> new ArrayList<>()).add(step + " " + on + " " + amount);
    }

    private void does(LocalDate day, Customer customer, Deed deed, String amount, LocalDate until) {
        actions.add(new Action(day, customer, deed, amount, until));
    }

    private static LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
            found = found.plusDays(1);
        }
        return found;
    }

    private static String euros(int cents) {
        return cents / 100 + "." + String.format(Locale.ROOT, "%02d", cents % 100);
    }
}
