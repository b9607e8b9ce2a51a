package io.openitem.payment.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Candidates;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.PaymentRejection;
import io.openitem.payment.domain.Recognition;
import io.openitem.payment.domain.Share;
import io.openitem.payment.store.ClueStore;
import io.openitem.payment.store.LedgerCopies;
import io.openitem.payment.store.MatchingLock;
import io.openitem.payment.store.PaymentStore;
import io.openitem.payment.store.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hears the ledger: keeps copies, takes in its answers, and lets items and accounts that come find the money that waits
 * for them.
 */
@ApplicationScoped
public class LedgerListener {

    private final PaymentHandler handler;
    private final PaymentStore payments;
    private final ClueStore clues;
    private final LedgerCopies copies;
    private final MatchingLock lock;

    LedgerListener(
            PaymentHandler handler, PaymentStore payments, ClueStore clues, LedgerCopies copies, MatchingLock lock) {
        this.handler = handler;
        this.payments = payments;
        this.clues = clues;
        this.copies = copies;
        this.lock = lock;
    }

    /** News sorted by what is to be done, each kind in the order in which it came. */
    private static final class Sorted {

        private final List<LedgerCopies.Account> accounts = new ArrayList<>();
        private final Map<InvoiceId, LedgerCopies.Item> items = new LinkedHashMap<>();
        private final List<LedgerCopies.Open> open = new ArrayList<>();
        private final List<PaymentCommand> commands = new ArrayList<>();
        private final List<UUID> causes = new ArrayList<>();
        private final Map<InvoiceId, UUID> risen = new LinkedHashMap<>();
        private final Map<CustomerId, UUID> named = new LinkedHashMap<>();
        private final Set<LegalEntityId> entitiesToMatch = new HashSet<>();

        void add(LedgerNews news) {
            switch (news) {
                case LedgerNews.OfAccount account -> {
                    accounts.add(account.account());
                    named.put(account.account().id(), account.cause());
                    entitiesToMatch.add(account.account().legalEntity());
                }
                case LedgerNews.OfItem item -> {
                    items.putIfAbsent(item.item().id(), item.item());
                    rise(item.item().id(), item.item().legalEntity(), item.cause());
                }
                case LedgerNews.OfOpenAmount changed -> open.add(changed.open());
                case LedgerNews.OfReopening reopened ->
                    rise(reopened.invoice(), reopened.legalEntity(), reopened.cause());
                case LedgerNews.OfAllocation told -> {
                    commands.add(told.command());
                    causes.add(told.cause());
                }
            }
        }

        private void rise(InvoiceId invoice, LegalEntityId legalEntity, UUID cause) {
            risen.put(invoice, cause);
            entitiesToMatch.add(legalEntity);
        }
    }

    public Uni<Void> hear(Tx tx, List<LedgerNews> all) {
        Sorted news = new Sorted();
        all.forEach(news::add);
        return lock.forItems(tx, news.entitiesToMatch)
                .chain(() -> copies.saveAccounts(tx, news.accounts))
                .chain(() -> copies.saveItems(tx, List.copyOf(news.items.values())))
                .chain(() -> copies.changeItems(tx, news.open))
                .chain(() -> told(tx, news))
                .chain(() -> findMoney(tx, news));
    }

    private Uni<Void> told(Tx tx, Sorted news) {
        return news.commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : handler.handleAll(tx, news.commands, news.causes)
                        .invoke(LedgerListener::requireTaken)
                        .replaceWithVoid();
    }

    /** The ledger is right by definition: what cannot be squared with it must be looked at by a person. */
    private static void requireTaken(Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection> folded) {
        for (var outcome : folded.outcomes()) {
            if (outcome instanceof Fold.Outcome.Refused<PaymentId, Payment, PaymentEvent, PaymentRejection> refused) {
                throw new IllegalStateException(
                        "The ledger's word on " + refused.key() + " was refused: " + refused.reason());
            }
        }
    }

    private Uni<Void> findMoney(Tx tx, Sorted news) {
        return news.risen.isEmpty() && news.named.isEmpty()
                ? Uni.createFrom().voidItem()
                : clues.waitingFor(tx, news.risen.keySet(), news.named.keySet())
                        .chain(waiting -> waiting.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : payments.load(tx, waiting).chain(loaded -> match(tx, news, waiting, loaded)));
    }

    private Uni<Void> match(Tx tx, Sorted news, List<PaymentId> waiting, Map<PaymentId, Stored> loaded) {
        List<Payment.Known> inOrder = new ArrayList<>();
        List<LedgerCopies.Wanted> wanted = new ArrayList<>();
        for (PaymentId id : waiting) {
            Stored stored = loaded.get(id);
            if (stored != null && stored.payment().state() instanceof Payment.Known payment) {
                inOrder.add(payment);
                wanted.add(new LedgerCopies.Wanted(
                        payment.receipt().legalEntity(),
                        payment.receipt().remittance().clues()));
            }
        }
        return copies.lookUp(tx, wanted)
                .chain(found -> {
                    List<PaymentCommand> commands = new ArrayList<>();
                    List<UUID> causes = new ArrayList<>();
                    for (Payment.Known payment : inOrder) {
                        Candidates candidates = found.of(payment.receipt().legalEntity());
                        PaymentCommand command = propose(payment, candidates);
                        if (command != null) {
                            commands.add(command);
                            PaymentHandler.reserve(candidates, shares(command));
                            causes.add(cause(news, command));
                        }
                    }
                    return handler.decide(tx, loaded, commands, causes);
                })
                .replaceWithVoid();
    }

    /** The item that came, where the money is for it, or the account whose it is; else any of what came. */
    private static UUID cause(Sorted news, PaymentCommand command) {
        for (Share share : shares(command)) {
            UUID cause = news.risen.get(share.invoice());
            if (cause != null) {
                return cause;
            }
        }
        UUID ofAccount = command instanceof PaymentCommand.Assign assign ? news.named.get(assign.customer()) : null;
        return ofAccount != null
                ? ofAccount
                : Stream.concat(news.risen.values().stream(), news.named.values().stream())
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Share> shares(PaymentCommand command) {
        return switch (command) {
            case PaymentCommand.Assign assign -> assign.shares();
            case PaymentCommand.Allocate allocate -> allocate.shares();
            case PaymentCommand.Receive receive -> receive.shares();
            case PaymentCommand.TakeAnswer answer -> List.of();
            case PaymentCommand.TakeUnapplied unapplied -> List.of();
            case PaymentCommand.Reverse reverse -> List.of();
        };
    }

    private static @Nullable PaymentCommand propose(Payment.Known payment, Candidates candidates) {
        Recognition recognition = Recognition.of(
                payment.balance().unapplied(), payment.receipt().remittance().clues(), payment.customer(), candidates);
        List<Share> shares = PaymentHandler.shares(recognition);
        PaymentId id = payment.receipt().id();
        if (payment instanceof Payment.Unidentified && recognition.customer() != null) {
            return new PaymentCommand.Assign(id, recognition.customer(), recognition.basis(), shares);
        }
        return payment instanceof Payment.Assigned && !shares.isEmpty()
                ? new PaymentCommand.Allocate(id, shares)
                : null;
    }
}
