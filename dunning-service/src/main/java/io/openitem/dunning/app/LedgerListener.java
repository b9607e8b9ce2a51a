package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.dunning.store.LedgerCopies;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hears the ledger: keeps copies, and has the cases of those of whom there is news looked at. */
@ApplicationScoped
public class LedgerListener {

    private final LedgerCopies copies;
    private final CaseHandler cases;

    LedgerListener(LedgerCopies copies, CaseHandler cases) {
        this.copies = copies;
        this.cases = cases;
    }

    public Uni<Void> hear(Tx tx, List<LedgerNews> news) {
        List<LedgerCopies.Concerned> concerned = new ArrayList<>();
        List<LedgerCopies.Account> accounts = new ArrayList<>();
        List<LedgerCopies.Item> items = new ArrayList<>();
        List<LedgerCopies.Open> open = new ArrayList<>();
        List<LedgerCopies.Disputed> disputed = new ArrayList<>();
        Set<CustomerId> lessOwed = new LinkedHashSet<>();
        for (LedgerNews one : news) {
            concerned.add(one.concerned());
            switch (one) {
                case LedgerNews.OfAccount account -> accounts.add(account.account());
                case LedgerNews.OfItem item -> items.add(item.item());
                case LedgerNews.OfOpenAmount changed -> {
                    open.add(changed.open());
                    if (changed.open().open().isZero()) {
                        lessOwed.add(changed.concerned().customer());
                    }
                }
                case LedgerNews.OfDispute dispute -> {
                    open.add(dispute.open());
                    disputed.add(dispute.disputed());
                }
            }
        }
        return copies.saveAccounts(tx, accounts)
                .chain(() -> copies.saveItems(tx, items))
                .chain(() -> copies.changeOpen(tx, open))
                .chain(() -> copies.changeDisputes(tx, disputed))
                .chain(() -> cases.recheck(tx, lessOwed))
                .chain(() -> copies.callUp(tx, concerned));
    }
}
