package io.openitem.dunning.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.dunning.app.CaseHandler;
import io.openitem.dunning.app.Wording;
import io.openitem.dunning.domain.Policy;
import io.openitem.dunning.domain.Step;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.Version;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a legal entity does about items that are due, and whether messages may go out. */
@Path("/v1/dunning")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dunning policies", description = "What is done about items that are due, and whether messages may go out.")
public class PolicyResource {

    private final PolicyStore policies;
    private final CaseStore cases;
    private final Wording wording;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Views views;

    PolicyResource(
            PolicyStore policies,
            CaseStore cases,
            Wording wording,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Views views) {
        this.policies = policies;
        this.cases = cases;
        this.wording = wording;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.views = views;
    }

    @GET
    @Path("policies/{legalEntity}")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getDunningPolicy",
            summary = "Gives the policy that holds",
            description = "Where nobody has said otherwise it is the standard one, version 0.")
    @APIResponse(
            responseCode = "200",
            description = "The policy.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Uni<Response> policy(@PathParam("legalEntity") LegalEntityId legalEntity) {
        return setting(legalEntity)
                .map(setting -> PolicyView.from(legalEntity, setting.policy()))
                .map(view -> Views.found(view, view.version()));
    }

    private Uni<Setting> setting(LegalEntityId legalEntity) {
        return transactions
                .forCaller(Set.of(caller.requireScope(legalEntity)), tx -> policies.setting(tx, legalEntity))
                .map(found -> Views.present(found, legalEntity));
    }

    @PUT
    @Path("policies/{legalEntity}")
    @Idempotent
    @RolesAllowed(Roles.CREDIT_MANAGER)
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "putDunningPolicy",
            summary = "Says what is done about items that are due",
            description = "Holds for every decision from now on. Steps that were taken in running cycles stay taken by"
                    + " their codes, and no lower step follows a higher one.")
    @APIResponse(
            responseCode = "200",
            description = "The policy holds.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Uni<Response> put(
            @PathParam("legalEntity") LegalEntityId legalEntity,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PolicyRequest request) {
        Version expected = Version.required(ifMatch);
        return Attempts.untilNotOvertaken(() -> writes.answer(
                legalEntity,
                tx -> policies.setting(tx, legalEntity)
                        .chain(setting -> setting == null
                                ? Uni.createFrom().item(unknown(legalEntity))
                                : change(tx, setting, expected, request))));
    }

    private Uni<Answer> change(Tx tx, Setting setting, Version expected, PolicyRequest request) {
        expected.requireCurrent(setting.policy().version());
        Policy policy = request.policy(setting.policy().version() + 1);
        List<FieldError> errors = unknownTemplates(policy);
        if (!errors.isEmpty()) {
            return Uni.createFrom()
                    .item(Answer.refused(
                            DunningProblemTypes.UNKNOWN_TEMPLATE.because("A template is not there.", errors)));
        }
        return policies.add(tx, setting.legalEntity(), policy, caller.subject())
                .chain(() -> cases.callUpAll(tx, setting.legalEntity(), CaseHandler.today(tx, setting)))
                .map(done -> {
                    PolicyView view = PolicyView.from(setting.legalEntity(), policy);
                    return views.written(false, "/v1/dunning/policies/" + setting.legalEntity(), view, view.version());
                });
    }

    private List<FieldError> unknownTemplates(Policy policy) {
        List<FieldError> errors = new ArrayList<>();
        for (Step step : policy.steps()) {
            if (step.template() != null && !wording.has(step.template())) {
                errors.add(new FieldError(
                        "/steps/" + step.code() + "/template", "Must be one of " + wording.templates() + "."));
            }
        }
        return errors;
    }

    @GET
    @Path("releases/{legalEntity}")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getDunningRelease",
            summary = "Says whether messages may go out",
            description = "They may not until somebody has said so.")
    @APIResponse(
            responseCode = "200",
            description = "Whether they may.",
            content = @Content(schema = @Schema(implementation = ReleaseView.class)))
    public Uni<Response> released(@PathParam("legalEntity") LegalEntityId legalEntity) {
        return setting(legalEntity).map(ReleaseView::from).map(view -> Views.found(view, view.version()));
    }

    @POST
    @Path("releases")
    @Idempotent
    @RolesAllowed(Roles.CREDIT_MANAGER)
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "releaseDunning",
            summary = "Lets messages of a legal entity go out, or stops them",
            description = "With the next run the last step of each customer goes out that was held back, where it is"
                    + " still the present one. Stopping leaves what is due waiting.")
    @APIResponse(
            responseCode = "200",
            description = "It is as asked for.",
            content = @Content(schema = @Schema(implementation = ReleaseView.class)))
    public Uni<Response> release(ReleaseRequest request) {
        LegalEntityId legalEntity = request.legalEntity();
        return writes.answer(
                legalEntity,
                tx -> policies.setting(tx, legalEntity)
                        .chain(setting -> setting == null
                                ? Uni.createFrom().item(unknown(legalEntity))
                                : release(tx, setting, request.isReleased())));
    }

    private Uni<Answer> release(Tx tx, Setting setting, boolean released) {
        LegalEntityId legalEntity = setting.legalEntity();
        return policies.release(tx, legalEntity, released, caller.subject())
                .chain(changed -> changed && released
                        ? cases.callUpAll(tx, legalEntity, CaseHandler.today(tx, setting))
                        : Uni.createFrom().voidItem())
                .chain(() -> policies.setting(tx, legalEntity))
                .map(now -> {
                    ReleaseView view = ReleaseView.from(Objects.requireNonNull(now, "It was there just now"));
                    return views.written(false, "/v1/dunning/releases/" + legalEntity, view, view.version());
                });
    }

    private static Answer unknown(LegalEntityId legalEntity) {
        return Answer.refused(DunningProblemTypes.COMPANY_NOT_HEARD_OF.because(
                "The legal entity " + legalEntity + " is not known here."));
    }
}
