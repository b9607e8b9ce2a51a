package io.openitem.dunning.messaging;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.dunning.v1.AgencyProposed;
import io.openitem.contracts.dunning.v1.CollectionPaused;
import io.openitem.contracts.dunning.v1.CollectionResumed;
import io.openitem.contracts.dunning.v1.DunningFact;
import io.openitem.contracts.dunning.v1.NoticeDue;
import io.openitem.contracts.dunning.v1.NoticeFailed;
import io.openitem.contracts.dunning.v1.NoticeSent;
import io.openitem.contracts.dunning.v1.NoticeSuppressed;
import io.openitem.contracts.dunning.v1.NoticeUnconfirmed;
import io.openitem.contracts.dunning.v1.StepReached;
import io.openitem.contracts.dunning.v1.TaskCompleted;
import io.openitem.contracts.dunning.v1.TaskCreated;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeEvent;
import io.openitem.dunning.domain.Task;
import io.openitem.dunning.domain.TaskEvent;
import io.openitem.kit.outbox.Outgoing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Turns events into the facts that others may rely on. */
public final class DunningPublisher {

    private DunningPublisher() {}

    /** @param version the case's version as others count it, should there be a fact */
    public static Optional<Outgoing> ofCase(CaseEvent event, long version, LegalEntityId legalEntity) {
        return fact(event)
                .map(fact -> outgoing(
                        fact, event.customer().toString(), version, legalEntity, event.customer(), event.on()));
    }

    private static Optional<DunningFact> fact(CaseEvent event) {
        return switch (event) {
            case CaseEvent.StepTaken taken ->
                Optional.of(new StepReached(
                        taken.customer(),
                        taken.cycle(),
                        taken.step().code(),
                        taken.step().channel(),
                        taken.policyVersion(),
                        taken.on(),
                        invoices(taken.lines()),
                        Line.totals(taken.lines())));
            case CaseEvent.Paused paused ->
                Optional.of(new CollectionPaused(
                        paused.customer(),
                        paused.pause().reason(),
                        paused.on(),
                        paused.pause().until()));
            case CaseEvent.Resumed resumed ->
                Optional.of(new CollectionResumed(resumed.customer(), resumed.reason(), resumed.on()));
            case CaseEvent.CycleBegan began -> Optional.empty();
            case CaseEvent.CycleEnded ended -> Optional.empty();
            case CaseEvent.StepReleased released -> Optional.empty();
            case CaseEvent.StepHeldBack held -> Optional.empty();
            case CaseEvent.CourtesyGiven given -> Optional.empty();
            case CaseEvent.Reviewed reviewed -> Optional.empty();
        };
    }

    /** @param version the notice's version as others count it, should there be a fact */
    public static Optional<Outgoing> ofNotice(NoticeEvent event, long version) {
        Notice.Head head = event.head();
        return switch (event) {
            case NoticeEvent.Announced announced ->
                Optional.of(ofNotice(head, version, due(head, head.decidedOn(), announced.lines()), head.decidedOn()));
            case NoticeEvent.DueAgain again ->
                Optional.of(ofNotice(head, version, due(head, again.on(), again.lines()), again.on()));
            case NoticeEvent.HeldBack held -> Optional.of(suppressed(head, version, head.decidedOn(), held.reason()));
            case NoticeEvent.Sent sent ->
                Optional.of(ofNotice(
                        head,
                        version,
                        new NoticeSent(
                                head.id(),
                                head.customer(),
                                head.cycle(),
                                head.step(),
                                head.channel(),
                                sent.on(),
                                invoices(sent.lines()),
                                Line.totals(sent.lines())),
                        sent.on()));
            case NoticeEvent.Suppressed suppressed ->
                Optional.of(suppressed(head, version, suppressed.on(), suppressed.reason()));
            case NoticeEvent.Failed failed ->
                Optional.of(ofNotice(
                        head,
                        version,
                        new NoticeFailed(
                                head.id(),
                                head.customer(),
                                head.cycle(),
                                head.step(),
                                head.channel(),
                                failed.on(),
                                failed.reason()),
                        failed.on()));
            case NoticeEvent.Lost lost ->
                Optional.of(ofNotice(
                        head,
                        version,
                        new NoticeUnconfirmed(
                                head.id(), head.customer(), head.cycle(), head.step(), head.channel(), lost.on()),
                        lost.on()));
            case NoticeEvent.SendingStarted started -> Optional.empty();
            case NoticeEvent.PutBack back -> Optional.empty();
        };
    }

    private static Outgoing suppressed(Notice.Head head, long version, LocalDate on, ReasonCode reason) {
        NoticeSuppressed fact =
                new NoticeSuppressed(head.id(), head.customer(), head.cycle(), head.step(), head.channel(), on, reason);
        return ofNotice(head, version, fact, on);
    }

    private static NoticeDue due(Notice.Head head, LocalDate on, List<Line> lines) {
        return new NoticeDue(
                head.id(),
                head.customer(),
                head.cycle(),
                head.step(),
                head.channel(),
                head.policyVersion(),
                on,
                invoices(lines),
                Line.totals(lines));
    }

    private static Outgoing ofNotice(Notice.Head head, long version, DunningFact fact, LocalDate on) {
        return outgoing(fact, head.id().toString(), version, head.legalEntity(), head.customer(), on);
    }

    /** @param version the task's version */
    public static Outgoing ofTask(TaskEvent event, long version) {
        Task.Head head = event.head();
        return switch (event) {
            case TaskEvent.Created created -> {
                DunningFact fact = head.kind().equals(Task.DECIDE_ON_AGENCY)
                        ? new AgencyProposed(
                                head.id(),
                                head.customer(),
                                head.cycle(),
                                head.step(),
                                head.dueOn(),
                                invoices(created.lines()),
                                Line.totals(created.lines()))
                        : new TaskCreated(
                                head.id(),
                                head.customer(),
                                head.kind(),
                                head.cycle(),
                                head.step(),
                                head.dueOn(),
                                Line.totals(created.lines()));
                yield ofTask(head, version, fact, head.dueOn());
            }
            case TaskEvent.Completed completed ->
                ofTask(
                        head,
                        version,
                        new TaskCompleted(head.id(), head.customer(), head.kind(), completed.outcome(), completed.on()),
                        completed.on());
        };
    }

    private static Outgoing ofTask(Task.Head head, long version, DunningFact fact, LocalDate on) {
        return outgoing(fact, head.id().toString(), version, head.legalEntity(), head.customer(), on);
    }

    /** Time leads to what dunning does, or a person: there is no fact that caused it. */
    private static Outgoing outgoing(
            DunningFact fact,
            String subject,
            long version,
            LegalEntityId legalEntity,
            CustomerId customer,
            LocalDate on) {
        return new Outgoing(fact, customer.toString(), subject, version, legalEntity, customer, on, null);
    }

    private static List<InvoiceId> invoices(List<Line> lines) {
        return lines.stream().map(Line::invoice).toList();
    }
}
