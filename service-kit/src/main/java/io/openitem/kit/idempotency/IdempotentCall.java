package io.openitem.kit.idempotency;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the running request says about being repeated; filled before the resource method is called. */
@RequestScoped
class IdempotentCall {

    private @Nullable Head head;
    private byte[] body = new byte[0];

    void begins(Head head) {
        this.head = head;
    }

    void carries(byte[] bytes) {
        this.body = bytes;
    }

    String route() {
        return head().route();
    }

    @Nullable
    String key() {
        return head().key();
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(head().method(), head().target(), body);
    }

    private Head head() {
        if (head == null) {
            throw new IllegalStateException("The resource method lacks @Idempotent");
        }
        return head;
    }

    /**
     * @param route the method and the path's template
     * @param target the path with its query, as it was sent
     */
    record Head(
            String method,
            String route,
            String target,
            @Nullable String key) {}
}
