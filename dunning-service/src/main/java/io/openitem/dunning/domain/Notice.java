package io.openitem.dunning.domain;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.List;

/**
 * One message of one step to one customer. Keeps true: what was begun to be sent is never begun again unless a person who
 * looked at it says so.
 */
public sealed interface Notice {

    /**
     * What a notice is about; legal entity, customer, cycle, step and channel name it, and for a courtesy the day too.
     *
     * @param policyVersion version of the policy by which it was decided
     * @param courtesy whether it is about items that are not overdue yet
     */
    record Head(
            NoticeId id,
            LegalEntityId legalEntity,
            CustomerId customer,
            int cycle,
            StepCode step,
            ChannelCode channel,
            String template,
            long policyVersion,
            LocalDate decidedOn,
            boolean courtesy) {}

    /** There is no such notice. */
    record Absent() implements Notice {}

    /** A notice that is there. */
    sealed interface Known extends Notice {

        Head head();

        /** The items, as they were when it was decided, and from the sending on as the message names them. */
        List<Line> lines();
    }

    /** Is to go out. */
    record Due(Head head, List<Line> lines) implements Known {}

    /** Its sending was begun. */
    record Sending(Head head, List<Line> lines) implements Known {}

    /** Was handed over to be delivered. */
    record Sent(Head head, List<Line> lines, LocalDate sentOn) implements Known {}

    /** Does not go out. */
    record Suppressed(Head head, List<Line> lines, ReasonCode reason) implements Known {}

    /** Was refused for good by whom it was handed to. */
    record Failed(Head head, List<Line> lines, ReasonCode reason) implements Known {}

    /** Its sending was begun and nobody knows whether it went. */
    record Unconfirmed(Head head, List<Line> lines) implements Known {}

    /** The notice after an event. */
    static Notice evolve(Notice state, NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.Announced announced -> new Due(announced.head(), announced.lines());
            case NoticeEvent.HeldBack held -> new Suppressed(held.head(), held.lines(), held.reason());
            case NoticeEvent.DueAgain again -> new Due(again.head(), again.lines());
            case NoticeEvent.SendingStarted started -> new Sending(started.head(), started.lines());
            case NoticeEvent.PutBack back -> new Due(back.head(), known(state).lines());
            case NoticeEvent.Sent sent -> new Sent(sent.head(), sent.lines(), sent.on());
            case NoticeEvent.Suppressed suppressed ->
                new Suppressed(suppressed.head(), known(state).lines(), suppressed.reason());
            case NoticeEvent.Failed failed ->
                new Failed(failed.head(), known(state).lines(), failed.reason());
            case NoticeEvent.Lost lost -> new Unconfirmed(lost.head(), lost.lines());
        };
    }

    private static Known known(Notice state) {
        return switch (state) {
            case Known known -> known;
            case Absent absent -> throw new IllegalStateException("Nothing happens to a notice that is not there");
        };
    }
}
