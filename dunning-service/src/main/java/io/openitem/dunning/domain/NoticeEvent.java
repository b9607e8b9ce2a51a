package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.List;

/** What happened to a notice. */
public sealed interface NoticeEvent {

    Notice.Head head();

    /** Is to go out. */
    record Announced(Notice.Head head, List<Line> lines) implements NoticeEvent {}

    /** Was decided and does not go out. */
    record HeldBack(Notice.Head head, List<Line> lines, ReasonCode reason) implements NoticeEvent {}

    /** Is to go out after all. */
    record DueAgain(Notice.Head head, LocalDate on, List<Line> lines) implements NoticeEvent {}

    /** Is being sent, naming these items. */
    record SendingStarted(Notice.Head head, List<Line> lines) implements NoticeEvent {}

    /** Was not sent and waits again. */
    record PutBack(Notice.Head head) implements NoticeEvent {}

    /** Was handed over. */
    record Sent(Notice.Head head, LocalDate on, List<Line> lines) implements NoticeEvent {}

    /** Does not go out. */
    record Suppressed(Notice.Head head, LocalDate on, ReasonCode reason) implements NoticeEvent {}

    /** Was refused for good. */
    record Failed(Notice.Head head, LocalDate on, ReasonCode reason) implements NoticeEvent {}

    /** Nobody knows whether it went. */
    record Lost(Notice.Head head, LocalDate on, List<Line> lines) implements NoticeEvent {}
}
