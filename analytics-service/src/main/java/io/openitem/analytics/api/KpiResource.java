package io.openitem.analytics.api;

import io.openitem.analytics.AnalyticsConfig;
import io.openitem.analytics.app.KpiQueries;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures about receivables. Currencies are never added: each has an entry of its own. */
@Path("/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures", description = "What is owed, what of it is late, what was sold: by day and currency.")
@RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class KpiResource {

    private final Transactions transactions;
    private final KpiQueries queries;
    private final CallerIdentity caller;
    private final AnalyticsConfig config;

    KpiResource(Transactions transactions, KpiQueries queries, CallerIdentity caller, AnalyticsConfig config) {
        this.transactions = transactions;
        this.queries = queries;
        this.caller = caller;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "getKpis",
            summary = "Gives the figures at the end of a day",
            description =
                    "Of one legal entity, an entry for each currency. A past day shows what was known of it since.")
    @APIResponse(
            responseCode = "200",
            description = "The figures.",
            content = @Content(schema = @Schema(implementation = KpiView.class)))
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<KpiView> asOf(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(
                            description = "Left out, the legal entity's business date.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "Left out, all currencies that have figures.",
                            schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency) {
        LegalEntityId entity = scoped(legalEntity);
        LocalDate given = asOf == null ? null : date("asOf", asOf);
        return transactions.forCaller(
                Set.of(entity),
                tx -> day(tx, entity, given)
                        .chain(day -> queries.asOf(tx, entity, day)
                                .map(figures -> KpiView.of(entity, day, currency, figures))));
    }

    @GET
    @Path("/daily")
    @Operation(
            operationId = "listDailyFigures",
            summary = "Gives the figures of each day of a window",
            description = "Of one legal entity, both ends of the window included.")
    public Uni<DailyView> daily(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(
                            required = true,
                            description = "The first day.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            required = true,
                            description = "The last day; a window has a bounded number of days.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description = "Left out, all currencies that have figures.",
                            schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency) {
        LegalEntityId entity = scoped(legalEntity);
        Window window = window(date("from", from), date("to", to));
        return transactions.forCaller(
                Set.of(entity),
                tx -> queries.daily(tx, entity, window).map(series -> DailyView.of(entity, window, currency, series)));
    }

    private Uni<LocalDate> day(Tx tx, LegalEntityId entity, @Nullable LocalDate given) {
        if (given != null) {
            return Uni.createFrom().item(given);
        }
        return queries.today(tx, entity).map(today -> {
            if (today == null) {
                throw new ProblemException(AnalyticsProblems.BUSINESS_DATE_UNKNOWN.because(
                        "The time zone of " + entity + " is not known here yet."));
            }
            return today;
        });
    }

    private LegalEntityId scoped(@Nullable LegalEntityId legalEntity) {
        if (legalEntity == null) {
            throw malformed("legalEntity", "Required.");
        }
        return caller.requireScope(legalEntity);
    }

    private Window window(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw malformed("to", "Must not be before from.");
        }
        Window window = new Window(from, to);
        if (window.days() > config.seriesMaxDays()) {
            throw malformed("to", "A series has at most " + config.seriesMaxDays() + " days.");
        }
        return window;
    }

    private static LocalDate date(String parameter, @Nullable String text) {
        if (text == null) {
            throw malformed(parameter, "Required.");
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() < 10_000) {
                return date;
            }
        } catch (DateTimeException e) {
            // Answered below, as a date out of range is.
        }
        throw malformed(parameter, "An ISO date such as 2026-03-31.");
    }

    private static ProblemException malformed(String parameter, String message) {
        return new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                "A parameter does not have the form it must have.", List.of(new FieldError(parameter, message))));
    }
}
