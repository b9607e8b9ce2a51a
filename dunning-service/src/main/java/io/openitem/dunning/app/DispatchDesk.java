package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeCommand;
import io.openitem.dunning.domain.SendCheck;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.dunning.store.StoredCase;
import io.openitem.dunning.store.StoredNotice;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sending does in the database, each method in one transaction of its caller's. */
@ApplicationScoped
public class DispatchDesk {

    /** The ledger does not know the customer any longer. */
    static final ReasonCode UNKNOWN_CUSTOMER = new ReasonCode("unknown-customer");

    private final NoticeStore store;
    private final NoticeHandler handler;
    private final CaseStore cases;
    private final PolicyStore policies;
    private final Wording wording;
    private final DunningConfig.Sending config;

    DispatchDesk(
            NoticeStore store,
            NoticeHandler handler,
            CaseStore cases,
            PolicyStore policies,
            Wording wording,
            DunningConfig config) {
        this.store = store;
        this.handler = handler;
        this.cases = cases;
        this.policies = policies;
        this.wording = wording;
        this.config = config.sending();
    }

    /** Those of the notices that are due. */
    public Uni<List<Notice.Due>> due(Tx tx, List<NoticeId> ids) {
        return store.load(tx, ids).map(DispatchDesk::dueOf);
    }

    private static List<Notice.Due> dueOf(Map<NoticeId, StoredNotice> loaded) {
        List<Notice.Due> due = new ArrayList<>();
        for (StoredNotice stored : loaded.values()) {
            if (stored.notice().state() instanceof Notice.Due notice) {
                due.add(notice);
            }
        }
        return due;
    }

    /** Shows to a person what whoever began to send it did not come to the end of. */
    public Uni<Void> findLost(Tx tx, int limit) {
        return store.lockLost(tx, limit)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().voidItem() : lost(tx, ids));
    }

    private Uni<Void> lost(Tx tx, List<NoticeId> ids) {
        return store.load(tx, ids)
                .chain(loaded -> todays(tx, loaded.values()).chain(todays -> {
                    List<NoticeCommand> commands = new ArrayList<>();
                    for (StoredNotice stored : loaded.values()) {
                        if (stored.notice().state() instanceof Notice.Known known) {
                            LocalDate today = todays.get(known.head().legalEntity());
                            if (today != null) {
                                commands.add(
                                        new NoticeCommand.FindLost(known.head().id(), today));
                            }
                        }
                    }
                    return handler.handleAll(tx, commands).replaceWithVoid();
                }));
    }

    /** Holds notices against what was answered: suppresses them, or begins their sending and gives their messages. */
    public Uni<List<NoticeStore.Message>> check(Tx tx, List<NoticeId> ids, SendChecks.Answer answer) {
        return store.load(tx, ids).chain(loaded -> {
            List<Notice.Due> due = dueOf(loaded);
            Set<CustomerId> customers = new LinkedHashSet<>();
            due.forEach(notice -> customers.add(notice.head().customer()));
            return todays(tx, loaded.values())
                    .chain(todays ->
                            pauses(tx, customers, todays).chain(pauses -> decide(tx, due, answer, pauses, todays)));
        });
    }

    private Uni<List<NoticeStore.Message>> decide(
            Tx tx,
            List<Notice.Due> due,
            SendChecks.Answer answer,
            Map<CustomerId, DunningCase.Pause> pauses,
            Map<LegalEntityId, LocalDate> todays) {
        List<NoticeCommand> commands = new ArrayList<>();
        List<NoticeStore.Message> messages = new ArrayList<>();
        for (Notice.Due notice : due) {
            Notice.Head head = notice.head();
            LocalDate today = todays.getOrDefault(head.legalEntity(), head.decidedOn());
            SendChecks.Contact contact = answer.contacts().get(head.customer());
            if (contact == null) {
                commands.add(new NoticeCommand.Suppress(head.id(), today, UNKNOWN_CUSTOMER));
                continue;
            }
            switch (SendCheck.of(notice.lines(), pauses.get(head.customer()), contact.word())) {
                case SendCheck.Verdict.Suppress suppress ->
                    commands.add(new NoticeCommand.Suppress(head.id(), today, suppress.reason()));
                case SendCheck.Verdict.Send send -> {
                    commands.add(new NoticeCommand.StartSending(head.id(), send.lines()));
                    messages.add(wording.write(
                            head.id(),
                            head.template(),
                            answer.creditor(),
                            contact,
                            String.valueOf(contact.word().email()),
                            send.lines(),
                            today));
                }
            }
        }
        return store.saveMessages(tx, messages, config.lease())
                .chain(() -> handler.handleAll(tx, commands))
                .invoke(NoticeHandler::requireDone)
                .replaceWith(messages);
    }

    private Uni<Map<CustomerId, DunningCase.Pause>> pauses(
            Tx tx, Set<CustomerId> customers, Map<LegalEntityId, LocalDate> todays) {
        return cases.peek(tx, customers).map(found -> {
            Map<CustomerId, DunningCase.Pause> pauses = new HashMap<>();
            for (StoredCase one : found.values()) {
                DunningCase.Pause pause = one.state().state().pause();
                LocalDate today = todays.get(one.legalEntity());
                if (pause != null && !isOver(pause, today)) {
                    pauses.put(one.customer(), pause);
                }
            }
            return pauses;
        });
    }

    private static boolean isOver(DunningCase.Pause pause, @Nullable LocalDate today) {
        LocalDate until = pause.until();
        return until != null && today != null && until.isBefore(today);
    }

    private Uni<Map<LegalEntityId, LocalDate>> todays(Tx tx, Collection<StoredNotice> notices) {
        Set<LegalEntityId> entities = new LinkedHashSet<>();
        for (StoredNotice stored : notices) {
            if (stored.notice().state() instanceof Notice.Known known) {
                entities.add(known.head().legalEntity());
            }
        }
        return policies.settings(tx, entities).map(settings -> {
            Map<LegalEntityId, LocalDate> todays = new HashMap<>();
            for (Setting setting : settings.values()) {
                todays.put(setting.legalEntity(), CaseHandler.today(tx, setting));
            }
            return todays;
        });
    }

    /** Makes a command of what came of handing a message over. */
    @FunctionalInterface
    public interface Noting {
        NoticeCommand of(NoticeId notice, Post.Outcome outcome, LocalDate today);
    }

    /** Notes what came of each message; a notice that was decided on meanwhile keeps that. */
    public Uni<Void> note(Tx tx, List<Map.Entry<NoticeId, Post.Outcome>> outcomes, Noting noting) {
        List<NoticeId> ids = outcomes.stream().map(Map.Entry::getKey).toList();
        return store.load(tx, ids)
                .chain(loaded -> todays(tx, loaded.values()).chain(todays -> {
                    List<NoticeCommand> commands = new ArrayList<>();
                    for (Map.Entry<NoticeId, Post.Outcome> outcome : outcomes) {
                        StoredNotice stored = loaded.get(outcome.getKey());
                        if (stored != null && stored.notice().state() instanceof Notice.Known known) {
                            LocalDate today = todays.getOrDefault(
                                    known.head().legalEntity(), known.head().decidedOn());
                            commands.add(noting.of(outcome.getKey(), outcome.getValue(), today));
                        }
                    }
                    return handler.handleAll(tx, commands).replaceWithVoid();
                }));
    }
}
