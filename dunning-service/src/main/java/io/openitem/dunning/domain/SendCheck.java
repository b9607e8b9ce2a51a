package io.openitem.dunning.domain;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last look before a notice goes out: what it names is what is owed at this moment, or it does not go. */
public final class SendCheck {

    /** Nothing that the notice names is owed any longer. */
    public static final ReasonCode PAID = new ReasonCode("paid");

    /** All that is still owed of it is disputed. */
    public static final ReasonCode DISPUTED = new ReasonCode("disputed");

    /** Money for all that is still owed of it has come and is being applied. */
    public static final ReasonCode PAYMENT_IN_FLIGHT = new ReasonCode("payment-in-flight");

    /** Money of the customer covers it, though nobody has said what that is for. */
    public static final ReasonCode MONEY_UNAPPLIED = new ReasonCode("money-unapplied");

    /** The customer was left out meanwhile. */
    public static final ReasonCode PAUSED = new ReasonCode("paused");

    /** The customer has promised to pay. */
    public static final ReasonCode PROMISE = new ReasonCode("promise");

    /** The ledger has no address for messages. */
    public static final ReasonCode NO_ADDRESS = new ReasonCode("no-email-address");

    /** The customer owes more items than the ledger answers with, and the notice names those it left out. */
    public static final ReasonCode TOO_MANY_ITEMS = new ReasonCode("too-many-items");

    /** It waited, and meanwhile another step was taken or its cycle ended. */
    public static final ReasonCode SUPERSEDED = new ReasonCode("superseded");

    /** It is about items ahead of their due date, and that has passed. */
    public static final ReasonCode NO_LONGER_AHEAD = new ReasonCode("no-longer-ahead");

    /** What stands in the way of a message today and may not tomorrow. */
    private static final Set<ReasonCode> PASSING =
            Set.of(DISPUTED, PAYMENT_IN_FLIGHT, MONEY_UNAPPLIED, PAUSED, PROMISE, NO_ADDRESS, TOO_MANY_ITEMS);

    /** Of those, what may pass without news of the customer, so that it has to be looked for. */
    private static final Set<ReasonCode> SILENT = Set.of(PAYMENT_IN_FLIGHT, MONEY_UNAPPLIED, TOO_MANY_ITEMS);

    private SendCheck() {}

    /**
     * What the ledger and cash application have just said of a customer.
     *
     * @param email where messages go; absent where the ledger knows no address
     * @param items what is open, by item; an item that is not there is settled
     * @param toldUntil where the ledger told the oldest items alone: an item that falls due on this day or later and is not
     *     there may be open all the same; absent where all were told
     * @param inFlight money proposed to items and not yet answered for, by item
     * @param unapplied money of the customer that is for nothing yet, by currency
     */
    public record Word(
            @Nullable String email,
            Map<InvoiceId, Standing> items,
            @Nullable LocalDate toldUntil,
            Map<InvoiceId, Money> inFlight,
            Map<Currency, Money> unapplied) {
        public Word {
            items = Map.copyOf(items);
            inFlight = Map.copyOf(inFlight);
            unapplied = Map.copyOf(unapplied);
        }

        private boolean mayBeOpen(Line line) {
            return toldUntil != null && !line.dueDate().isBefore(toldUntil);
        }
    }

    /** How an item stands in the ledger. */
    public record Standing(Money open, boolean disputed) {}

    /** Whether a notice goes out. */
    public sealed interface Verdict {

        /**
         * It does, naming these items.
         *
         * @param received money of the customer in their currencies that is for nothing yet
         */
        record Send(List<Line> lines, List<Money> received) implements Verdict {}

        /** It does not. */
        record Suppress(ReasonCode reason) implements Verdict {}
    }

    /** Whether a message that was suppressed for the reason may go when that has passed. */
    public static boolean passes(ReasonCode reason) {
        return PASSING.contains(reason);
    }

    /** Whether the reason may pass without news of the customer. */
    public static boolean passesSilently(ReasonCode reason) {
        return SILENT.contains(reason);
    }

    /**
     * Whether a notice that was due until now goes out.
     *
     * @param state the case of its customer; absent where there is none
     * @param paused why the customer is left out today; absent where it takes part
     */
    public static Verdict of(
            Notice.Due notice,
            @Nullable DunningCase state,
            DunningCase.@Nullable Pause paused,
            LocalDate today,
            Word word) {
        Notice.Head head = notice.head();
        List<Line> lines = head.courtesy()
                ? notice.lines().stream()
                        .filter(line -> !line.dueDate().isBefore(today))
                        .toList()
                : notice.lines();
        // Where nothing is left to name, what became of that says more than that it is late.
        Verdict verdict = of(lines.isEmpty() ? notice.lines() : lines, paused, word);
        return switch (verdict) {
            case Verdict.Suppress suppress -> suppress;
            case Verdict.Send send when lines.isEmpty() -> new Verdict.Suppress(NO_LONGER_AHEAD);
            case Verdict.Send send when !head.courtesy() && !isPresent(head, state) -> new Verdict.Suppress(SUPERSEDED);
            case Verdict.Send send -> send;
        };
    }

    private static boolean isPresent(Notice.Head head, @Nullable DunningCase state) {
        return state instanceof DunningCase.Running running && running.isAt(head.cycle(), head.step());
    }

    /** @param pause why the customer is left out; absent where it takes part */
    public static Verdict of(List<Line> lines, DunningCase.@Nullable Pause pause, Word word) {
        if (pause != null) {
            return new Verdict.Suppress(pause.reason().equals(PROMISE) ? PROMISE : PAUSED);
        }
        List<Line> owed = new ArrayList<>();
        ReasonCode why = PAID;
        for (Line line : lines) {
            Standing standing = word.items().get(line.invoice());
            if (standing == null || !standing.open().isPositive()) {
                why = why.equals(PAID) && standing == null && word.mayBeOpen(line) ? TOO_MANY_ITEMS : why;
                continue;
            }
            Money coming = word.inFlight()
                    .getOrDefault(line.invoice(), Money.zero(standing.open().currency()));
            if (standing.disputed()) {
                why = DISPUTED;
            } else if (coming.compareTo(standing.open()) >= 0) {
                why = why.equals(DISPUTED) ? why : PAYMENT_IN_FLIGHT;
            } else {
                owed.add(new Line(
                        line.invoice(),
                        line.number(),
                        line.dueDate(),
                        standing.open().minus(coming)));
            }
        }
        return owed.isEmpty() ? new Verdict.Suppress(why) : asked(owed, word);
    }

    private static Verdict asked(List<Line> owed, Word word) {
        Set<Currency> covered = covered(owed, word);
        List<Line> asked = owed.stream()
                .filter(line -> !covered.contains(line.open().currency()))
                .toList();
        if (asked.isEmpty()) {
            return new Verdict.Suppress(MONEY_UNAPPLIED);
        }
        return word.email() == null
                ? new Verdict.Suppress(NO_ADDRESS)
                : new Verdict.Send(asked, received(asked, word.unapplied()));
    }

    /** The currencies in which money that is for nothing yet is enough for all that is owed. */
    private static Set<Currency> covered(List<Line> owed, Word word) {
        Set<Currency> covered = new HashSet<>();
        for (Money total : Line.totals(owed)) {
            Money money = word.unapplied().get(total.currency());
            if (money != null && money.compareTo(total) >= 0) {
                covered.add(total.currency());
            }
        }
        return covered;
    }

    private static List<Money> received(List<Line> asked, Map<Currency, Money> unapplied) {
        List<Money> received = new ArrayList<>();
        for (Money total : Line.totals(asked)) {
            Money money = unapplied.get(total.currency());
            if (money != null && money.isPositive()) {
                received.add(money);
            }
        }
        return received;
    }
}
