package io.openitem.analytics.api;

import io.openitem.analytics.AnalyticsConfig;
import io.openitem.analytics.app.ItemQueries;
import io.openitem.analytics.app.KpiQueries;
import io.openitem.analytics.app.KpiQueries.Placed;
import io.openitem.analytics.app.KpiQueries.Told;
import io.openitem.analytics.app.KpiQueries.Wanted;
import io.openitem.analytics.domain.Ageing;
import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.Slice;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.Paging;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures about receivables. Currencies are never added: each has an entry of its own. */
@Path("/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures", description = "What is owed, what of it is late, what was sold, how it is paid.")
@RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class KpiResource {

    /** Months of a series where no beginning is given. */
    private static final int YEAR = 12;

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private final Transactions transactions;
    private final KpiQueries queries;
    private final ItemQueries items;
    private final Questions questions;
    private final Paging paging;
    private final AnalyticsConfig config;

    KpiResource(
            Transactions transactions,
            KpiQueries queries,
            ItemQueries items,
            Questions questions,
            Paging paging,
            AnalyticsConfig config) {
        this.transactions = transactions;
        this.queries = queries;
        this.items = items;
        this.questions = questions;
        this.paging = paging;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "getKpis",
            summary = "Gives the figures at the end of a day",
            description =
                    "Of one legal entity, of its debtors in a country or of one debtor; an entry for each currency. A"
                            + " past day shows what was known of it since. Averages over settled items look at the last"
                            + " three months.")
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
                    String currency,
            @Parameter(description = "Only items of debtors who were established there when they were issued.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @Parameter(description = "Only one debtor's.") @QueryParam("customerId") @Nullable CustomerId customerId) {
        Wanted wanted = wanted(legalEntity, currency, country, customerId);
        LocalDate given = Questions.optionalDate("asOf", asOf);
        return transactions.forCaller(
                Set.of(wanted.legalEntity()),
                tx -> questions
                        .day(tx, wanted.legalEntity(), given)
                        .chain(day -> queries.change(tx, wanted, Window.monthToDate(day))
                                .chain(ofMonth -> queries.histories(
                                                tx, wanted, History.months(day, config.historyMonths()))
                                        .map(told -> KpiView.of(wanted.legalEntity(), day, told, ofMonth)))));
    }

    @GET
    @Path("/daily")
    @Operation(
            operationId = "listDailyFigures",
            summary = "Gives the figures of each day of a window",
            description = "Of one legal entity, of its debtors in a country or of one debtor, both ends of the window"
                    + " included.")
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
                    String currency,
            @Parameter(description = "Only items of debtors who were established there when they were issued.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @Parameter(description = "Only one debtor's.") @QueryParam("customerId") @Nullable CustomerId customerId) {
        Wanted wanted = wanted(legalEntity, currency, country, customerId);
        Window window = questions.window(Questions.date("from", from), Questions.date("to", to));
        return transactions.forCaller(
                Set.of(wanted.legalEntity()),
                tx -> queries.daily(tx, wanted, window)
                        .map(series -> DailyView.of(wanted.legalEntity(), window, series)));
    }

    @GET
    @Path("/monthly")
    @Operation(
            operationId = "listMonthlyFigures",
            summary = "Gives the figures of each month",
            description =
                    "Of one legal entity, of its debtors in a country or of one debtor, both months included. Averages"
                            + " over settled items look at the month. The running month is told up to the business date.")
    @APIResponse(
            responseCode = "200",
            description = "The months.",
            content = @Content(schema = @Schema(implementation = MonthlyView.class)))
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<MonthlyView> monthly(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(
                            description = "The first month; left out, eleven months before the last.",
                            schema = @Schema(type = SchemaType.STRING, examples = "2026-01"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last month; left out, the running one. The number of months is bounded.",
                            schema = @Schema(type = SchemaType.STRING, examples = "2026-03"))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description = "Left out, all currencies that have figures.",
                            schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(description = "Only items of debtors who were established there when they were issued.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @Parameter(description = "Only one debtor's.") @QueryParam("customerId") @Nullable CustomerId customerId) {
        Wanted wanted = wanted(legalEntity, currency, country, customerId);
        YearMonth first = Questions.month("from", from);
        YearMonth last = Questions.month("to", to);
        return transactions.forCaller(
                Set.of(wanted.legalEntity()),
                tx -> lastDay(tx, wanted.legalEntity(), last).chain(day -> {
                    int months = months(first, YearMonth.from(day));
                    List<Window> windows = History.calendarMonths(day, months + config.historyMonths());
                    return queries.histories(tx, wanted, windows)
                            .map(told -> MonthlyView.of(wanted.legalEntity(), told, months));
                }));
    }

    /** The last day of a series: the month's last, or today while it runs. */
    private Uni<LocalDate> lastDay(Tx tx, LegalEntityId entity, @Nullable YearMonth last) {
        if (last == null) {
            return questions.day(tx, entity, null);
        }
        return queries.today(tx, entity)
                .map(today -> today != null && YearMonth.from(today).equals(last) ? today : last.atEndOfMonth());
    }

    private int months(@Nullable YearMonth first, YearMonth last) {
        long months = first == null ? YEAR : ChronoUnit.MONTHS.between(first, last) + 1;
        if (months < 1) {
            throw Questions.malformed("to", "Must not be before from.");
        }
        if (months > config.monthsMax()) {
            throw Questions.malformed("to", "A series has at most " + config.monthsMax() + " months.");
        }
        return (int) months;
    }

    @GET
    @Path("/customers")
    @Operation(
            operationId = "listFiguresByCustomer",
            summary = "Lists how each customer buys and pays",
            description =
                    "In one currency, who owes the most on the day first. Sales, collections and averages over settled"
                            + " items look at the window from `from` to the day, or at all that is known.")
    @APIResponse(responseCode = "200", description = "A page of customers.")
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<Page<CustomerFiguresView>> customers(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(required = true, schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(
                            description = "Left out, the legal entity's business date.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "The first day of what is summed; left out, all that is known.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Only debtors who are established there.") @QueryParam("country") @Nullable
                    CountryCode country,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Wanted wanted = new Wanted(questions.scoped(legalEntity), Slice.ALL, Questions.oneCurrency(currency));
        LocalDate given = Questions.optionalDate("asOf", asOf);
        LocalDate since = Objects.requireNonNullElse(Questions.optionalDate("from", from), BEGINNING);
        var request = paging.request(KpiQueries.CUSTOMERS, KpiQueries.CUSTOMERS_KEYS, limit, after);
        String where = country == null ? null : country.value();
        return transactions.forCaller(
                Set.of(wanted.legalEntity()),
                tx -> questions
                        .day(tx, wanted.legalEntity(), given)
                        .chain(day -> queries.customers(tx, wanted, day, where, request)
                                .chain(page -> views(tx, wanted, page, since(since, day)))));
    }

    private static Window since(LocalDate since, LocalDate day) {
        if (since.isAfter(day)) {
            throw Questions.malformed("from", "Must not be after the day.");
        }
        return new Window(since, day);
    }

    private Uni<Page<CustomerFiguresView>> views(Tx tx, Wanted wanted, Page<Placed> page, Window window) {
        List<CustomerId> customers = page.items().stream().map(Placed::customer).toList();
        List<Slice> slices = customers.stream().map(Slice::of).toList();
        List<Window> months = History.months(window.to(), config.historyMonths());
        return queries.histories(tx, wanted, slices, months)
                .chain(told -> queries.changes(tx, wanted, slices, window)
                        .chain(closed -> items.accounts(tx, customers)
                                .map(accounts -> page.map(placed -> view(
                                        placed.customer(),
                                        bySlice(told),
                                        closed,
                                        window,
                                        accounts.get(placed.customer()))))));
    }

    private static Map<String, Told> bySlice(List<Told> told) {
        Map<String, Told> bySlice = new HashMap<>();
        told.forEach(one -> bySlice.put(one.slice().text(), one));
        return bySlice;
    }

    private static CustomerFiguresView view(
            CustomerId customer,
            Map<String, Told> told,
            Map<String, Change> closed,
            Window window,
            ItemQueries.@Nullable Account account) {
        String slice = Slice.of(customer).text();
        Told one = Objects.requireNonNull(told.get(slice));
        return CustomerFiguresView.of(
                customer, one.currency(), one.history(), closed.getOrDefault(slice, Change.NONE), window, account);
    }

    @GET
    @Path("/items")
    @Operation(
            operationId = "listOpenItems",
            summary = "Lists the items behind the figures of a day",
            description = "Those that were open at its end, in one currency, by due date.")
    @APIResponse(responseCode = "200", description = "A page of items.")
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<Page<OpenItemView>> items(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(required = true, schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(
                            description = "Left out, the legal entity's business date.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(description = "Only one debtor's.") @QueryParam("customerId") @Nullable CustomerId customerId,
            @Parameter(description = "Only items of debtors who were established there when they were issued.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @Parameter(
                            description = "What buckets go by; left out, due.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"due", "document"}))
                    @QueryParam("basis")
                    @Nullable
                    String basis,
            @Parameter(
                            description = "Only those in this bucket; left out, all.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"current", "overdue", "0-30", "1-30", "31-60", "61-90", "91+"
                                            }))
                    @QueryParam("bucket")
                    @Nullable
                    String bucket,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        LegalEntityId entity = questions.scoped(legalEntity);
        String in = Questions.oneCurrency(currency);
        LocalDate given = Questions.optionalDate("asOf", asOf);
        Ageing by = AgeingResource.basis(basis);
        Ageing.Range range = range(by, bucket);
        String where = country == null ? null : country.value();
        var request = paging.request(ItemQueries.ITEMS, ItemQueries.ITEMS_KEYS, limit, after);
        return transactions.forCaller(
                Set.of(entity),
                tx -> questions
                        .day(tx, entity, given)
                        .chain(day -> items.items(
                                        tx,
                                        new ItemQueries.Wanted(entity, day, by, in, where, customerId),
                                        range,
                                        request)
                                .map(page -> page.map(item -> OpenItemView.of(item, day)))));
    }

    private static Ageing.Range range(Ageing basis, @Nullable String bucket) {
        if (bucket == null) {
            return new Ageing.Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (bucket.equals("overdue") && basis == Ageing.DUE) {
            return new Ageing.Range(1, Integer.MAX_VALUE);
        }
        Ageing.Range range = basis.range(bucket);
        if (range == null) {
            throw Questions.malformed("bucket", "Must be one of " + String.join(", ", basis.buckets()) + ".");
        }
        return range;
    }

    private Wanted wanted(
            @Nullable LegalEntityId legalEntity,
            @Nullable String currency,
            @Nullable CountryCode country,
            @Nullable CustomerId customerId) {
        return new Wanted(
                questions.scoped(legalEntity), Questions.slice(country, customerId), Questions.currency(currency));
    }
}
