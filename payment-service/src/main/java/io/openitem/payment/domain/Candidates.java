package io.openitem.payment.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.RfReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Items and accounts of one legal entity that clues of a batch lead to, found by what they are known by. What money is
 * proposed for is available to none that comes after it. Each item is indexed once, however much money looks for it.
 */
public final class Candidates {

    private final Map<InvoiceId, OpenItem> items = new LinkedHashMap<>();
    private final Map<RfReference, List<InvoiceId>> byReference = new HashMap<>();
    private final Map<String, List<InvoiceId>> byKey = new HashMap<>();
    private final Map<String, Set<CustomerId>> accounts = new HashMap<>();

    /** An account by what its number is known in a text. */
    public record Account(CustomerId customer, String key) {}

    /** @param items each once */
    public Candidates(Collection<OpenItem> items, Collection<Account> accounts) {
        for (OpenItem item : items) {
            this.items.put(item.invoice(), item);
            byReference
                    .computeIfAbsent(item.reference(), known -> new ArrayList<>())
                    .add(item.invoice());
            byKey.computeIfAbsent(item.key(), known -> new ArrayList<>()).add(item.invoice());
        }
        for (Account account : accounts) {
            this.accounts
                    .computeIfAbsent(account.key(), known -> new LinkedHashSet<>())
                    .add(account.customer());
        }
    }

    List<OpenItem> items(RfReference reference) {
        return present(byReference.getOrDefault(reference, List.of()));
    }

    List<OpenItem> items(String key) {
        return present(byKey.getOrDefault(key, List.of()));
    }

    Set<CustomerId> customers(String key) {
        return accounts.getOrDefault(key, Set.of());
    }

    private List<OpenItem> present(List<InvoiceId> ids) {
        return ids.stream().map(id -> Objects.requireNonNull(items.get(id))).toList();
    }

    /** Takes from an item what is proposed on it; an item that is no candidate is left alone. */
    public void reserve(InvoiceId invoice, Money amount) {
        items.computeIfPresent(invoice, (id, item) -> item.less(amount));
    }
}
