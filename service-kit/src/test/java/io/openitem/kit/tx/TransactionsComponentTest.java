package io.openitem.kit.tx;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
class TransactionsComponentTest {

    @Inject
    Transactions transactions;

    @Test
    void arrays_of_every_type_bind_and_read() throws Throwable {
        UUID id = UUID.randomUUID();

        List<String> rows = run(tx -> tx.sql(
                        "select a, b, c, d, e, f from unnest(cast(:a as uuid[]), cast(:b as text[]), cast(:c as bigint[]), cast(:d as date[]), cast(cast(:e as text[]) as timestamptz[]), cast(:f as int[])) as t(a, b, c, d, e, f)")
                .bind("a", new UUID[] {id, id})
                .bind("b", new String[] {"x", null})
                .bind("c", new Long[] {1L, 2L})
                .bind("d", new LocalDate[] {LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 2)})
                .bind("e", new Instant[] {Instant.parse("2026-01-02T03:04:05Z"), null})
                .bind("f", new Integer[] {1, 2})
                .list(row -> row.uuid(0) + "|" + row.textOrNull(1) + "|" + row.number(2) + "|" + row.date(3) + "|"
                        + (row.isNull(4) ? null : row.instant(4)) + "|" + row.integer(5)));

        assertThat(rows)
                .containsExactly(id + "|x|1|2026-01-02|2026-01-02T03:04:05Z|1", id + "|null|2|2026-01-02|null|2");
    }

    @Test
    void scalars_of_every_type_bind() throws Throwable {
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");

        List<String> rows = run(tx -> tx.sql(
                        "select cast(:at as timestamptz), cast(:day as date), cast(:json as jsonb), cast(:bytes as bytea)")
                .bind("at", at)
                .bind("day", LocalDate.of(2026, 1, 2))
                .bind("json", "{\"a\":1}")
                .bind("bytes", new byte[] {1, 2})
                .list(row -> row.instant(0) + "|" + row.date(1) + "|" + row.text(2) + "|" + row.bytes(3).length));

        assertThat(rows).containsExactly(at + "|2026-01-02|{\"a\":1}|2");
    }

    private <T> T run(Function<Tx, Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> transactions.forCaller(Set.of(), work));
    }
}
