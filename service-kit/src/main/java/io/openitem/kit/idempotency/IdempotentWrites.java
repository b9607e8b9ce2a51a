package io.openitem.kit.idempotency;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * How a resource writes: in one transaction for one legal entity of the caller, once per {@code Idempotency-Key}.
 *
 * <pre>{@code
 * @POST @Idempotent @RolesAllowed(Roles.ERP)
 * public Uni<Response> make(@PathParam("entity") LegalEntityId entity, MakeThing body) {
 *     return writes.answer(entity, tx -> things.handle(tx, body.command(entity)).map(this::answer));
 * }
 * }</pre>
 */
@ApplicationScoped
public class IdempotentWrites {

    private final Idempotency idempotency;
    private final IdempotentCall call;
    private final CallerIdentity caller;

    IdempotentWrites(Idempotency idempotency, IdempotentCall call, CallerIdentity caller) {
        this.idempotency = idempotency;
        this.call = call;
        this.caller = caller;
    }

    /**
     * Answers the running request of an {@link Idempotent} method.
     *
     * @param legalEntity what the write is about; outside the caller's scope it is a 403
     * @param work decides, writes and gives the answer, a refusal included
     */
    public Uni<Response> answer(LegalEntityId legalEntity, Function<Tx, Uni<Answer>> work) {
        LegalEntityId scoped = caller.requireScope(legalEntity);
        IdempotentRequest request =
                new IdempotentRequest(caller.subject(), scoped, call.route(), call.key(), call.fingerprint());
        return idempotency.answer(request, work).map(Answer::response);
    }
}
