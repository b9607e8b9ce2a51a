-- The receivables ledger. Row-level security is forced on every table: a transaction sees the rows of the legal
-- entities it was opened for, and nothing where it never said.

create table legal_entity (
    legal_entity text primary key,
    name text not null,
    currency char(3) not null,
    country char(2) not null,
    time_zone text not null,
    calendar text not null,
    version bigint not null
);
alter table legal_entity enable row level security;
alter table legal_entity force row level security;
create policy in_scope on legal_entity
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table customer (
    id uuid primary key,
    legal_entity text not null,
    number text not null,
    name text not null,
    email text,
    street text,
    postal_code text,
    city text,
    country char(2) not null,
    language char(2) not null,
    currency char(3) not null,
    consumer boolean not null,
    version bigint not null,
    unique (legal_entity, number)
);
alter table customer enable row level security;
alter table customer force row level security;
create policy in_scope on customer
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- No foreign key to customer: no account is ever deleted, each is looked up in the transaction that issues, and a check
-- per row would cost a bulk intake more than the insert itself.
create table invoice (
    id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    source text not null,
    number text not null,
    issue_date date not null,
    due_date date not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    open_minor bigint not null check (open_minor between 0 and amount_minor),
    state text not null check (state in ('open', 'overdue', 'cancelled')),
    cancel_reason text,
    cancelled_on date,
    was_overdue boolean not null,
    version bigint not null,
    unique (legal_entity, source, number),
    check (due_date >= issue_date),
    check ((state = 'cancelled') = (cancelled_on is not null and cancel_reason is not null)),
    check (open_minor = case state when 'cancelled' then 0 else amount_minor end)
);
-- Lists by due date, of a legal entity and of a customer.
create index invoice_by_due_date on invoice (legal_entity, due_date, id);
create index invoice_by_customer on invoice (customer_id, due_date, id);
-- What the sweep looks at: as small as what is not yet late, whatever the ledger's age.
create index invoice_not_yet_due on invoice (legal_entity, due_date) where state = 'open';
alter table invoice enable row level security;
alter table invoice force row level security;
create policy in_scope on invoice
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
