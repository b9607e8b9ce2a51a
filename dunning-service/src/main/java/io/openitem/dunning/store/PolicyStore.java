package io.openitem.dunning.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Policy;
import io.openitem.dunning.domain.Step;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies, every version of them, and whether messages may go out. */
@ApplicationScoped
public class PolicyStore {

    private static final TypeReference<List<Kept>> STEPS = new TypeReference<>() {};
    private static final TypeReference<List<Money>> MINIMUMS = new TypeReference<>() {};

    private static final String SETTINGS = """
            select e.legal_entity, e.time_zone, e.country, e.calendar, coalesce(r.released, false),
                p.version, p.steps, p.minimums, p.days_between_contacts, coalesce(r.version, 0)
            from legal_entity e
                left join release r on r.legal_entity = e.legal_entity
                left join lateral (select * from policy p where p.legal_entity = e.legal_entity
                    order by p.version desc limit 1) p on true
            where e.legal_entity = any(cast(:ids as text[]))
            """;

    private static final String ADD = """
            insert into policy (legal_entity, version, steps, minimums, days_between_contacts, made_at, made_by)
            values (:entity, :version, cast(:steps as jsonb), cast(:minimums as jsonb), :days, :now, :subject)
            on conflict do nothing
            """;

    private static final String RELEASE = """
            insert into release as r (legal_entity, released, version, changed_at, changed_by)
            values (:entity, :released, 1, :now, :subject)
            on conflict (legal_entity) do update set released = excluded.released, version = r.version + 1,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
                where r.released <> excluded.released
            """;

    private final ObjectMapper json;

    PolicyStore(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What holds for a legal entity.
     *
     * @param country its own, whose holidays are kept
     * @param calendar names its business days
     * @param released whether messages may go out
     * @param releases how often that was changed
     */
    public record Setting(
            LegalEntityId legalEntity,
            ZoneId zone,
            String country,
            String calendar,
            boolean released,
            long releases,
            Policy policy) {}

    /** A step in its column. */
    private record Kept(
            StepCode code,
            int offsetDays,
            ChannelCode channel,
            @Nullable String template) {

        static Kept of(Step step) {
            return new Kept(step.code(), step.offsetDays(), step.channel(), step.template());
        }

        Step step() {
            return new Step(code, offsetDays, channel, template);
        }
    }

    /** The settings of those that are known and may be seen. */
    public Uni<Map<LegalEntityId, Setting>> settings(Tx tx, Collection<LegalEntityId> ids) {
        return tx.sql(SETTINGS)
                .bind("ids", ids.stream().map(LegalEntityId::value).toArray(String[]::new))
                .list(row -> {
                    Policy policy = row.isNull(5)
                            ? Policy.standard()
                            : new Policy(
                                    row.number(5),
                                    read(row.text(6), STEPS).stream()
                                            .map(Kept::step)
                                            .toList(),
                                    read(row.text(7), MINIMUMS),
                                    row.integer(8));
                    return new Setting(
                            new LegalEntityId(row.text(0)),
                            ZoneId.of(row.text(1)),
                            row.text(2),
                            row.text(3),
                            row.flag(4),
                            row.number(9),
                            policy);
                })
                .map(rows -> {
                    Map<LegalEntityId, Setting> settings = new HashMap<>();
                    rows.forEach(setting -> settings.put(setting.legalEntity(), setting));
                    return settings;
                });
    }

    /** The one setting; absent where the legal entity is not known. */
    public Uni<@Nullable Setting> setting(Tx tx, LegalEntityId id) {
        return settings(tx, List.of(id)).map(found -> found.get(id));
    }

    /** Writes the next version; fails with {@link Overtaken} where somebody else has written it. */
    public Uni<Void> add(Tx tx, LegalEntityId legalEntity, Policy policy, String subject) {
        return tx.sql(ADD)
                .bind("entity", legalEntity.value())
                .bind("version", policy.version())
                .bind("steps", write(policy.steps().stream().map(Kept::of).toList()))
                .bind("minimums", write(policy.minimums()))
                .bind("days", policy.daysBetweenContacts())
                .bind("now", tx.now())
                .bind("subject", subject)
                .update()
                .invoke(count -> {
                    if (count == 0) {
                        throw new Overtaken("A version of the policy");
                    }
                })
                .replaceWithVoid();
    }

    /** Says whether messages may go out; gives whether that was a change. */
    public Uni<Boolean> release(Tx tx, LegalEntityId legalEntity, boolean released, String subject) {
        return tx.sql(RELEASE)
                .bind("entity", legalEntity.value())
                .bind("released", released)
                .bind("now", tx.now())
                .bind("subject", subject)
                .update()
                .map(count -> count > 0);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy is always JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return Lenient.reader(json, type.getType()).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table holds a policy that cannot be read", e);
        }
    }
}
