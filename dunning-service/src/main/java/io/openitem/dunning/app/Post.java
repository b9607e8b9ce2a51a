package io.openitem.dunning.app;

import io.openitem.dunning.store.NoticeStore;
import io.smallrye.mutiny.Uni;

/** Hands messages over to be delivered. */
public interface Post {

    /** Never fails: what came of it is the outcome. */
    Uni<Outcome> send(NoticeStore.Message message, String senderName);

    /** What came of handing a message over. */
    enum Outcome {
        /** It was taken. */
        SENT,
        /** It was refused for good. */
        REFUSED,
        /** The server puts off this one, as where a mailbox is full; it may be tried again after a while. */
        PUT_OFF,
        /** It surely was not taken, for a reason that is not its own: it may be tried again as soon as that has passed. */
        NOT_SENT,
        /** Nobody knows. */
        UNKNOWN
    }
}
