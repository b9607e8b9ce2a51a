package io.openitem.kit.idempotency;

import io.openitem.contracts.LegalEntityId;
import org.jspecify.annotations.Nullable;

/**
 * A write that must take effect once.
 *
 * @param caller the subject of the token; keys of different callers never meet
 * @param legalEntity what the write is about; its transaction sees nothing of any other
 * @param route the method and the path's template, such as {@code POST /v1/things/{id}}
 * @param key what the caller sent as {@code Idempotency-Key}; {@code null} where there was none
 * @param fingerprint tells whether it is the same request again
 */
public record IdempotentRequest(
        String caller,
        LegalEntityId legalEntity,
        String route,
        @Nullable String key,
        Fingerprint fingerprint) {}
