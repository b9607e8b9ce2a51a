package io.openitem.risk.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Movements summed up by what they change: one entry for each customer, item, currency and month, however many movements
 * there were. Two tallies of the same movements in another order are equal but for the last causes.
 */
public final class Tally {

    /** Whose books the customer is in, and the last fact about it. */
    public record Touched(LegalEntityId legalEntity, UUID cause) {}

    /** An amount that is owed more, or less, on an item. */
    public record Item(
            CustomerId customer, LegalEntityId legalEntity, Currency currency, LocalDate dueDate, long openMinor) {}

    /** A customer's dealings in one currency. */
    public record Account(CustomerId customer, Currency currency) {}

    /** @param firstIssuedOn absent where no invoice was issued */
    public record Owed(
            LegalEntityId legalEntity,
            long openMinor,
            @Nullable LocalDate firstIssuedOn) {}

    /** A month of an account. */
    public record Period(Account account, YearMonth month) {}

    private final Map<CustomerId, Touched> customers = new LinkedHashMap<>();
    private final Map<InvoiceId, Item> items = new LinkedHashMap<>();
    private final Map<Account, Owed> accounts = new LinkedHashMap<>();
    private final Map<Period, Month> months = new LinkedHashMap<>();

    private Tally() {}

    public static Tally of(Collection<Movement> movements) {
        Tally tally = new Tally();
        movements.forEach(tally::add);
        return tally;
    }

    private void add(Movement movement) {
        customers.put(movement.customer(), new Touched(movement.legalEntity(), movement.cause()));
        Movement.Effect effect = movement.effect();
        if (effect == null) {
            return;
        }
        Account account = new Account(movement.customer(), effect.currency());
        items.merge(
                effect.invoice(),
                new Item(
                        movement.customer(),
                        movement.legalEntity(),
                        effect.currency(),
                        effect.dueDate(),
                        effect.openMinor()),
                Tally::sum);
        accounts.merge(account, new Owed(movement.legalEntity(), effect.openMinor(), effect.issuedOn()), Tally::sum);
        months.merge(new Period(account, effect.month()), effect.change(), Month::plus);
    }

    private static Item sum(Item one, Item other) {
        return new Item(one.customer, one.legalEntity, one.currency, one.dueDate, one.openMinor + other.openMinor);
    }

    private static Owed sum(Owed one, Owed other) {
        return new Owed(
                one.legalEntity, one.openMinor + other.openMinor, earlier(one.firstIssuedOn, other.firstIssuedOn));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    /** Who was touched at all. */
    public Map<CustomerId, Touched> customers() {
        return customers;
    }

    public Map<InvoiceId, Item> items() {
        return items;
    }

    public Map<Account, Owed> accounts() {
        return accounts;
    }

    /** Whose books an account of this tally is in. */
    public LegalEntityId legalEntityOf(Account account) {
        return Objects.requireNonNull(accounts.get(account)).legalEntity();
    }

    public Map<Period, Month> months() {
        return months;
    }
}
