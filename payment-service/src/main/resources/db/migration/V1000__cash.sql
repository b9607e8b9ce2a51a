-- Cash application. Row-level security is forced on every table.

-- Copies of what the ledger keeps; the newest version of each wins.
create table legal_entity (
    legal_entity text primary key,
    time_zone text not null,
    version bigint not null
);
alter table legal_entity enable row level security;
alter table legal_entity force row level security;
create policy in_scope on legal_entity
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table customer (
    id uuid primary key,
    legal_entity text not null,
    number text,
    -- the number without separators and in capitals, as a remittance is compared
    number_key text,
    version bigint not null
);
create index customer_by_key on customer (legal_entity, number_key);
alter table customer enable row level security;
alter table customer force row level security;
create policy in_scope on customer
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table open_item (
    invoice_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    number text not null,
    number_key text not null,
    rf text not null,
    currency char(3) not null,
    open_minor bigint not null check (open_minor >= 0),
    version bigint not null
);
create index open_item_by_rf on open_item (legal_entity, rf);
create index open_item_by_key on open_item (legal_entity, number_key);
alter table open_item enable row level security;
alter table open_item force row level security;
create policy in_scope on open_item
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table payment (
    id uuid primary key,
    legal_entity text not null,
    source text not null,
    reference text not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    received_on date not null,
    structured text,
    remittance text,
    customer_number text,
    customer_id uuid,
    -- how the customer was recognised, or why not, and what said so
    recognition text not null,
    matched text,
    state text not null check (state in ('unidentified', 'unapplied', 'proposed', 'applied', 'reversed')),
    proposed_minor bigint not null check (proposed_minor >= 0),
    applied_minor bigint not null check (applied_minor >= 0),
    unapplied_minor bigint not null check (unapplied_minor >= 0),
    refunded_minor bigint not null check (refunded_minor >= 0),
    returned_minor bigint not null check (returned_minor >= 0),
    reversal_reason text,
    reversed_on date,
    -- changes, and how many of them were published
    version bigint not null,
    facts bigint not null,
    unique (legal_entity, source, reference),
    check (amount_minor = proposed_minor + applied_minor + unapplied_minor + refunded_minor + returned_minor),
    check ((state = 'reversed') = (reversal_reason is not null and reversed_on is not null)),
    check (state <> 'unidentified' or customer_id is null),
    check (state not in ('unapplied', 'proposed', 'applied') or customer_id is not null)
);
create index payment_by_day on payment (legal_entity, received_on, id);
create index payment_by_customer on payment (customer_id, received_on, id);
create index payment_to_work_on on payment (legal_entity, state, received_on, id)
    where state in ('unidentified', 'unapplied');
alter table payment enable row level security;
alter table payment force row level security;
create policy in_scope on payment
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table allocation (
    id uuid primary key,
    legal_entity text not null,
    payment_id uuid not null,
    invoice_id uuid not null,
    proposed_minor bigint not null check (proposed_minor > 0),
    recognition text not null,
    matched text,
    standing text not null check (standing in ('proposed', 'answered', 'undone')),
    applied_minor bigint not null check (applied_minor between 0 and proposed_minor),
    reason text
);
create index allocation_by_payment on allocation (payment_id);
-- What is reserved on an item: as small as what is in flight.
create index allocation_in_flight on allocation (invoice_id) where standing = 'proposed';
alter table allocation enable row level security;
alter table allocation force row level security;
create policy in_scope on allocation
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- What money that is allocated to nothing was sent for.
create table payment_clue (
    legal_entity text not null,
    kind text not null check (kind in ('rf', 'key')),
    value text not null,
    payment_id uuid not null,
    primary key (legal_entity, kind, value, payment_id)
);
create index payment_clue_by_payment on payment_clue (payment_id);
alter table payment_clue enable row level security;
alter table payment_clue force row level security;
create policy in_scope on payment_clue
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
