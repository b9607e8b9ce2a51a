-- Credit: running sums of how customers pay, and what follows from them. Row-level security is forced on every table.

-- Our copy of the companies, for their time zones; the newest version wins.
create table legal_entity (
    legal_entity text primary key,
    time_zone text not null,
    version bigint not null
);
alter table legal_entity enable row level security;
alter table legal_entity force row level security;
create policy in_scope on legal_entity
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- A customer and its standing. Whoever changes anything of a customer locks this row first.
create table debtor (
    customer_id uuid primary key,
    legal_entity text not null,
    points int check (points between 0 and 1000),
    class char(1) check (class between 'A' and 'E'),
    behaviour text not null default 'new',
    behaviour_since date,
    judged_by char(3),
    -- what made the score: characteristic, measure, points, best points; most points lost first
    reasons jsonb not null default '[]',
    scored_on date,
    -- when the passing of time alone may change something; somebody new is to be looked at at once
    look_again_on date default '1970-01-01',
    -- facts published of the customer
    version bigint not null default 0,
    check ((points is null) = (class is null))
);
-- Worst first; those without a score come last.
create index debtor_by_score on debtor (legal_entity, coalesce(points, 1001), customer_id);
create index debtor_to_look_at on debtor (legal_entity, look_again_on);
alter table debtor enable row level security;
alter table debtor force row level security;
create policy in_scope on debtor using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Sums of a customer by currency. A fact adds to one row, whatever is in the table.
create table debtor_account (
    customer_id uuid not null,
    currency char(3) not null,
    legal_entity text not null,
    open_minor bigint not null,
    first_issued_on date,
    primary key (customer_id, currency)
);
alter table debtor_account enable row level security;
alter table debtor_account force row level security;
create policy in_scope on debtor_account
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table debtor_month (
    customer_id uuid not null,
    currency char(3) not null,
    month date not null,
    legal_entity text not null,
    issued_count bigint not null,
    issued_minor bigint not null,
    paid_minor bigint not null,
    late_minor bigint not null,
    -- amounts times days late
    late_minor_days numeric not null,
    returned_minor bigint not null,
    primary key (customer_id, currency, month)
);
alter table debtor_month enable row level security;
alter table debtor_month force row level security;
create policy in_scope on debtor_month
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- What is owed by item. A row whose sum is zero is removed: as good as none, since facts add to what is there.
create table open_item (
    invoice_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    currency char(3) not null,
    due_date date not null,
    open_minor bigint not null
);
-- The oldest of an account is found by one step into it.
create index open_item_by_age on open_item (customer_id, currency, due_date);
alter table open_item enable row level security;
alter table open_item force row level security;
create policy in_scope on open_item using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- What was said of a customer, one row for each day on which it changed.
create table score_history (
    customer_id uuid not null,
    as_of date not null,
    legal_entity text not null,
    points int,
    class char(1),
    behaviour text not null,
    primary key (customer_id, as_of)
);
alter table score_history enable row level security;
alter table score_history force row level security;
create policy in_scope on score_history
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
