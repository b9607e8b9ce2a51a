package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.payment.app.SendCheckQueries.InHand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which money of the debtors asked for has arrived and has settled nothing yet.
 *
 * @param customers all that were asked for, in that order
 */
public record SendCheckView(LegalEntityId legalEntity, List<DebtorView> customers) {

    /** @param balances one for each currency in which there is such money */
    public record DebtorView(CustomerId id, List<BalanceView> balances) {}

    /**
     * Money of one currency.
     *
     * @param proposed in flight: proposed to the ledger, which has not answered yet; the sum of {@code items}
     * @param unapplied allocated to nothing
     */
    public record BalanceView(Money proposed, Money unapplied, List<ItemView> items) {}

    /** Money in flight for one item. */
    public record ItemView(InvoiceId invoiceId, Money proposed) {}

    static SendCheckView from(SendCheckRequest request, List<InHand> money) {
        Map<CustomerId, List<InHand>> byCustomer = money.stream().collect(Collectors.groupingBy(InHand::customer));
        return new SendCheckView(
                request.legalEntity(),
                request.customers().stream()
                        .distinct()
                        .map(id -> new DebtorView(id, balances(byCustomer.getOrDefault(id, List.of()))))
                        .toList());
    }

    private static List<BalanceView> balances(List<InHand> money) {
        Map<Currency, List<InHand>> byCurrency = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        money.forEach(one -> byCurrency
                .computeIfAbsent(one.amount().currency(), currency -> new ArrayList<>())
                .add(one));
        List<BalanceView> balances = new ArrayList<>();
        byCurrency.forEach((currency, ofOne) -> balances.add(balance(currency, ofOne)));
        return balances;
    }

    private static BalanceView balance(Currency currency, List<InHand> money) {
        Money proposed = Money.zero(currency);
        Money unapplied = Money.zero(currency);
        List<ItemView> items = new ArrayList<>();
        for (InHand one : money) {
            InvoiceId invoice = one.invoice();
            if (invoice == null) {
                unapplied = unapplied.plus(one.amount());
            } else {
                proposed = proposed.plus(one.amount());
                items.add(new ItemView(invoice, one.amount()));
            }
        }
        return new BalanceView(proposed, unapplied, items);
    }
}
