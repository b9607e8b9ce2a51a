package io.openitem.dunning.store;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.Notice;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notices and the items they name. The unique constraint over a notice's identity is the last guard against a second one:
 * an insert that meets it fails, and the transaction with it.
 */
@ApplicationScoped
public class NoticeStore {

    /** What {@link #withLines} reads. */
    public static final String COLUMNS = "n.id, n.legal_entity, n.customer_id, n.cycle, n.step, n.channel, n.template,"
            + " n.policy_version, n.decided_on, n.occasion, n.state, n.reason, n.sent_on, n.version, n.facts";

    private static final String INSERT = """
            insert into notice (id, legal_entity, customer_id, cycle, step, channel, template, policy_version,
                decided_on, occasion, state, reason, version, facts)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:cycles as bigint[]), cast(:steps as text[]), cast(:channels as text[]),
                cast(:templates as text[]), cast(:policies as bigint[]), cast(:decided as date[]),
                cast(:occasions as date[]), cast(:states as text[]), cast(:reasons as text[]),
                cast(:versions as bigint[]), cast(:facts as bigint[]))
            """;

    private static final String UPDATE = """
            update notice n set state = u.state, reason = u.reason, sent_on = u.sent_on, version = u.version,
                facts = u.facts, lease_until = case when u.state = 'sending' then n.lease_until end
            from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:reasons as text[]),
                cast(:sent as date[]), cast(:versions as bigint[]), cast(:facts as bigint[]))
                as u(id, state, reason, sent_on, version, facts)
            where n.id = u.id
            """;

    private static final String DELETE_LINES = "delete from notice_line where notice_id = any(cast(:ids as uuid[]))";

    private static final String INSERT_LINES = """
            insert into notice_line (notice_id, position, legal_entity, invoice_id, number, due_date, currency,
                open_minor)
            select * from unnest(cast(:notices as uuid[]), cast(:positions as bigint[]), cast(:entities as text[]),
                cast(:invoices as uuid[]), cast(:numbers as text[]), cast(:due as date[]), cast(:currencies as text[]),
                cast(:open as bigint[]))
            """;

    /** What is due and released, and nobody works on; whoever takes it says until when it may be believed alive. */
    private static final String CLAIM = """
            update notice n set lease_until = clock_timestamp() + make_interval(secs => :seconds), attempts = attempts + 1
            where n.id in (
                select d.id from release r join notice d on d.legal_entity = r.legal_entity
                where r.released and d.state = 'due' and (d.lease_until is null or d.lease_until < clock_timestamp())
                    and d.id > :after and d.legal_entity <> all(cast(:silent as text[]))
                order by d.id limit :limit for no key update of d skip locked)
            returning n.id
            """;

    private static final String BACK_OFF = """
            update notice set lease_until = clock_timestamp()
                + make_interval(mins => cast(least(power(2, least(attempts - 3, 10)), 240) as int))
            where id = any(cast(:ids as uuid[])) and state = 'due' and attempts > 3
            """;

    private static final String LOST = """
            select n.id from notice n where n.state = 'sending' and n.lease_until < clock_timestamp()
            order by n.id limit :limit for no key update skip locked
            """;

    private static final String SAVE_MESSAGES = """
            update notice n set message_id = m.message_id, recipient = m.recipient, language = m.language,
                subject = m.subject, body_text = m.text, body_html = m.html, payment_code = m.code,
                lease_until = clock_timestamp() + make_interval(secs => :seconds)
            from unnest(cast(:ids as uuid[]), cast(:messages as text[]), cast(:recipients as text[]),
                cast(:languages as text[]), cast(:subjects as text[]), cast(:texts as text[]), cast(:htmls as text[]),
                cast(:codes as text[])) as m(id, message_id, recipient, language, subject, text, html, code)
            where n.id = m.id
            """;

    /** The message of a notice as it goes out. */
    public record Message(
            NoticeId notice,
            String messageId,
            String recipient,
            String language,
            String subject,
            String text,
            String html,
            @Nullable String paymentCode) {}

    /**
     * Takes notices that are due and released, for a time; at most {@code limit}, in the order of their ids.
     *
     * @param after none up to this id
     * @param silent none of these legal entities
     */
    public Uni<List<NoticeId>> claim(
            Tx tx, NoticeId after, Collection<LegalEntityId> silent, Duration lease, int limit) {
        return tx.sql(CLAIM)
                .bind("seconds", (double) lease.toSeconds())
                .bind("after", after.value())
                .bind("silent", silent.stream().map(LegalEntityId::value).toArray(String[]::new))
                .bind("limit", limit)
                .list(row -> new NoticeId(row.uuid(0)))
                .map(ids -> ids.stream()
                        .sorted(Comparator.comparing(NoticeId::toString))
                        .toList());
    }

    /** Gives back what was taken and cannot be worked on now: nothing was tried. */
    public Uni<Void> giveBack(Tx tx, Collection<NoticeId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql("update notice set lease_until = null, attempts = greatest(attempts - 1, 0)"
                                + " where id = any(cast(:ids as uuid[])) and state = 'due'")
                        .bind("ids", ids(ids))
                        .update()
                        .replaceWithVoid();
    }

    /** Lets what the mail server does not take rest, from the fourth time on twice as long each time, up to four hours. */
    public Uni<Void> backOff(Tx tx, Collection<NoticeId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(BACK_OFF).bind("ids", ids(ids)).update().replaceWithVoid();
    }

    /** Locks notices of which whoever began to send them is gone. */
    public Uni<List<NoticeId>> lockLost(Tx tx, int limit) {
        return tx.sql(LOST).bind("limit", limit).list(row -> new NoticeId(row.uuid(0)));
    }

    /** The notices that are there, locked until the transaction ends. */
    public Uni<Map<NoticeId, StoredNotice>> load(Tx tx, Collection<NoticeId> ids) {
        return withLines(
                tx,
                tx.sql("select " + COLUMNS + " from notice n where n.id = any(cast(:ids as uuid[])) order by n.id"
                                + " for no key update")
                        .bind("ids", ids(ids)));
    }

    /** Notices without a lock, in the order of the statement, which selects {@link #COLUMNS}. */
    public static Uni<Map<NoticeId, StoredNotice>> withLines(Tx tx, Statement notices) {
        return notices.list(row -> row)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : lines(tx, rows).map(lines -> read(rows, lines)));
    }

    private static Uni<Map<UUID, List<Line>>> lines(Tx tx, List<Row> notices) {
        return tx.sql("select notice_id, invoice_id, number, due_date, currency, open_minor from notice_line"
                        + " where notice_id = any(cast(:ids as uuid[])) order by notice_id, position")
                .bind("ids", Columns.uuids(notices, row -> row.uuid(0)))
                .list(row -> row)
                .map(rows -> {
                    Map<UUID, List<Line>> lines = new HashMap<>();
                    rows.forEach(row -> lines.computeIfAbsent(row.uuid(0), id -> new ArrayList<>())
                            .add(new Line(
                                    new InvoiceId(row.uuid(1)),
                                    new DocumentNumber(row.text(2)),
                                    row.date(3),
                                    Money.ofMinor(row.number(5), row.text(4)))));
                    return lines;
                });
    }

    private static Map<NoticeId, StoredNotice> read(List<Row> rows, Map<UUID, List<Line>> lines) {
        Map<NoticeId, StoredNotice> notices = new LinkedHashMap<>();
        for (Row row : rows) {
            Notice.Known notice = read(row, List.copyOf(lines.getOrDefault(row.uuid(0), List.of())));
            notices.put(
                    notice.head().id(),
                    new StoredNotice(new Versioned<Notice>(notice, row.number(13)), row.number(14)));
        }
        return notices;
    }

    private static Notice.Known read(Row row, List<Line> lines) {
        Notice.Head head = new Notice.Head(
                new NoticeId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                new CustomerId(row.uuid(2)),
                row.integer(3),
                new StepCode(row.text(4)),
                new ChannelCode(row.text(5)),
                row.text(6),
                row.number(7),
                row.date(8),
                !row.isNull(9));
        String state = row.text(10);
        return switch (state) {
            case "due" -> new Notice.Due(head, lines);
            case "sending" -> new Notice.Sending(head, lines);
            case "sent" -> new Notice.Sent(head, lines, row.date(12));
            case "suppressed" -> new Notice.Suppressed(head, lines, new ReasonCode(row.text(11)));
            case "failed" -> new Notice.Failed(head, lines, new ReasonCode(row.text(11)));
            case "unconfirmed" -> new Notice.Unconfirmed(head, lines);
            default -> throw new IllegalStateException("The table holds an unknown state: " + state);
        };
    }

    /** Writes notices that are new. */
    public Uni<Void> insert(Tx tx, Collection<StoredNotice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = notices.stream().map(Written::of).toList();
        return bindChanging(tx.sql(INSERT), rows)
                .bind("entities", Columns.texts(rows, row -> row.head().legalEntity()))
                .bind(
                        "customers",
                        Columns.uuids(rows, row -> row.head().customer().value()))
                .bind("cycles", Columns.numbers(rows, row -> row.head().cycle()))
                .bind("steps", Columns.texts(rows, row -> row.head().step()))
                .bind("channels", Columns.texts(rows, row -> row.head().channel()))
                .bind("templates", Columns.texts(rows, row -> row.head().template()))
                .bind("policies", Columns.numbers(rows, row -> row.head().policyVersion()))
                .bind("decided", Columns.dates(rows, row -> row.head().decidedOn()))
                .bind("occasions", Columns.dates(rows, Written::occasion))
                .update()
                .chain(() -> saveLines(tx, rows))
                .replaceWithVoid();
    }

    /** Replaces what can change of notices that this transaction has loaded. */
    public Uni<Void> update(Tx tx, Collection<StoredNotice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = notices.stream().map(Written::of).toList();
        return bindChanging(tx.sql(UPDATE), rows)
                .bind("sent", Columns.dates(rows, Written::sentOn))
                .update()
                .replaceWithVoid();
    }

    /** Writes the items that notices name, in place of those they named. */
    public Uni<Void> replaceLines(Tx tx, Collection<StoredNotice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = notices.stream().map(Written::of).toList();
        return tx.sql(DELETE_LINES)
                .bind("ids", Columns.uuids(rows, row -> row.head().id().value()))
                .update()
                .chain(() -> saveLines(tx, rows));
    }

    private static Uni<Void> saveLines(Tx tx, List<Written> rows) {
        List<Placed> lines = new ArrayList<>();
        for (Written row : rows) {
            for (int i = 0; i < row.notice().lines().size(); i++) {
                lines.add(new Placed(row.head(), i, row.notice().lines().get(i)));
            }
        }
        return tx.sql(INSERT_LINES)
                .bind("notices", Columns.uuids(lines, line -> line.head().id().value()))
                .bind("positions", Columns.numbers(lines, Placed::position))
                .bind("entities", Columns.texts(lines, line -> line.head().legalEntity()))
                .bind(
                        "invoices",
                        Columns.uuids(lines, line -> line.line().invoice().value()))
                .bind("numbers", Columns.texts(lines, line -> line.line().number()))
                .bind("due", Columns.dates(lines, line -> line.line().dueDate()))
                .bind(
                        "currencies",
                        Columns.texts(lines, line -> line.line().open().currency()))
                .bind("open", Columns.numbers(lines, line -> line.line().open().minorUnits()))
                .update()
                .replaceWithVoid();
    }

    /** Keeps the messages that are about to go out, and says until when their sender may be believed alive. */
    public Uni<Void> saveMessages(Tx tx, List<Message> messages, Duration lease) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_MESSAGES)
                .bind("seconds", (double) lease.toSeconds())
                .bind("ids", Columns.uuids(messages, message -> message.notice().value()))
                .bind("messages", Columns.texts(messages, Message::messageId))
                .bind("recipients", Columns.texts(messages, Message::recipient))
                .bind("languages", Columns.texts(messages, Message::language))
                .bind("subjects", Columns.texts(messages, Message::subject))
                .bind("texts", Columns.texts(messages, Message::text))
                .bind("htmls", Columns.texts(messages, Message::html))
                .bind("codes", Columns.texts(messages, Message::paymentCode))
                .update()
                .replaceWithVoid();
    }

    private static Statement bindChanging(Statement statement, List<Written> rows) {
        return statement
                .bind("ids", Columns.uuids(rows, row -> row.head().id().value()))
                .bind("states", Columns.texts(rows, row -> state(row.notice())))
                .bind("reasons", Columns.texts(rows, Written::reason))
                .bind("versions", Columns.numbers(rows, Written::version))
                .bind("facts", Columns.numbers(rows, Written::facts));
    }

    /** The state of a notice as lists name it. */
    public static String state(Notice.Known notice) {
        return switch (notice) {
            case Notice.Due due -> "due";
            case Notice.Sending sending -> "sending";
            case Notice.Sent sent -> "sent";
            case Notice.Suppressed suppressed -> "suppressed";
            case Notice.Failed failed -> "failed";
            case Notice.Unconfirmed unconfirmed -> "unconfirmed";
        };
    }

    /** Why a notice did not go; absent where it did or may. */
    public static @Nullable ReasonCode reason(Notice.Known notice) {
        return switch (notice) {
            case Notice.Suppressed suppressed -> suppressed.reason();
            case Notice.Failed failed -> failed.reason();
            case Notice.Due due -> null;
            case Notice.Sending sending -> null;
            case Notice.Sent sent -> null;
            case Notice.Unconfirmed unconfirmed -> null;
        };
    }

    private static UUID[] ids(Collection<NoticeId> ids) {
        return ids.stream().map(NoticeId::value).toArray(UUID[]::new);
    }

    private record Placed(Notice.Head head, int position, Line line) {}

    private record Written(Notice.Known notice, long version, long facts) {

        static Written of(StoredNotice stored) {
            return switch (stored.notice().state()) {
                case Notice.Absent absent -> throw new IllegalStateException("No event leads to absence");
                case Notice.Known known -> new Written(known, stored.notice().version(), stored.facts());
            };
        }

        Notice.Head head() {
            return notice.head();
        }

        @Nullable
        LocalDate occasion() {
            return head().courtesy() ? head().decidedOn() : null;
        }

        @Nullable
        LocalDate sentOn() {
            return notice instanceof Notice.Sent sent ? sent.sentOn() : null;
        }

        @Nullable
        ReasonCode reason() {
            return NoticeStore.reason(notice);
        }
    }
}
