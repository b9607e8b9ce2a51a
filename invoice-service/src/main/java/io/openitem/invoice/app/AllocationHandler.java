package io.openitem.invoice.app;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import io.openitem.invoice.domain.AllocationOrder;
import io.openitem.invoice.domain.Answered;
import io.openitem.invoice.domain.BusinessDates;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceCommand;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.invoice.messaging.InvoicePublisher;
import io.openitem.invoice.store.AllocationStore;
import io.openitem.invoice.store.LegalEntityStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The only writer of allocations. Each proposal is answered once, by its id, however often it comes; orders take effect
 * in their sequence, and orders of one kind that follow each other are one set of statements.
 */
@ApplicationScoped
public class AllocationHandler {

    private final InvoiceHandler invoices;
    private final AllocationStore store;
    private final LegalEntityStore legalEntities;
    private final Outbox outbox;

    AllocationHandler(InvoiceHandler invoices, AllocationStore store, LegalEntityStore legalEntities, Outbox outbox) {
        this.invoices = invoices;
        this.store = store;
        this.legalEntities = legalEntities;
        this.outbox = outbox;
    }

    public Uni<Void> handleAll(Tx tx, List<AllocationOrder> orders) {
        Uni<Void> done = Uni.createFrom().voidItem();
        int from = 0;
        while (from < orders.size()) {
            int to = from + 1;
            while (to < orders.size()
                    && orders.get(to).getClass() == orders.get(from).getClass()) {
                to++;
            }
            List<AllocationOrder> run = orders.subList(from, to);
            done = done.chain(() -> run(tx, run));
            from = to;
        }
        return done;
    }

    private Uni<Void> run(Tx tx, List<AllocationOrder> run) {
        Map<AllocationId, AllocationOrder.Apply> proposals = new LinkedHashMap<>();
        Map<PaymentId, AllocationOrder.TakeBack> reversals = new LinkedHashMap<>();
        for (AllocationOrder order : run) {
            switch (order) {
                case AllocationOrder.Apply apply -> proposals.putIfAbsent(apply.allocation(), apply);
                case AllocationOrder.TakeBack back -> reversals.putIfAbsent(back.payment(), back);
            }
        }
        return proposals.isEmpty() ? takeBack(tx, reversals) : apply(tx, proposals);
    }

    private Uni<Void> apply(Tx tx, Map<AllocationId, AllocationOrder.Apply> proposals) {
        return store.answered(tx, proposals.keySet()).chain(answered -> {
            List<AllocationOrder.Apply> fresh = proposals.values().stream()
                    .filter(order -> !answered.contains(order.allocation()))
                    .toList();
            return fresh.isEmpty() ? Uni.createFrom().voidItem() : answer(tx, fresh);
        });
    }

    private Uni<Void> answer(Tx tx, List<AllocationOrder.Apply> orders) {
        List<InvoiceCommand> commands =
                orders.stream().map(AllocationOrder.Apply::command).toList();
        List<UUID> causes = orders.stream().map(AllocationOrder.Apply::cause).toList();
        Set<LegalEntityId> entities =
                orders.stream().map(AllocationOrder.Apply::legalEntity).collect(Collectors.toSet());
        return legalEntities
                .zones(tx, entities)
                .chain(zones -> invoices.handleAll(tx, commands, causes)
                        .map(folded -> answers(new BusinessDates(tx.now(), zones), orders, folded)))
                .chain(answers -> store.insert(tx, answers)
                        .chain(() -> outbox.append(
                                tx,
                                answers.stream().map(InvoicePublisher::ofAnswer).toList())));
    }

    private static List<Answered> answers(
            BusinessDates dates,
            List<AllocationOrder.Apply> orders,
            Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> folded) {
        List<Answered> answers = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            AllocationOrder.Apply order = orders.get(i);
            LocalDate today = Objects.requireNonNull(
                    dates.today(order.legalEntity()), () -> "Not registered: " + order.legalEntity());
            answers.add(
                    switch (folded.outcomes().get(i)) {
                        case Fold.Outcome.Done<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> done ->
                            Answered.of(
                                    order,
                                    done.after(),
                                    done.events().stream()
                                            .map(Fold.Numbered::event)
                                            .toList());
                        case Fold.Outcome.Refused<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> refused ->
                            Answered.of(order, refused.state(), refused.reason(), today);
                    });
        }
        return answers;
    }

    private Uni<Void> takeBack(Tx tx, Map<PaymentId, AllocationOrder.TakeBack> reversals) {
        return store.active(tx, reversals.keySet()).chain(active -> {
            if (active.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<InvoiceCommand> commands = new ArrayList<>();
            List<UUID> causes = new ArrayList<>();
            for (AllocationStore.Active allocation : active) {
                AllocationOrder.TakeBack order = Objects.requireNonNull(reversals.get(allocation.payment()));
                commands.add(new InvoiceCommand.UnapplyPayment(
                        allocation.invoice(),
                        allocation.allocation(),
                        allocation.payment(),
                        allocation.applied(),
                        allocation.paidOn(),
                        order.reversedOn(),
                        order.reason()));
                causes.add(order.cause());
            }
            return invoices.handleAll(tx, commands, causes).chain(folded -> end(tx, folded));
        });
    }

    private Uni<Void> end(Tx tx, Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> folded) {
        List<AllocationId> ids = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (var outcome : folded.outcomes()) {
            if (outcome instanceof Fold.Outcome.Refused<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> refused) {
                throw new IllegalStateException("What was applied can be taken back, but: " + refused.reason());
            }
        }
        for (Fold.Numbered<InvoiceId, InvoiceEvent> numbered : folded.events()) {
            if (numbered.event() instanceof InvoiceEvent.PaymentUnapplied unapplied) {
                ids.add(unapplied.allocation());
                days.add(unapplied.unappliedOn());
            }
        }
        return store.end(tx, ids, days);
    }
}
