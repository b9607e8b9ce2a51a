package io.openitem.contracts.reference.v1;

import io.openitem.contracts.Fact;

/** Reference data: each fact is the whole current state of what it describes. */
public sealed interface ReferenceFact extends Fact permits LegalEntityChanged {

    /**
     * The key of the record: the kind of thing described and its id, so that compaction keeps the last fact of each and
     * different kinds never displace one another.
     */
    String key();

    @Override
    default Topic topic() {
        return Topic.REFERENCE;
    }
}
