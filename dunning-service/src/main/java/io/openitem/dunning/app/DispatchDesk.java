package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.domain.CaseCommand;
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
    private final CaseHandler caseHandler;
    private final PolicyStore policies;
    private final Wording wording;
    private final DunningConfig.Sending config;

    DispatchDesk(
            NoticeStore store,
            NoticeHandler handler,
            CaseStore cases,
            CaseHandler caseHandler,
            PolicyStore policies,
            Wording wording,
            DunningConfig config) {
        this.store = store;
        this.handler = handler;
        this.cases = cases;
        this.caseHandler = caseHandler;
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

    /**
     * Holds notices against what was answered: suppresses them, or begins their sending and gives their messages. What was
     * stopped meanwhile is given back. Cases are locked before notices, as everywhere.
     *
     * @param customers of the notices
     */
    public Uni<List<NoticeStore.Message>> check(
            Tx tx, List<NoticeId> ids, Collection<CustomerId> customers, SendChecks.Answer answer) {
        return cases.load(tx, customers)
                .chain(found -> store.load(tx, ids)
                        .chain(loaded -> settings(tx, loaded.values())
                                .chain(settings -> decide(tx, new Checked(dueOf(loaded), answer, found, settings)))));
    }

    /** All that decides about notices. */
    private record Checked(
            List<Notice.Due> due,
            SendChecks.Answer answer,
            Map<CustomerId, StoredCase> cases,
            Map<LegalEntityId, Setting> settings) {}

    /** What is decided about notices, sorted by what is done with it. */
    private static final class Decided {

        private final List<NoticeCommand> commands = new ArrayList<>();
        private final List<NoticeStore.Message> messages = new ArrayList<>();
        private final List<NoticeId> stopped = new ArrayList<>();
        private final List<CaseCommand.HoldBack> heldBack = new ArrayList<>();
        private final Map<CustomerId, LocalDate> again = new HashMap<>();

        void suppress(Notice.Head head, LocalDate today, ReasonCode reason) {
            commands.add(new NoticeCommand.Suppress(head.id(), today, reason));
            if (!head.courtesy() && SendCheck.passes(reason)) {
                heldBack.add(new CaseCommand.HoldBack(head.customer(), today, head.id(), head.cycle(), head.step()));
                if (SendCheck.passesSilently(reason)) {
                    again.put(head.customer(), today.plusDays(1));
                }
            }
        }
    }

    private Uni<List<NoticeStore.Message>> decide(Tx tx, Checked checked) {
        Decided decided = new Decided();
        for (Notice.Due notice : checked.due()) {
            Setting setting = checked.settings().get(notice.head().legalEntity());
            if (setting == null || !setting.released()) {
                decided.stopped.add(notice.head().id());
            } else {
                decide(decided, notice, checked, CaseHandler.today(tx, setting));
            }
        }
        return store.giveBack(tx, decided.stopped)
                .chain(() -> caseHandler.holdBack(tx, checked.cases(), decided.heldBack, decided.again))
                .chain(() -> store.saveMessages(tx, decided.messages, config.lease()))
                .chain(() -> handler.handleAll(tx, decided.commands))
                .invoke(NoticeHandler::requireDone)
                .replaceWith(decided.messages);
    }

    private void decide(Decided decided, Notice.Due notice, Checked checked, LocalDate today) {
        Notice.Head head = notice.head();
        SendChecks.Contact contact = checked.answer().contacts().get(head.customer());
        if (contact == null) {
            decided.suppress(head, today, UNKNOWN_CUSTOMER);
            return;
        }
        StoredCase found = checked.cases().get(head.customer());
        DunningCase state = found == null ? null : found.state().state();
        switch (SendCheck.of(notice, state, pause(state, today), today, contact.word())) {
            case SendCheck.Verdict.Suppress suppress -> decided.suppress(head, today, suppress.reason());
            case SendCheck.Verdict.Send send -> {
                decided.commands.add(new NoticeCommand.StartSending(head.id(), send.lines()));
                decided.messages.add(wording.write(
                        head.id(), head.template(), checked.answer().creditor(), contact, send, today));
            }
        }
    }

    /** Why the customer is left out today; a pause that is over holds no longer, even where no look has ended it yet. */
    private static DunningCase.@Nullable Pause pause(@Nullable DunningCase state, LocalDate today) {
        DunningCase.Pause pause = state == null ? null : state.pause();
        LocalDate until = pause == null ? null : pause.until();
        return until != null && until.isBefore(today) ? null : pause;
    }

    private Uni<Map<LegalEntityId, LocalDate>> todays(Tx tx, Collection<StoredNotice> notices) {
        return settings(tx, notices).map(settings -> {
            Map<LegalEntityId, LocalDate> todays = new HashMap<>();
            for (Setting setting : settings.values()) {
                todays.put(setting.legalEntity(), CaseHandler.today(tx, setting));
            }
            return todays;
        });
    }

    private Uni<Map<LegalEntityId, Setting>> settings(Tx tx, Collection<StoredNotice> notices) {
        Set<LegalEntityId> entities = new LinkedHashSet<>();
        for (StoredNotice stored : notices) {
            if (stored.notice().state() instanceof Notice.Known known) {
                entities.add(known.head().legalEntity());
            }
        }
        return policies.settings(tx, entities);
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
                    return handler.handleAll(tx, commands)
                            .chain(() -> store.giveBack(tx, those(outcomes, Post.Outcome.NOT_SENT)))
                            .chain(() -> store.backOff(tx, those(outcomes, Post.Outcome.PUT_OFF)));
                }));
    }

    private static List<NoticeId> those(List<Map.Entry<NoticeId, Post.Outcome>> outcomes, Post.Outcome wanted) {
        return outcomes.stream()
                .filter(outcome -> outcome.getValue() == wanted)
                .map(Map.Entry::getKey)
                .toList();
    }
}
