package io.openitem.risk.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.RatingClass;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.openitem.risk.RiskConfig;
import io.openitem.risk.domain.Behaviour;
import io.openitem.risk.domain.Reason;
import io.openitem.risk.domain.Score;
import io.openitem.risk.store.ReasonsColumn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions on scores; the transaction's scope decides which there are. */
@ApplicationScoped
public class ScoreQueries {

    /** Names the list of scores, worst first. */
    public static final String LIST = "scores";

    /** Columns that order the list. */
    public static final int LIST_KEYS = 2;

    /** The class of those who have no score. */
    public static final String NEW = "new";

    private static final String COLUMNS = """
            d.customer_id, d.legal_entity, d.points, d.class, d.behaviour, cast(d.behaviour_since as text), d.judged_by,
                cast(d.reasons as text), cast(d.scored_on as text)""";

    /** Stands for no score, behind all that are one. */
    private static final int UNSCORED = 1001;

    private final RiskConfig config;

    ScoreQueries(RiskConfig config) {
        this.config = config;
    }

    /**
     * What is said of a customer.
     *
     * @param score absent where there is no history to judge by
     * @param judgedBy the currency that was looked at, absent where there was nothing to look at
     * @param asOf the business date of the last look, absent where there was none yet
     */
    public record Scored(
            CustomerId customer,
            LegalEntityId legalEntity,
            @Nullable Score score,
            Behaviour behaviour,
            @Nullable LocalDate behaviourSince,
            @Nullable String judgedBy,
            List<Reason> reasons,
            @Nullable LocalDate asOf) {}

    /** What was said of a customer from a day on. */
    public record Past(LocalDate asOf, @Nullable Score score, Behaviour behaviour) {}

    /** @param history newest first, bounded */
    public record WithHistory(Scored scored, List<Past> history) {}

    /**
     * Which scores are wanted; {@code null} does not narrow.
     *
     * @param legalEntities of these only
     * @param ratingClass {@code A} to {@code E}, or {@link #NEW}
     */
    public record Wanted(
            Collection<LegalEntityId> legalEntities,
            @Nullable String ratingClass) {}

    /** The customer's score, absent where no such customer may be seen. */
    public Uni<@Nullable WithHistory> find(Tx tx, CustomerId id) {
        return tx.sql("select " + COLUMNS + " from debtor d where d.customer_id = :id")
                .bind("id", id.value())
                .first(ScoreQueries::scored)
                .chain(found -> found == null
                        ? Uni.createFrom().nullItem()
                        : history(tx, id).map(history -> new WithHistory(found, history)));
    }

    private Uni<List<Past>> history(Tx tx, CustomerId id) {
        return tx.sql("select as_of, points, class, behaviour from score_history where customer_id = :id"
                        + " order by as_of desc limit :most")
                .bind("id", id.value())
                .bind("most", config.historyMax())
                .list(row -> new Past(row.date(0), score(row, 1), Behaviour.of(row.text(3))));
    }

    /** One page of scores, worst first; those without one come last. */
    public Uni<Page<Scored>> page(Tx tx, Wanted wanted, PageRequest request) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder(
                "select " + COLUMNS + " from debtor d where d.legal_entity = any(cast(:entities as text[]))");
        bindings.put(
                "entities",
                wanted.legalEntities().stream().map(LegalEntityId::value).toArray(String[]::new));
        if (wanted.ratingClass() != null) {
            boolean isNew = wanted.ratingClass().equals(NEW);
            sql.append(isNew ? " and d.class is null" : " and d.class = :class");
            if (!isNew) {
                bindings.put("class", wanted.ratingClass());
            }
        }
        Cursor after = request.after();
        if (after != null) {
            sql.append(" and (coalesce(d.points, 1001), d.customer_id) > (:afterPoints, :afterId)");
            // Callers can write any number into a cursor; none lies beyond the ends of the list.
            bindings.put("afterPoints", Math.clamp(after.number(0), 0, UNSCORED));
            bindings.put("afterId", after.uuid(1));
        }
        sql.append(" order by coalesce(d.points, 1001), d.customer_id limit :rows");
        bindings.put("rows", request.rows());
        Statement statement = tx.sql(sql.toString());
        bindings.forEach(statement::bind);
        return statement.list(ScoreQueries::scored).map(rows -> Page.of(rows, request, ScoreQueries::place));
    }

    private static Cursor place(Scored row) {
        Score score = row.score();
        return Cursor.at(
                LIST, score == null ? UNSCORED : score.points(), row.customer().value());
    }

    private static Scored scored(Row row) {
        return new Scored(
                new CustomerId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                score(row, 2),
                Behaviour.of(row.text(4)),
                date(row, 5),
                row.textOrNull(6),
                ReasonsColumn.read(row.text(7)),
                date(row, 8));
    }

    private static @Nullable Score score(Row row, int column) {
        return row.isNull(column) ? null : new Score(row.integer(column), new RatingClass(row.text(column + 1)));
    }

    private static @Nullable LocalDate date(Row row, int column) {
        String text = row.textOrNull(column);
        return text == null ? null : LocalDate.parse(text);
    }
}
