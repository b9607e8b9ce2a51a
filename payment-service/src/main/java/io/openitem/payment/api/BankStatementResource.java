package io.openitem.payment.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.bulk.BulkIntake;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements as banks send them. */
@Path("/v1/bank-statements")
@Tag(name = "Bank statements")
public class BankStatementResource {

    private final StatementIntake intake;
    private final CallerIdentity caller;

    BankStatementResource(StatementIntake intake, CallerIdentity caller) {
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(BulkIntake.NDJSON)
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "importBankStatement",
            summary = "Takes in a camt.053 file; answers each movement on a line of its own; the same again changes"
                    + " nothing")
    public StreamingOutput take(@QueryParam("legalEntity") @Nullable LegalEntityId legalEntity, InputStream body)
            throws IOException {
        if (legalEntity == null) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "Say whose account it is.", List.of(new FieldError("legalEntity", "Is required."))));
        }
        return intake.take(caller.requireScope(legalEntity), body);
    }
}
