package io.openitem.analytics.api;

import io.openitem.analytics.api.AgeingView.CurrencyView;
import io.openitem.analytics.app.ItemQueries;
import io.openitem.analytics.app.ItemQueries.Aged;
import io.openitem.analytics.app.ItemQueries.AgedCustomer;
import io.openitem.analytics.app.KpiQueries;
import io.openitem.analytics.domain.Ageing;
import io.openitem.analytics.domain.Ageing.Bucket;
import io.openitem.analytics.domain.Change;
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
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is owed, by how late or how old it is. */
@Path("/v1/ageing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ageing", description = "What is owed, by how late or how old it is.")
@RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class AgeingResource {

    private final Transactions transactions;
    private final KpiQueries figures;
    private final ItemQueries items;
    private final Questions questions;
    private final Paging paging;

    AgeingResource(
            Transactions transactions, KpiQueries figures, ItemQueries items, Questions questions, Paging paging) {
        this.transactions = transactions;
        this.figures = figures;
        this.items = items;
        this.questions = questions;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "getAgeing",
            summary = "Gives what is owed at the end of a day by age",
            description =
                    "Of one legal entity, of its debtors in a country or of one debtor; an entry for each currency.")
    @APIResponse(
            responseCode = "200",
            description = "The ageing.",
            content = @Content(schema = @Schema(implementation = AgeingView.class)))
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<AgeingView> ageing(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(
                            description = "Left out, the legal entity's business date.",
                            schema = @Schema(implementation = LocalDate.class))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "By days past the due date, or by days since the issue date; left out, due.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"due", "document"}))
                    @QueryParam("basis")
                    @Nullable
                    String basis,
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
        LegalEntityId entity = questions.scoped(legalEntity);
        LocalDate given = Questions.optionalDate("asOf", asOf);
        Ageing by = basis(basis);
        Slice slice = Questions.slice(country, customerId);
        var wanted = new KpiQueries.Wanted(entity, slice, Questions.currency(currency));
        return transactions.forCaller(
                Set.of(entity),
                tx -> questions
                        .day(tx, entity, given)
                        .chain(day -> balances(tx, wanted, day)
                                .chain(balances -> customerId == null
                                        ? Uni.createFrom().item(split(slice, balances, by))
                                        : items.aged(
                                                        tx,
                                                        new ItemQueries.Wanted(
                                                                entity, day, by, wanted.currency(), null, customerId))
                                                .map(aged -> split(slice, balances, aged, by)))
                                .map(currencies -> AgeingView.of(entity, day, by, currencies))));
    }

    /** All changes up to the day, by currency. */
    private Uni<Map<String, Change>> balances(Tx tx, KpiQueries.Wanted wanted, LocalDate day) {
        return figures.change(tx, wanted, new Window(LocalDate.of(1, 1, 1), day));
    }

    private static List<CurrencyView> split(Slice slice, Map<String, Change> balances, Ageing by) {
        return balances.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> view(slice, entry.getKey(), by.of(entry.getValue()), entry.getValue()))
                .toList();
    }

    /** A customer's buckets come from the items; a currency without open ones has empty buckets. */
    private static List<CurrencyView> split(Slice slice, Map<String, Change> balances, List<Aged> aged, Ageing by) {
        Map<String, List<Bucket>> buckets = new HashMap<>();
        aged.forEach(one -> buckets.put(one.currency().getCurrencyCode(), one.buckets()));
        return new TreeSet<>(balances.keySet())
                .stream()
                        .map(code -> view(
                                slice,
                                code,
                                buckets.getOrDefault(code, by.of(Change.NONE)),
                                balances.getOrDefault(code, Change.NONE)))
                        .toList();
    }

    private static CurrencyView view(Slice slice, String code, List<Bucket> buckets, Change balance) {
        Currency currency = Currency.getInstance(code);
        return CurrencyView.of(currency, buckets, KpiView.unappliedCash(slice, balance, currency));
    }

    @GET
    @Path("customers")
    @Operation(
            operationId = "listAgeingByCustomer",
            summary = "Lists who owes what, the most overdue first",
            description =
                    "By days past the due date, in one currency. Debtors who owe nothing on the day are left out.")
    @APIResponse(responseCode = "200", description = "A page of customers.")
    @APIResponse(responseCode = "409", description = "The business date is not known yet.")
    public Uni<Page<AgedCustomerView>> customers(
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
            @Parameter(description = "Only items of debtors who were established there when they were issued.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        LegalEntityId entity = questions.scoped(legalEntity);
        String in = Questions.oneCurrency(currency);
        LocalDate given = Questions.optionalDate("asOf", asOf);
        var request = paging.request(ItemQueries.CUSTOMERS, ItemQueries.CUSTOMERS_KEYS, limit, after);
        String where = country == null ? null : country.value();
        return transactions.forCaller(
                Set.of(entity),
                tx -> questions
                        .day(tx, entity, given)
                        .chain(day -> items.agedCustomers(
                                tx, new ItemQueries.Wanted(entity, day, Ageing.DUE, in, where, null), request))
                        .chain(page -> items.accounts(
                                        tx,
                                        page.items().stream()
                                                .map(AgedCustomer::customer)
                                                .toList())
                                .map(accounts ->
                                        page.map(aged -> AgedCustomerView.of(aged, accounts.get(aged.customer()))))));
    }

    static Ageing basis(@Nullable String basis) {
        if (basis == null || basis.equals("due")) {
            return Ageing.DUE;
        }
        if (basis.equals("document")) {
            return Ageing.DOCUMENT;
        }
        throw Questions.malformed("basis", "Must be due or document.");
    }
}
