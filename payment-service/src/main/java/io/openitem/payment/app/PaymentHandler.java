package io.openitem.payment.app;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.decide.Decision;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Allocation;
import io.openitem.payment.domain.Candidates;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.domain.PaymentDecider;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.PaymentRejection;
import io.openitem.payment.domain.Receipt;
import io.openitem.payment.domain.Recognition;
import io.openitem.payment.domain.Share;
import io.openitem.payment.messaging.PaymentPublisher;
import io.openitem.payment.store.ClueStore;
import io.openitem.payment.store.LedgerCopies;
import io.openitem.payment.store.PaymentStore;
import io.openitem.payment.store.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of payments and allocations: folds commands over payments that are locked, and writes rows, clues and
 * facts set-based. Items are locked before payments.
 */
@ApplicationScoped
public class PaymentHandler {

    private final PaymentStore store;
    private final ClueStore clues;
    private final LedgerCopies copies;
    private final Outbox outbox;

    PaymentHandler(PaymentStore store, ClueStore clues, LedgerCopies copies, Outbox outbox) {
        this.store = store;
        this.clues = clues;
        this.copies = copies;
        this.outbox = outbox;
    }

    /** Decides commands to payments that exist, in order; a refused one drops out alone. */
    public Uni<Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection>> handleAll(
            Tx tx, List<PaymentCommand> commands, List<UUID> causes) {
        Set<PaymentId> ids = new HashSet<>();
        commands.forEach(command -> ids.add(command.payment()));
        return store.load(tx, ids).chain(loaded -> decide(tx, loaded, commands, causes));
    }

    /**
     * Decides commands in order and writes what follows.
     *
     * @param loaded the payments that exist, locked
     * @param causes one for each command: the id of the fact that led to it; none where a person did
     */
    Uni<Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection>> decide(
            Tx tx, Map<PaymentId, Stored> loaded, List<PaymentCommand> commands, List<UUID> causes) {
        return copies.zones(tx, concerned(loaded, commands)).chain(zones -> {
            Map<PaymentId, Versioned<Payment>> before = new LinkedHashMap<>();
            loaded.forEach((id, stored) -> before.put(id, stored.payment()));
            var folded = new Fold<PaymentId, Payment, PaymentCommand, PaymentEvent, PaymentRejection>(
                            PaymentCommand::payment,
                            id -> new Payment.Absent(),
                            (state, command) -> decide(tx, zones, state, command),
                            Payment::evolve)
                    .over(before, commands);
            return write(tx, loaded, folded, causes).replaceWith(folded);
        });
    }

    private static Decision<PaymentEvent, PaymentRejection> decide(
            Tx tx, Map<LegalEntityId, ZoneId> zones, Payment state, PaymentCommand command) {
        LegalEntityId legalEntity = legalEntity(state, command);
        ZoneId zone = legalEntity == null ? null : zones.get(legalEntity);
        LocalDate today = zone == null ? null : tx.now().atZone(zone).toLocalDate();
        return PaymentDecider.decide(today, state, command);
    }

    private static @Nullable LegalEntityId legalEntity(Payment state, PaymentCommand command) {
        if (state instanceof Payment.Known known) {
            return known.receipt().legalEntity();
        }
        return command instanceof PaymentCommand.Receive receive
                ? receive.receipt().legalEntity()
                : null;
    }

    private static Set<LegalEntityId> concerned(Map<PaymentId, Stored> loaded, List<PaymentCommand> commands) {
        Set<LegalEntityId> concerned = new HashSet<>();
        for (Stored stored : loaded.values()) {
            if (stored.payment().state() instanceof Payment.Known known) {
                concerned.add(known.receipt().legalEntity());
            }
        }
        for (PaymentCommand command : commands) {
            if (command instanceof PaymentCommand.Receive receive) {
                concerned.add(receive.receipt().legalEntity());
            }
        }
        return concerned;
    }

    private Uni<Void> write(
            Tx tx,
            Map<PaymentId, Stored> loaded,
            Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection> folded,
            List<UUID> causes) {
        Told told = new Told(loaded);
        List<Outgoing> facts = told.facts(folded, causes);
        List<Stored> fresh = new ArrayList<>();
        List<Stored> known = new ArrayList<>();
        List<Receipt> waiting = new ArrayList<>();
        List<PaymentId> done = new ArrayList<>();
        folded.changed().forEach((id, payment) -> {
            boolean isNew = !loaded.containsKey(id);
            (isNew ? fresh : known).add(new Stored(payment, told.of(id)));
            if (payment.state() instanceof Payment.Known now) {
                if (now.balance().unapplied().isPositive()) {
                    waiting.add(now.receipt());
                } else if (!isNew) {
                    done.add(id);
                }
            }
        });
        return store.insert(tx, fresh)
                .chain(() -> store.update(tx, known))
                .chain(() -> store.save(tx, parts(folded)))
                .chain(() -> clues.keep(tx, waiting))
                .chain(() -> clues.forget(tx, done))
                .chain(() -> outbox.append(tx, facts));
    }

    /** Allocations that are new or stand otherwise, each as it is last. */
    private static List<PaymentStore.Part> parts(
            Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection> folded) {
        Map<AllocationId, PaymentStore.Part> parts = new LinkedHashMap<>();
        for (Fold.Numbered<PaymentId, PaymentEvent> numbered : folded.events()) {
            Allocation allocation = allocation(numbered.event());
            if (allocation != null) {
                parts.put(
                        allocation.id(), new PaymentStore.Part(numbered.event().receipt(), allocation));
            }
        }
        return List.copyOf(parts.values());
    }

    private static @Nullable Allocation allocation(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Proposed proposed -> proposed.allocation();
            case PaymentEvent.AnswerTaken taken -> taken.allocation();
            case PaymentEvent.Unapplied unapplied -> unapplied.allocation();
            case PaymentEvent.Received received -> null;
            case PaymentEvent.Assigned assigned -> null;
            case PaymentEvent.UnappliedCashChanged changed -> null;
            case PaymentEvent.Reversed reversed -> null;
        };
    }

    /** What was recognised, as proposals under new ids. */
    static List<Share> shares(Recognition recognition) {
        return recognition.parts().stream()
                .map(part ->
                        new Share(newAllocation(), part.item().invoice(), part.item(), part.amount(), part.basis()))
                .toList();
    }

    static AllocationId newAllocation() {
        return new AllocationId(TimeOrderedId.next());
    }

    /** What money is proposed for is available to none that comes after it in the same batch. */
    static void reserve(Candidates candidates, List<Share> shares) {
        shares.forEach(share -> candidates.reserve(share.invoice(), share.amount()));
    }

    /** How many facts of each payment were published: others count versions from 1 without gaps. */
    private static final class Told {

        private final Map<PaymentId, Long> counts = new HashMap<>();

        Told(Map<PaymentId, Stored> loaded) {
            loaded.forEach((id, stored) -> counts.put(id, stored.facts()));
        }

        long of(PaymentId id) {
            return counts.getOrDefault(id, 0L);
        }

        List<Outgoing> facts(
                Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection> folded, List<UUID> causes) {
            List<Outgoing> facts = new ArrayList<>();
            for (int i = 0; i < folded.outcomes().size(); i++) {
                if (folded.outcomes().get(i)
                        instanceof Fold.Outcome.Done<PaymentId, Payment, PaymentEvent, PaymentRejection> done) {
                    UUID cause = causes.isEmpty() ? null : causes.get(i);
                    for (Fold.Numbered<PaymentId, PaymentEvent> numbered : done.events()) {
                        PaymentPublisher.of(numbered.event(), of(numbered.key()) + 1, cause)
                                .ifPresent(fact -> {
                                    counts.merge(numbered.key(), 1L, Long::sum);
                                    facts.add(fact);
                                });
                    }
                }
            }
            return facts;
        }
    }
}
