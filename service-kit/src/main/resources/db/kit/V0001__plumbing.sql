-- The plumbing every service has in its own schema: outbox, inbox, parked events, idempotent answers.
-- ${service} is the service's name and schema.

-- Outbox: one row for one fact, written in the transaction that decided it, moved to Kafka by Debezium. The columns are
-- text as they travel: each becomes a header of the record. Rows are kept seven days so that they can be sent again.
create table outbox (
    kept_on date not null default (clock_timestamp() at time zone 'UTC')::date,
    seq bigint generated always as identity,
    -- Of CloudEvents. A column, because the connector would turn a constant of that form into the number 1.
    specversion text not null default '1.0',
    id uuid not null,
    topic text not null,
    event_key text not null,
    type text not null,
    source text not null,
    subject text not null,
    time text not null,
    business_date text not null,
    legal_entity text not null,
    customer_id text,
    aggregate_version text not null,
    causation_id text,
    traceparent text,
    payload text not null,
    primary key (kept_on, seq)
) partition by range (kept_on);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy in_scope on outbox using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- How far the slot had confirmed at known moments: what was written before a confirmed moment is in Kafka.
create table outbox_checkpoint (
    at timestamptz primary key,
    lsn pg_lsn not null,
    confirmed boolean not null default false
);
alter table outbox_checkpoint enable row level security;
alter table outbox_checkpoint force row level security;

-- Makes the partitions of today and the next days and drops those that are older than keep_days and surely published.
create function outbox_maintain(keep_days int) returns void
    language plpgsql security definer set search_path = ${service}, pg_temp
as $$
declare
    today date := (clock_timestamp() at time zone 'UTC')::date;
    d date;
    partition record;
begin
    perform pg_advisory_xact_lock(hashtextextended('${service}.outbox_maintain', 0));
    for d in select generate_series(today, today + 2, interval '1 day')::date loop
        if to_regclass(format('${service}.outbox_%s', to_char(d, 'YYYYMMDD'))) is null then
            execute format('create table outbox_%s partition of outbox for values from (%L) to (%L)',
                    to_char(d, 'YYYYMMDD'), d, d + 1);
            execute format('alter table outbox_%s enable row level security', to_char(d, 'YYYYMMDD'));
            execute format('alter table outbox_%s force row level security', to_char(d, 'YYYYMMDD'));
        end if;
    end loop;
    for partition in
        select c.relname, to_date(right(c.relname, 8), 'YYYYMMDD') as day
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = '${service}.outbox'::regclass
    loop
        if partition.day < today - keep_days
                and exists (select from outbox_checkpoint where confirmed and at >= partition.day + 1) then
            execute format('drop table %I', partition.relname);
        end if;
    end loop;
end
$$;
select outbox_maintain(7);

-- Inbox: how far each partition of each topic has been taken in, in the same transaction as the effect.
create table inbox_offset (
    consumer text not null,
    topic text not null,
    partition int not null,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);
alter table inbox_offset enable row level security;
alter table inbox_offset force row level security;

-- Ids of facts taken in, against those that are published twice. Kept thirty days.
create table inbox_event (
    consumer text not null,
    event_id uuid not null,
    seen_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_event_by_age on inbox_event (seen_at);
alter table inbox_event enable row level security;
alter table inbox_event force row level security;

-- Facts that could not be taken in, and the later ones of the same key, in the order in which they must be replayed.
create table parked_event (
    parked_seq bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    partition int not null,
    record_offset bigint not null,
    event_key text not null,
    event_id uuid,
    legal_entity text,
    headers jsonb not null,
    payload bytea,
    problem text,
    parked_at timestamptz not null default now(),
    unique (consumer, topic, partition, record_offset)
);
create index parked_event_by_key on parked_event (consumer, event_key, parked_seq);
alter table parked_event enable row level security;
alter table parked_event force row level security;
create policy in_scope on parked_event using (openitem.in_scope(legal_entity));

-- Answers given to requests that carried an Idempotency-Key, refusals included.
create table idempotent_answer (
    legal_entity text not null,
    caller text not null,
    route text not null,
    key text not null,
    fingerprint bytea not null,
    status int not null,
    headers jsonb not null,
    body text,
    answered_at timestamptz not null default now(),
    primary key (caller, route, key)
);
create index idempotent_answer_by_age on idempotent_answer (answered_at);
alter table idempotent_answer enable row level security;
alter table idempotent_answer force row level security;
create policy in_scope on idempotent_answer
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Enters a request with a key: granted is false while another transaction works on the same one; the rest is what was
-- answered before, or null. Volatile on purpose: its select sees what was committed before the lock was had, where a
-- select that takes the lock itself would still see the moment it began and work a second time.
create function idempotent_enter(a_caller text, a_route text, a_key text,
        out granted boolean, out fingerprint bytea, out status int, out headers jsonb, out body text)
    language plpgsql volatile set search_path = ${service}, pg_temp
as $$
begin
    granted := pg_try_advisory_xact_lock(
            hashtextextended(array_to_string(array[a_caller, a_route, a_key], chr(31)), 0));
    if granted then
        select a.fingerprint, a.status, a.headers, a.body into fingerprint, status, headers, body
        from idempotent_answer a where a.caller = a_caller and a.route = a_route and a.key = a_key;
    end if;
end
$$;
