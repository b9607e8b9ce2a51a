package io.openitem.payment.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose money it is and which items it is for, by what came with it: creditor reference, then invoice number, then
 * account number. Nothing is guessed: what fits more than one is left to a person, and the decision says so.
 *
 * @param customer absent where that is not known
 * @param basis how the customer was recognised, or why not
 * @param parts what is to be proposed, in order; never more than the money, nor than is available on an item
 */
public record Recognition(@Nullable CustomerId customer, Basis basis, List<Part> parts) {

    public Recognition {
        parts = List.copyOf(parts);
    }

    /** A part of the money for an item. */
    public record Part(OpenItem item, Money amount, Basis basis) {}

    private record Named(OpenItem item, Basis basis) {}

    /**
     * @param money what is to be allocated
     * @param known the customer, where a person or the source has said so; then items of others are none
     * @param candidates what the clues lead to, and maybe more
     */
    public static Recognition of(Money money, Clues clues, @Nullable CustomerId known, Candidates candidates) {
        Search search = new Search(known);
        clues.references()
                .forEach(reference ->
                        search.add(candidates.items(reference), new Basis(Basis.RF_REFERENCE, reference.value())));
        clues.keys().forEach(key -> search.add(candidates.items(key), new Basis(Basis.INVOICE_NUMBER, key)));
        if (known != null) {
            return new Recognition(known, Basis.of(Basis.CUSTOMER_GIVEN), search.parts(money));
        }
        Set<CustomerId> customers = search.customers();
        if (customers.size() > 1) {
            return unknown(Basis.SEVERAL_CUSTOMERS);
        }
        if (customers.size() == 1) {
            Named first = search.found.values().iterator().next();
            return new Recognition(first.item().customer(), first.basis(), search.parts(money));
        }
        return byAccount(clues, candidates, search.ambiguous);
    }

    private static Recognition byAccount(Clues clues, Candidates candidates, boolean ambiguous) {
        Map<CustomerId, String> named = new LinkedHashMap<>();
        accountKeys(clues).forEach(key -> candidates.customers(key).forEach(id -> named.putIfAbsent(id, key)));
        if (named.size() == 1) {
            var account = named.entrySet().iterator().next();
            return new Recognition(account.getKey(), new Basis(Basis.CUSTOMER_NUMBER, account.getValue()), List.of());
        }
        if (ambiguous || !named.isEmpty()) {
            return unknown(Basis.SEVERAL_CANDIDATES);
        }
        return unknown(clues.miswritten() ? Basis.WRONG_CHECK_DIGITS : Basis.NOTHING_KNOWN);
    }

    private static List<String> accountKeys(Clues clues) {
        List<String> keys = new ArrayList<>(clues.keys());
        if (clues.account() != null) {
            keys.add(clues.account());
        }
        return keys;
    }

    private static Recognition unknown(ReasonCode why) {
        return new Recognition(null, Basis.of(why), List.of());
    }

    /** Items that were named, each once, in the order of the clues. */
    private static final class Search {

        private final @Nullable CustomerId known;
        private final Map<InvoiceId, Named> found = new LinkedHashMap<>();
        private boolean ambiguous;

        Search(@Nullable CustomerId known) {
            this.known = known;
        }

        void add(List<OpenItem> named, Basis basis) {
            List<OpenItem> candidates = named.stream()
                    .filter(item -> known == null || item.customer().equals(known))
                    .toList();
            if (candidates.size() == 1) {
                OpenItem item = candidates.getFirst();
                found.putIfAbsent(item.invoice(), new Named(item, basis));
            } else if (candidates.size() > 1) {
                ambiguous = true;
            }
        }

        Set<CustomerId> customers() {
            return found.values().stream().map(named -> named.item().customer()).collect(Collectors.toSet());
        }

        List<Part> parts(Money money) {
            List<Part> parts = new ArrayList<>();
            Money left = money;
            for (Named named : found.values()) {
                Money available = named.item().available();
                if (available.currency().equals(left.currency())) {
                    Money amount = left.min(available);
                    if (amount.isPositive()) {
                        parts.add(new Part(named.item(), amount, named.basis()));
                        left = left.minus(amount);
                    }
                }
            }
            return parts;
        }
    }
}
