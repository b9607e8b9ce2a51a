package io.openitem.dunning.domain;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private SendCheck() {}

    /**
     * What the ledger and cash application have just said of a customer.
     *
     * @param email where messages go; absent where the ledger knows no address
     * @param items what is open, by item; an item that is not there is settled
     * @param inFlight money proposed to items and not yet answered for, by item
     * @param unapplied money of the customer that is for nothing yet, by currency
     */
    public record Word(
            @Nullable String email,
            Map<InvoiceId, Standing> items,
            Map<InvoiceId, Money> inFlight,
            Map<Currency, Money> unapplied) {
        public Word {
            items = Map.copyOf(items);
            inFlight = Map.copyOf(inFlight);
            unapplied = Map.copyOf(unapplied);
        }
    }

    /** How an item stands in the ledger. */
    public record Standing(Money open, boolean disputed) {}

    /** Whether a notice goes out. */
    public sealed interface Verdict {

        /** It does, naming these items. */
        record Send(List<Line> lines) implements Verdict {}

        /** It does not. */
        record Suppress(ReasonCode reason) implements Verdict {}
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
                continue;
            }
            Money coming = word.inFlight()
                    .getOrDefault(line.invoice(), Money.zero(standing.open().currency()));
            if (standing.disputed()) {
                why = DISPUTED;
            } else if (coming.compareTo(standing.open()) >= 0) {
                why = why.equals(DISPUTED) ? why : PAYMENT_IN_FLIGHT;
            } else {
                owed.add(new Line(line.invoice(), line.number(), line.dueDate(), standing.open()));
            }
        }
        if (owed.isEmpty()) {
            return new Verdict.Suppress(why);
        }
        if (isCovered(owed, word)) {
            return new Verdict.Suppress(MONEY_UNAPPLIED);
        }
        return word.email() == null ? new Verdict.Suppress(NO_ADDRESS) : new Verdict.Send(List.copyOf(owed));
    }

    private static boolean isCovered(List<Line> owed, Word word) {
        Map<Currency, Money> unapplied = new HashMap<>(word.unapplied());
        return Line.totals(owed).stream().allMatch(total -> {
            Money money = unapplied.getOrDefault(total.currency(), Money.zero(total.currency()));
            return money.compareTo(total) >= 0;
        });
    }
}
