package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;

/** What collections tell others. */
public sealed interface DunningFact extends Fact
        permits StepReached,
                NoticeDue,
                NoticeSent,
                NoticeSuppressed,
                NoticeFailed,
                NoticeUnconfirmed,
                CollectionPaused,
                CollectionResumed,
                TaskCreated,
                TaskCompleted,
                AgencyProposed {

    /** The debtor it is about, and the key of the record. */
    CustomerId customer();

    @Override
    default Topic topic() {
        return Topic.DUNNING;
    }
}
