package io.openitem.payment.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.payment.PaymentConfig;
import io.openitem.payment.app.SendCheckQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** What another service asks before it writes to debtors. */
@Path("/internal/send-check")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
public class SendCheckResource {

    private final SendCheckQueries queries;
    private final Transactions transactions;
    private final CallerIdentity caller;
    private final PaymentConfig.SendCheck bounds;

    SendCheckResource(
            SendCheckQueries queries, Transactions transactions, CallerIdentity caller, PaymentConfig config) {
        this.queries = queries;
        this.transactions = transactions;
        this.caller = caller;
        this.bounds = config.sendCheck();
    }

    @POST
    public Uni<SendCheckView> check(SendCheckRequest request) {
        LegalEntityId entity = caller.requireScope(request.legalEntity());
        requireBounded(request.customers().size());
        return transactions
                .forCaller(Set.of(entity), tx -> queries.inHand(tx, entity, request.customers()))
                .map(money -> SendCheckView.from(request, money));
    }

    private void requireBounded(int customers) {
        if (customers < 1 || customers > bounds.maxCustomers()) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "The request names " + customers + " customers.",
                    List.of(new FieldError("/customers", "Must be 1 to " + bounds.maxCustomers() + " customers."))));
        }
    }
}
