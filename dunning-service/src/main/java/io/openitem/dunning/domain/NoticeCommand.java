package io.openitem.dunning.domain;

import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a notice. */
public sealed interface NoticeCommand {

    NoticeId notice();

    /**
     * A step leads to the notice.
     *
     * @param heldBack why it does not go out now; absent where it does
     */
    record Announce(
            Notice.Head head, List<Line> lines, @Nullable ReasonCode heldBack) implements NoticeCommand {
        public Announce {
            lines = List.copyOf(lines);
        }

        @Override
        public NoticeId notice() {
            return head.id();
        }
    }

    /** Let a notice go that was held back, about these items. */
    record LetGo(NoticeId notice, LocalDate today, List<Line> lines) implements NoticeCommand {
        public LetGo {
            lines = List.copyOf(lines);
        }
    }

    /** Do not send it. */
    record Suppress(NoticeId notice, LocalDate today, ReasonCode reason) implements NoticeCommand {}

    /** Begin to send it, naming these items. */
    record StartSending(NoticeId notice, List<Line> lines) implements NoticeCommand {
        public StartSending {
            lines = List.copyOf(lines);
        }
    }

    /** It was handed over. */
    record RecordSent(NoticeId notice, LocalDate today) implements NoticeCommand {}

    /** It surely was not handed over, and may be later. */
    record PutBack(NoticeId notice) implements NoticeCommand {}

    /** It was refused for good. */
    record RecordRefusal(NoticeId notice, LocalDate today, ReasonCode reason) implements NoticeCommand {}

    /** Whoever began to send it is gone. */
    record FindLost(NoticeId notice, LocalDate today) implements NoticeCommand {}

    /** A person has looked: it did go out. */
    record ConfirmSent(NoticeId notice, LocalDate today) implements NoticeCommand {}

    /** A person has looked: it is to be sent again, though it may have gone or was refused. */
    record SendAgain(NoticeId notice, LocalDate today) implements NoticeCommand {}
}
