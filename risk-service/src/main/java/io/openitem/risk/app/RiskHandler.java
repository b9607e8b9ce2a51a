package io.openitem.risk.app;

import io.openitem.contracts.CustomerId;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.tx.Tx;
import io.openitem.risk.domain.Movement;
import io.openitem.risk.domain.Scorecard;
import io.openitem.risk.domain.StandingDecider;
import io.openitem.risk.domain.StandingEvent;
import io.openitem.risk.domain.Tally;
import io.openitem.risk.messaging.RiskPublisher;
import io.openitem.risk.store.Debtor;
import io.openitem.risk.store.DebtorStore;
import io.openitem.risk.store.Judged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The only writer of sums and standings: one read and one write of all customers that a batch touches. */
@ApplicationScoped
public class RiskHandler {

    private final DebtorStore store;
    private final Scorecards scorecards;
    private final Outbox outbox;

    RiskHandler(DebtorStore store, Scorecards scorecards, Outbox outbox) {
        this.store = store;
        this.scorecards = scorecards;
        this.outbox = outbox;
    }

    /** Adds what happened to the sums and scores everybody it happened to. */
    public Uni<Void> hear(Tx tx, List<Movement> movements) {
        Tally tally = Tally.of(movements);
        if (tally.customers().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<CustomerId, UUID> causes = new HashMap<>();
        tally.customers().forEach((id, touched) -> causes.put(id, touched.cause()));
        return store.add(tx, tally).chain(() -> score(tx, tally.customers().keySet(), causes));
    }

    /** Scores customers whom the passing of time may have changed, and gives how many there were. */
    public Uni<Integer> lookAgain(Tx tx, int limit) {
        return store.lockDue(tx, limit)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : score(tx, due, Map.of()).replaceWith(due.size()));
    }

    private Uni<Void> score(Tx tx, Collection<CustomerId> ids, Map<CustomerId, UUID> causes) {
        Scorecard card = scorecards.current();
        return store.load(tx, ids, card.immaterialMinor()).chain(debtors -> {
            List<Judged> judged =
                    debtors.stream().map(debtor -> judge(tx, card, debtor)).toList();
            return judged.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : store.save(tx, judged).chain(() -> outbox.append(tx, facts(card, judged, causes)));
        });
    }

    private static Judged judge(Tx tx, Scorecard card, Debtor debtor) {
        LocalDate today = LocalDate.ofInstant(tx.now(), debtor.timeZone());
        return new Judged(
                debtor,
                today,
                StandingDecider.assess(card, today, debtor.profiles(), debtor.standing(), debtor.judgedBy()));
    }

    private static List<Outgoing> facts(Scorecard card, List<Judged> judged, Map<CustomerId, UUID> causes) {
        List<Outgoing> facts = new ArrayList<>();
        for (Judged one : judged) {
            Debtor debtor = one.debtor();
            long version = debtor.version();
            for (StandingEvent event : one.assessment().events()) {
                version++;
                facts.add(RiskPublisher.of(
                        event, card.code(), debtor.id(), debtor.legalEntity(), version, causes.get(debtor.id())));
            }
        }
        return facts;
    }
}
