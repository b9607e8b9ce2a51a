-- What each day changed in the figures of a legal entity, per currency and slice: everybody, a country's debtors, one
-- debtor. A figure as of a day is the sum of the days up to it, so facts may arrive in whatever order and a fact costs a
-- fixed number of rows, whatever is in the table. The measures are described where they are computed (Measure).
drop table kpi_day;
create table kpi_day (
    legal_entity text not null,
    currency char(3) not null,
    slice text collate "C" not null,
    day date not null,
    issued_minor bigint not null,
    issued_count bigint not null,
    cancelled_minor bigint not null,
    cancelled_count bigint not null,
    collected_minor bigint not null,
    receivable_minor bigint not null,
    receivable_count bigint not null,
    overdue_minor bigint not null,
    overdue_count bigint not null,
    overdue_due_days bigint not null,
    past30_minor bigint not null,
    past30_count bigint not null,
    past60_minor bigint not null,
    past60_count bigint not null,
    past90_minor bigint not null,
    past90_count bigint not null,
    older30_minor bigint not null,
    older30_count bigint not null,
    older60_minor bigint not null,
    older60_count bigint not null,
    older90_minor bigint not null,
    older90_count bigint not null,
    settled_minor bigint not null,
    settled_count bigint not null,
    settled_late_count bigint not null,
    days_late bigint not null,
    days_versus_due bigint not null,
    amount_days_late bigint not null,
    amount_days_versus_due bigint not null,
    amount_terms bigint not null,
    unapplied_minor bigint not null,
    primary key (legal_entity, slice, currency, day)
);
alter table kpi_day enable row level security;
alter table kpi_day force row level security;
create policy in_scope on kpi_day using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Our copy of the debtor accounts: where they are, and their numbers where those may be published.
create table customer (
    id uuid primary key,
    legal_entity text not null,
    country char(2) not null,
    language char(2) not null,
    number text,
    version bigint not null
);
alter table customer enable row level security;
alter table customer force row level security;
create policy in_scope on customer using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- The items behind the figures. From owed_from until the day before closed_on something may be owed on one.
create table item (
    invoice uuid primary key,
    legal_entity text not null,
    currency char(3) not null,
    customer_id uuid not null,
    country char(2) not null,
    number text not null,
    issue_date date not null,
    due_date date not null,
    owed_from date not null,
    amount_minor bigint not null,
    -- the earliest day on which something was paid: until then all of it is owed
    first_move date,
    settled_on date,
    cancelled_on date,
    closed_on date not null generated always as (coalesce(cancelled_on, settled_on, date '9999-12-31')) stored
);
create index item_open on item (legal_entity, currency, closed_on);
create index item_of_customer on item (customer_id, closed_on);
alter table item enable row level security;
alter table item force row level security;
create policy in_scope on item using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- By how much what is owed on an item changed on a day after it was issued.
create table item_move (
    invoice uuid not null,
    day date not null,
    legal_entity text not null,
    minor bigint not null,
    primary key (invoice, day)
);
alter table item_move enable row level security;
alter table item_move force row level security;
create policy in_scope on item_move
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Every fact about a customer, of all contexts.
create table timeline (
    customer_id uuid not null,
    at timestamptz not null,
    id uuid not null,
    legal_entity text not null,
    business_date date not null,
    type text not null,
    subject text not null,
    details text not null,
    primary key (customer_id, at, id)
);
alter table timeline enable row level security;
alter table timeline force row level security;
create policy in_scope on timeline using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create or replace function rebuild(channels_are_off boolean default false) returns void
    language plpgsql security definer set search_path = analytics, pg_temp
as $$
begin
    if not channels_are_off and exists (select from pg_stat_activity where usename = 'analytics_service') then
        raise exception 'analytics-service is running'
            using hint = 'Stop it, call analytics.rebuild() again and start it.';
    end if;
    truncate kpi_day, item, item_move, customer, timeline, legal_entity, inbox_offset, inbox_event, parked_event;
end
$$;

-- What was taken in before knew nothing of items: everything is read again.
truncate legal_entity, inbox_offset, inbox_event, parked_event;
