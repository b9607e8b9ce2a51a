package io.openitem.contracts.reference.v1;

import io.openitem.contracts.Fact;

/** Reference data: each fact is the whole current state of what it describes. */
public sealed interface ReferenceFact extends Fact permits LegalEntityChanged {

    @Override
    default Topic topic() {
        return Topic.REFERENCE;
    }
}
