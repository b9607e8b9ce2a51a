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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements as banks send them. */
@Path("/v1/bank-statements")
@Tag(name = "Bank statements", description = "Files of banks, each movement of which is money that came or went back.")
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
            summary = "Takes in a camt.053 file",
            description = "Answers each movement on a line of its own. A file that cannot be read to its end is refused"
                    + " as a whole. Movements are known by the bank's reference: the same again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING, description = "ISO 20022, camt.053.001.")))
    @APIResponse(
            responseCode = "200",
            description = "What became of each movement.",
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = StatementLine.class)))
    public StreamingOutput take(
            @Parameter(description = "Whose account it is.", required = true) @QueryParam("legalEntity") @Nullable
                    LegalEntityId legalEntity,
            InputStream body)
            throws IOException {
        if (legalEntity == null) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "Say whose account it is.", List.of(new FieldError("legalEntity", "Is required."))));
        }
        return intake.take(caller.requireScope(legalEntity), body);
    }
}
