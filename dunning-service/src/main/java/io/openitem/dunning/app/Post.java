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
        /** It surely was not taken and may be tried again. */
        NOT_SENT,
        /** Nobody knows. */
        UNKNOWN
    }
}
