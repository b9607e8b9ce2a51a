package io.openitem.analytics.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.openitem.analytics.app.KpiQueries;
import io.openitem.analytics.app.KpiQueries.Told;
import io.openitem.analytics.app.KpiQueries.Wanted;
import io.openitem.analytics.domain.Figure;
import io.openitem.analytics.domain.FigureName;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.History.Measured;
import io.openitem.analytics.domain.Measure;
import io.openitem.analytics.domain.Slice;
import io.openitem.analytics.store.LegalEntities;
import io.openitem.analytics.store.LegalEntities.Today;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The two figures that belong on a wall, as metrics by legal entity and currency: {@code openitem_overdue_amount} in
 * major units and {@code openitem_dso_days} over three months, as of today's business date. Read now and then rather
 * than kept with each fact; what cannot be computed has no series. They are for looking at: what is exact is asked of
 * the API.
 */
@ApplicationScoped
public class Headlines {

    /** Legal entities that are told of: more than one dashboard can show. */
    private static final int MOST = 200;

    /** What DSO over three months looks back at. */
    private static final int QUARTER = 3;

    private final Transactions transactions;
    private final LegalEntities entities;
    private final KpiQueries queries;
    private final MultiGauge overdue;
    private final MultiGauge dso;

    Headlines(Transactions transactions, LegalEntities entities, KpiQueries queries, MeterRegistry meters) {
        this.transactions = transactions;
        this.entities = entities;
        this.queries = queries;
        overdue = MultiGauge.builder("openitem.overdue.amount")
                .description("What is overdue at the business date, in major units of the currency")
                .register(meters);
        dso = MultiGauge.builder("openitem.dso.days")
                .description("Days sales outstanding of the last three months at the business date")
                .register(meters);
    }

    private record Headline(LegalEntityId legalEntity, Told told) {

        Tags tags() {
            return Tags.of(
                    "legal_entity",
                    legalEntity.value(),
                    "currency",
                    told.currency().getCurrencyCode());
        }

        int last() {
            return told.history().length() - 1;
        }
    }

    @Scheduled(
            every = "${openitem.analytics.headlines-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions.forWorker(this::headlines).invoke(this::tell).replaceWithVoid();
    }

    private Uni<List<Headline>> headlines(Tx tx) {
        return entities.todays(tx, MOST).chain(todays -> {
            List<Headline> headlines = new ArrayList<>();
            Uni<Void> read = Uni.createFrom().voidItem();
            for (Today today : todays) {
                read = read.chain(() -> queries.histories(
                                tx,
                                new Wanted(today.legalEntity(), Slice.ALL, null),
                                History.months(today.date(), QUARTER)))
                        .invoke(histories ->
                                histories.forEach(told -> headlines.add(new Headline(today.legalEntity(), told))))
                        .replaceWithVoid();
            }
            return read.replaceWith(headlines);
        });
    }

    private void tell(List<Headline> headlines) {
        List<Row<?>> amounts = new ArrayList<>();
        List<Row<?>> days = new ArrayList<>();
        for (Headline headline : headlines) {
            History history = headline.told().history();
            long minor = history.balance(headline.last()).get(Measure.OVERDUE_MINOR);
            Money amount = new Money(minor, headline.told().currency());
            amounts.add(Row.of(headline.tags(), amount.toDecimal()));
            Measured measured = history.figuresOfQuarter(headline.last()).get(FigureName.DSO_THREE_MONTHS);
            if (measured != null && measured.figure() instanceof Figure.Known known) {
                days.add(Row.of(headline.tags(), known.value()));
            }
        }
        overdue.register(amounts, true);
        dso.register(days, true);
    }
}
