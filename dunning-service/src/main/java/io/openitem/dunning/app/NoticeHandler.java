package io.openitem.dunning.app;

import io.openitem.contracts.NoticeId;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeCommand;
import io.openitem.dunning.domain.NoticeDecider;
import io.openitem.dunning.domain.NoticeEvent;
import io.openitem.dunning.domain.NoticeRejection;
import io.openitem.dunning.messaging.DunningPublisher;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.dunning.store.StoredNotice;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The only writer of notices. */
@ApplicationScoped
public class NoticeHandler {

    private final NoticeStore store;
    private final Outbox outbox;
    private final NoticeCounts counts;
    private final CaseStore cases;

    NoticeHandler(NoticeStore store, CaseStore cases, Outbox outbox, NoticeCounts counts) {
        this.store = store;
        this.cases = cases;
        this.outbox = outbox;
        this.counts = counts;
    }

    /** Decides commands in order and writes what follows; a refused one drops out alone. */
    public Uni<Fold.Folded<NoticeId, Notice, NoticeEvent, NoticeRejection>> handleAll(
            Tx tx, List<NoticeCommand> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(new Fold.Folded<>(List.of(), Map.of()));
        }
        Set<NoticeId> ids = new LinkedHashSet<>();
        commands.forEach(command -> ids.add(command.notice()));
        return store.load(tx, ids).chain(loaded -> {
            Map<NoticeId, Versioned<Notice>> before = new LinkedHashMap<>();
            loaded.forEach((id, stored) -> before.put(id, stored.notice()));
            var folded = new Fold<NoticeId, Notice, NoticeCommand, NoticeEvent, NoticeRejection>(
                            NoticeCommand::notice, id -> new Notice.Absent(), NoticeDecider::decide, Notice::evolve)
                    .over(before, commands);
            return write(tx, loaded, folded).replaceWith(folded);
        });
    }

    /** For commands that follow from a decision of ours, which a notice cannot refuse. */
    static void requireDone(Fold.Folded<NoticeId, Notice, NoticeEvent, NoticeRejection> folded) {
        for (var outcome : folded.outcomes()) {
            if (outcome instanceof Fold.Outcome.Refused<NoticeId, Notice, NoticeEvent, NoticeRejection> refused) {
                throw new IllegalStateException("A step was refused by its notice: " + refused.reason());
            }
        }
    }

    /** What a reminder named that went, or may have gone. */
    private static List<CaseStore.Told> told(Fold.Folded<NoticeId, Notice, NoticeEvent, NoticeRejection> folded) {
        List<CaseStore.Told> told = new ArrayList<>();
        folded.events().forEach(numbered -> {
            switch (numbered.event()) {
                case NoticeEvent.Sent sent -> tell(told, sent.head(), sent.on(), sent.lines());
                case NoticeEvent.Lost lost -> tell(told, lost.head(), lost.on(), lost.lines());
                case NoticeEvent.Announced none -> {}
                case NoticeEvent.HeldBack none -> {}
                case NoticeEvent.DueAgain none -> {}
                case NoticeEvent.SendingStarted none -> {}
                case NoticeEvent.PutBack none -> {}
                case NoticeEvent.Suppressed none -> {}
                case NoticeEvent.Failed none -> {}
            }
        });
        return told;
    }

    private static void tell(List<CaseStore.Told> told, Notice.Head head, LocalDate on, List<Line> lines) {
        if (!head.courtesy()) {
            lines.forEach(line -> told.add(new CaseStore.Told(line.invoice(), head.legalEntity(), line.daysLate(on))));
        }
    }

    private Uni<Void> write(
            Tx tx,
            Map<NoticeId, StoredNotice> loaded,
            Fold.Folded<NoticeId, Notice, NoticeEvent, NoticeRejection> folded) {
        Map<NoticeId, Long> versions = new HashMap<>();
        loaded.forEach((id, stored) -> versions.put(id, stored.facts()));
        List<Outgoing> facts = new ArrayList<>();
        Set<NoticeId> anew = new LinkedHashSet<>();
        folded.events().forEach(numbered -> {
            DunningPublisher.ofNotice(numbered.event(), versions.getOrDefault(numbered.key(), 0L) + 1)
                    .ifPresent(fact -> {
                        versions.merge(numbered.key(), 1L, Long::sum);
                        facts.add(fact);
                    });
            if (numbered.event() instanceof NoticeEvent.SendingStarted
                    || numbered.event() instanceof NoticeEvent.DueAgain) {
                anew.add(numbered.key());
            }
        });
        List<StoredNotice> fresh = new ArrayList<>();
        List<StoredNotice> known = new ArrayList<>();
        List<StoredNotice> named = new ArrayList<>();
        folded.changed().forEach((id, notice) -> {
            StoredNotice stored = new StoredNotice(notice, versions.getOrDefault(id, 0L));
            if (!loaded.containsKey(id)) {
                fresh.add(stored);
            } else {
                known.add(stored);
                if (anew.contains(id)) {
                    named.add(stored);
                }
            }
        });
        return store.insert(tx, fresh)
                .chain(() -> store.update(tx, known))
                .chain(() -> store.replaceLines(tx, named))
                .chain(() -> cases.saveTold(tx, told(folded)))
                .chain(() -> outbox.append(tx, facts))
                .invoke(() -> folded.events().forEach(numbered -> counts.count(numbered.event())));
    }
}
