package io.openitem.kit.security;

import io.openitem.contracts.LegalEntityId;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the claim of legal entities. One malformed element makes the whole claim void: half a scope misleads. */
final class LegalEntityClaim {

    /** More than any account needs; each one travels in the first statement of every transaction. */
    private static final int MAX_ENTITIES = 500;

    private LegalEntityClaim() {}

    static Set<LegalEntityId> read(@Nullable Object claim) {
        if (!(claim instanceof Iterable<?> elements)) {
            return Set.of();
        }
        Set<LegalEntityId> legalEntities = new HashSet<>();
        for (Object element : elements) {
            LegalEntityId legalEntity = legalEntity(element);
            if (legalEntity == null || legalEntities.size() == MAX_ENTITIES) {
                return Set.of();
            }
            legalEntities.add(legalEntity);
        }
        return Set.copyOf(legalEntities);
    }

    private static @Nullable LegalEntityId legalEntity(@Nullable Object element) {
        String text = switch (element) {
            case JsonString json -> json.getString();
            case String string -> string;
            case null, default -> null;
        };
        try {
            return text == null ? null : new LegalEntityId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
