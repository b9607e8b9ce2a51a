package io.openitem.dunning.domain;

import io.openitem.contracts.NoticeId;

/** Why something of a notice is refused. */
public sealed interface NoticeRejection {

    /** There is no such notice. */
    record Unknown(NoticeId notice) implements NoticeRejection {}

    /** The notice was announced before. */
    record AnnouncedBefore(NoticeId notice) implements NoticeRejection {}

    /** In its state that cannot be done. */
    record NotNow(NoticeId notice) implements NoticeRejection {}
}
