package io.openitem.analytics.api;

import io.openitem.analytics.AnalyticsConfig;
import io.openitem.analytics.app.KpiQueries;
import io.openitem.analytics.domain.Slice;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that requests for figures share. */
@ApplicationScoped
class Questions {

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 9999;

    private final CallerIdentity caller;
    private final KpiQueries queries;
    private final AnalyticsConfig config;

    Questions(CallerIdentity caller, KpiQueries queries, AnalyticsConfig config) {
        this.caller = caller;
        this.queries = queries;
        this.config = config;
    }

    /** The legal entity that is asked for, which the token must cover. */
    LegalEntityId scoped(@Nullable LegalEntityId legalEntity) {
        if (legalEntity == null) {
            throw malformed("legalEntity", "Required.");
        }
        return caller.requireScope(legalEntity);
    }

    /** The part of the legal entity that is asked for. */
    static Slice slice(@Nullable CountryCode country, @Nullable CustomerId customer) {
        if (country != null && customer != null) {
            throw malformed("country", "Give country or customerId, not both.");
        }
        return customer != null ? Slice.of(customer) : country != null ? Slice.of(country) : Slice.ALL;
    }

    static @Nullable String currency(@Nullable String currency) {
        if (currency != null) {
            try {
                Currency.getInstance(currency);
            } catch (IllegalArgumentException e) {
                throw malformed("currency", "An ISO 4217 code such as EUR.");
            }
        }
        return currency;
    }

    /** The currency of a list that is ordered by amounts. */
    static String oneCurrency(@Nullable String currency) {
        String given = currency(currency);
        if (given == null) {
            throw malformed("currency", "Required.");
        }
        return given;
    }

    /** The day that is asked for, or the legal entity's business date. */
    Uni<LocalDate> day(Tx tx, LegalEntityId entity, @Nullable LocalDate given) {
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

    Window window(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw malformed("to", "Must not be before from.");
        }
        Window window = new Window(from, to);
        if (window.days() > config.seriesMaxDays()) {
            throw malformed("to", "A series has at most " + config.seriesMaxDays() + " days.");
        }
        return window;
    }

    static @Nullable LocalDate optionalDate(String parameter, @Nullable String text) {
        return text == null ? null : date(parameter, text);
    }

    static LocalDate date(String parameter, @Nullable String text) {
        if (text == null) {
            throw malformed(parameter, "Required.");
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException e) {
            // Answered below, as a date out of range is.
        }
        throw malformed(parameter, "An ISO date such as 2026-03-31.");
    }

    static @Nullable YearMonth month(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= YEAR_MIN && month.getYear() < YEAR_MAX) {
                return month;
            }
        } catch (DateTimeException e) {
            // Answered below, as a month out of range is.
        }
        throw malformed(parameter, "A month such as 2026-03.");
    }

    static ProblemException malformed(String parameter, String message) {
        return new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                "A parameter does not have the form it must have.", List.of(new FieldError(parameter, message))));
    }
}
