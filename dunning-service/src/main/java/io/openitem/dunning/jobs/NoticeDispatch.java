package io.openitem.dunning.jobs;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.app.DispatchDesk;
import io.openitem.dunning.app.Post;
import io.openitem.dunning.app.SendChecks;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeCommand;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.kit.clock.Errand;
import io.openitem.kit.tx.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends what is due: takes notices for a time, asks how their customers stand, commits that sending begins, hands the
 * messages over and notes what came of each. Whoever dies in between leaves notices that are due, or ones of which nobody
 * knows whether they went: those are shown to a person and never sent again by themselves.
 */
@ApplicationScoped
public class NoticeDispatch implements Errand {

    private static final Logger LOG = Logger.getLogger(NoticeDispatch.class);
    private static final NoticeId FIRST = new NoticeId(new UUID(0, 0));
    private static final ReasonCode REFUSED = new ReasonCode("refused-by-server");

    private final Transactions transactions;
    private final NoticeStore store;
    private final DispatchDesk desk;
    private final SendChecks checks;
    private final Post post;
    private final DunningConfig.Sending config;

    NoticeDispatch(
            Transactions transactions,
            NoticeStore store,
            DispatchDesk desk,
            SendChecks checks,
            Post post,
            DunningConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.desk = desk;
        this.checks = checks;
        this.post = post;
        this.config = config.sending();
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Uni<Integer> run() {
        return transactions
                .forWorker(tx -> desk.findLost(tx, config.batch()))
                .chain(() -> round(FIRST, new HashSet<>(), 0));
    }

    /**
     * One batch after the other; what could not be worked on in this run is left to the next.
     *
     * @param silent legal entities of which nothing could be learnt in this run; others do not wait for them
     */
    private Uni<Integer> round(NoticeId after, Set<LegalEntityId> silent, int done) {
        if (done >= config.perRun()) {
            return Uni.createFrom().item(done);
        }
        return transactions
                .forWorker(tx -> store.claim(tx, after, silent, config.lease(), config.batch()))
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(done)
                        : work(ids, silent).chain(handled -> round(ids.getLast(), silent, done + handled)));
    }

    private Uni<Integer> work(List<NoticeId> ids, Set<LegalEntityId> silent) {
        return transactions.forWorker(tx -> desk.due(tx, ids)).chain(due -> {
            Map<LegalEntityId, List<Notice.Due>> byEntity = new LinkedHashMap<>();
            due.forEach(notice -> byEntity.computeIfAbsent(notice.head().legalEntity(), id -> new ArrayList<>())
                    .add(notice));
            Uni<Integer> done = Uni.createFrom().item(0);
            for (Map.Entry<LegalEntityId, List<Notice.Due>> entry : byEntity.entrySet()) {
                done = done.chain(
                        before -> work(entry.getKey(), entry.getValue(), silent).map(more -> before + more));
            }
            return done;
        });
    }

    private Uni<Integer> work(LegalEntityId entity, List<Notice.Due> due, Set<LegalEntityId> silent) {
        List<NoticeId> ids = due.stream().map(notice -> notice.head().id()).toList();
        Set<CustomerId> customers = new LinkedHashSet<>();
        due.forEach(notice -> customers.add(notice.head().customer()));
        return checks.ask(entity, customers)
                .ifNoItem()
                .after(config.checkTimeout())
                .fail()
                .chain(answer -> check(ids, customers, answer)
                        .chain(messages -> send(messages, answer))
                        .invoke(outcomes -> {
                            if (nothingWent(outcomes)) {
                                LOG.warnf(
                                        "The mail server takes nothing of %s; the rest waits for the next run", entity);
                                silent.add(entity);
                            }
                        })
                        .replaceWith(ids.size()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%d notices of %s wait: %s", ids.size(), entity, failure);
                    silent.add(entity);
                    return transactions.forWorker(tx -> store.giveBack(tx, ids)).replaceWith(0);
                });
    }

    private Uni<List<NoticeStore.Message>> check(
            List<NoticeId> ids, Set<CustomerId> customers, SendChecks.Answer answer) {
        return transactions.forWorker(tx -> desk.check(tx, ids, customers, answer));
    }

    /** Whether it is the server that takes nothing: one batch has waited for it, and the others need not. */
    private static boolean nothingWent(List<Map.Entry<NoticeId, Post.Outcome>> outcomes) {
        return !outcomes.isEmpty()
                && outcomes.stream()
                        .map(Map.Entry::getValue)
                        .allMatch(outcome -> outcome == Post.Outcome.NOT_SENT || outcome == Post.Outcome.UNKNOWN);
    }

    /** All of a batch at once: a batch is as long as one message may take, and that is shorter than the lease. */
    private Uni<List<Map.Entry<NoticeId, Post.Outcome>>> send(
            List<NoticeStore.Message> messages, SendChecks.Answer answer) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(message -> post.send(message, answer.creditor().name())
                        .map(outcome -> Map.entry(message.notice(), outcome)))
                .merge(config.batch())
                .collect()
                .asList()
                .chain(outcomes -> outcomes.isEmpty()
                        ? Uni.createFrom().item(outcomes)
                        : transactions
                                .forWorker(tx -> desk.note(tx, outcomes, NoticeDispatch::command))
                                .replaceWith(outcomes));
    }

    private static NoticeCommand command(NoticeId id, Post.Outcome outcome, LocalDate today) {
        return switch (outcome) {
            case SENT -> new NoticeCommand.RecordSent(id, today);
            case REFUSED -> new NoticeCommand.RecordRefusal(id, today, REFUSED);
            case PUT_OFF, NOT_SENT -> new NoticeCommand.PutBack(id);
            case UNKNOWN -> new NoticeCommand.FindLost(id, today);
        };
    }
}
