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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures about receivables. Currencies are never added: each has an entry of its own. */
@Path("/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
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

    /**
     * The figures at the end of a day.
     *
     * @param asOf an ISO date; absent: the legal entity's business date
     * @param currency an ISO 4217 code; absent: all currencies that have figures
     */
    @GET
    public Uni<KpiView> asOf(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("currency") @Nullable String currency) {
        LegalEntityId entity = scoped(legalEntity);
        LocalDate given = asOf == null ? null : date("asOf", asOf);
        return transactions.forCaller(
                Set.of(entity),
                tx -> day(tx, entity, given)
                        .chain(day -> queries.asOf(tx, entity, day)
                                .map(figures -> KpiView.of(entity, day, currency, figures))));
    }

    /** The figures of each day of a window, both ends included. */
    @GET
    @Path("/daily")
    public Uni<DailyView> daily(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("currency") @Nullable String currency) {
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
