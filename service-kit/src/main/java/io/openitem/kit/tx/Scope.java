package io.openitem.kit.tx;

import io.openitem.contracts.LegalEntityId;
import java.util.Set;
import java.util.stream.Collectors;

/** For whom a transaction works. The database enforces it on every row; see the policies in {@code db/}. */
public sealed interface Scope {

    /** A caller who may see and change what belongs to these legal entities, and nothing where there are none. */
    record Caller(Set<LegalEntityId> legalEntities) implements Scope {
        public Caller {
            legalEntities = Set.copyOf(legalEntities);
        }

        String setting() {
            return legalEntities.stream().map(LegalEntityId::value).sorted().collect(Collectors.joining(","));
        }
    }

    /** A consumer or a sweep: works for every legal entity, under the service's worker role. */
    record Worker() implements Scope {}
}
