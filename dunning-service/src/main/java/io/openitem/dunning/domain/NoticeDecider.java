package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.decide.Decision;
import java.util.List;

/** Decides what becomes of a notice. */
public final class NoticeDecider {

    private NoticeDecider() {}

    public static Decision<NoticeEvent, NoticeRejection> decide(Notice state, NoticeCommand command) {
        return switch (state) {
            case Notice.Absent absent -> absent(command);
            case Notice.Known known -> known(known, command);
        };
    }

    private static Decision<NoticeEvent, NoticeRejection> absent(NoticeCommand command) {
        return switch (command) {
            case NoticeCommand.Announce announce -> {
                ReasonCode heldBack = announce.heldBack();
                yield done(
                        heldBack == null
                                ? new NoticeEvent.Announced(announce.head(), announce.lines())
                                : new NoticeEvent.HeldBack(announce.head(), announce.lines(), heldBack));
            }
            case NoticeCommand.LetGo letGo -> unknown(command);
            case NoticeCommand.Suppress suppress -> unknown(command);
            case NoticeCommand.StartSending start -> unknown(command);
            case NoticeCommand.RecordSent sent -> unknown(command);
            case NoticeCommand.PutBack back -> unknown(command);
            case NoticeCommand.RecordRefusal refusal -> unknown(command);
            case NoticeCommand.FindLost lost -> unknown(command);
            case NoticeCommand.ConfirmSent confirm -> unknown(command);
            case NoticeCommand.SendAgain again -> unknown(command);
        };
    }

    private static Decision<NoticeEvent, NoticeRejection> known(Notice.Known notice, NoticeCommand command) {
        Notice.Head head = notice.head();
        return switch (command) {
            case NoticeCommand.Announce announce -> Decision.refuse(new NoticeRejection.AnnouncedBefore(head.id()));
            case NoticeCommand.LetGo letGo ->
                isHeldBack(notice) ? done(new NoticeEvent.DueAgain(head, letGo.today(), letGo.lines())) : notNow(head);
            case NoticeCommand.Suppress suppress ->
                notice instanceof Notice.Due
                        ? done(new NoticeEvent.Suppressed(head, suppress.today(), suppress.reason()))
                        : notNow(head);
            case NoticeCommand.StartSending start ->
                notice instanceof Notice.Due ? done(new NoticeEvent.SendingStarted(head, start.lines())) : notNow(head);
            case NoticeCommand.RecordSent sent ->
                // The sender may be slow and still know: its word stands against the guess that it is gone.
                notice instanceof Notice.Sending || notice instanceof Notice.Unconfirmed
                        ? done(new NoticeEvent.Sent(head, sent.today(), notice.lines()))
                        : notNow(head);
            case NoticeCommand.PutBack back ->
                notice instanceof Notice.Sending ? done(new NoticeEvent.PutBack(head)) : notNow(head);
            case NoticeCommand.RecordRefusal refusal ->
                notice instanceof Notice.Sending
                        ? done(new NoticeEvent.Failed(head, refusal.today(), refusal.reason()))
                        : notNow(head);
            case NoticeCommand.FindLost lost ->
                notice instanceof Notice.Sending
                        ? done(new NoticeEvent.Lost(head, lost.today(), notice.lines()))
                        : notNow(head);
            case NoticeCommand.ConfirmSent confirm ->
                notice instanceof Notice.Unconfirmed
                        ? done(new NoticeEvent.Sent(head, confirm.today(), notice.lines()))
                        : notNow(head);
            case NoticeCommand.SendAgain again ->
                notice instanceof Notice.Unconfirmed || notice instanceof Notice.Failed
                        ? done(new NoticeEvent.DueAgain(head, again.today(), notice.lines()))
                        : notNow(head);
        };
    }

    /** Of what was suppressed, what waited for the release of sending may still go, and what was so for a while only. */
    private static boolean isHeldBack(Notice.Known notice) {
        return notice instanceof Notice.Suppressed suppressed
                && (suppressed.reason().equals(Finding.NOT_RELEASED) || SendCheck.passes(suppressed.reason()));
    }

    private static Decision<NoticeEvent, NoticeRejection> done(NoticeEvent event) {
        return Decision.accept(List.of(event));
    }

    private static Decision<NoticeEvent, NoticeRejection> unknown(NoticeCommand command) {
        return Decision.refuse(new NoticeRejection.Unknown(command.notice()));
    }

    private static Decision<NoticeEvent, NoticeRejection> notNow(Notice.Head head) {
        return Decision.refuse(new NoticeRejection.NotNow(head.id()));
    }
}
