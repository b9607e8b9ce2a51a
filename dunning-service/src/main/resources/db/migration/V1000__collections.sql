-- Collections. Row-level security is forced on every table.

-- Copies of what the ledger keeps; the newest version of each wins.
create table legal_entity (
    legal_entity text primary key,
    time_zone text not null,
    country char(2) not null,
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
    number text,
    country char(2) not null,
    language char(2) not null,
    version bigint not null
);
alter table customer enable row level security;
alter table customer force row level security;
create policy in_scope on customer
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table item (
    invoice_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    number text not null,
    due_date date not null,
    currency char(3) not null,
    open_minor bigint not null check (open_minor >= 0),
    version bigint not null,
    disputed boolean not null default false,
    -- the item's version from which the dispute, or its end, is known
    dispute_version bigint not null default 0
);
create index item_open_by_customer on item (customer_id) where open_minor > 0;
alter table item enable row level security;
alter table item force row level security;
create policy in_scope on item
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Own decisions from here on.

create table policy (
    legal_entity text not null,
    version bigint not null check (version > 0),
    steps jsonb not null,
    minimums jsonb not null,
    days_between_contacts int not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (legal_entity, version)
);
alter table policy enable row level security;
alter table policy force row level security;
create policy in_scope on policy
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Nothing is sent for a legal entity until somebody has said so.
create table release (
    legal_entity text primary key,
    released boolean not null,
    version bigint not null,
    changed_at timestamptz not null,
    changed_by text not null
);
alter table release enable row level security;
alter table release force row level security;
create policy in_scope on release
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table dunning_case (
    customer_id uuid primary key,
    legal_entity text not null,
    cycle int not null default 0,
    running boolean not null default false,
    withheld_notice uuid,
    last_contact_on date,
    last_courtesy_on date,
    pause_reason text,
    paused_until date,
    -- the day on which it is to be looked at; none where only news can bring something to do
    next_action_on date,
    -- changes, and how many of them were published
    version bigint not null default 0,
    facts bigint not null default 0,
    check (paused_until is null or pause_reason is not null)
);
-- What the run asks: nothing to do is one probe for each legal entity, however many cases there are.
create index case_due on dunning_case (legal_entity, next_action_on) where next_action_on is not null;
alter table dunning_case enable row level security;
alter table dunning_case force row level security;
create policy in_scope on dunning_case
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table step_taken (
    customer_id uuid not null,
    cycle int not null,
    step text not null,
    offset_days int not null,
    taken_on date not null,
    seq bigint generated always as identity,
    legal_entity text not null,
    primary key (customer_id, cycle, step)
);
alter table step_taken enable row level security;
alter table step_taken force row level security;
create policy in_scope on step_taken
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- The highest courtesy step that was taken for an item.
create table item_courtesy (
    invoice_id uuid primary key,
    legal_entity text not null,
    offset_days int not null
);
alter table item_courtesy enable row level security;
alter table item_courtesy force row level security;
create policy in_scope on item_courtesy
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Why something was done about a customer, or was not: one row for each look at the case.
create table decision (
    customer_id uuid not null,
    seq bigint generated always as identity,
    legal_entity text not null,
    decided_on date not null,
    policy_version bigint not null,
    findings jsonb not null,
    next_on date,
    primary key (customer_id, seq)
);
alter table decision enable row level security;
alter table decision force row level security;
create policy in_scope on decision
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table notice (
    id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    cycle int not null,
    step text not null,
    channel text not null,
    -- the day of a courtesy, of which there may be several in a cycle
    occasion date,
    template text not null,
    policy_version bigint not null,
    decided_on date not null,
    state text not null check (state in ('due', 'sending', 'sent', 'suppressed', 'failed', 'unconfirmed')),
    reason text,
    sent_on date,
    -- the message as it goes out, from the beginning of its sending on
    message_id text,
    recipient text,
    language char(2),
    subject text,
    body_text text,
    body_html text,
    payment_code text,
    -- until when whoever works on it may be believed to be alive, by the real clock
    lease_until timestamptz,
    attempts int not null default 0,
    version bigint not null,
    facts bigint not null,
    unique nulls not distinct (legal_entity, customer_id, cycle, step, channel, occasion),
    check ((state in ('suppressed', 'failed')) = (reason is not null)),
    check ((state = 'sent') = (sent_on is not null)),
    check (state not in ('sending', 'unconfirmed') or message_id is not null)
);
create index notice_to_send on notice (legal_entity, id) where state = 'due';
create index notice_on_its_way on notice (lease_until) where state = 'sending';
create index notice_by_day on notice (legal_entity, decided_on, id);
create index notice_by_customer on notice (customer_id, decided_on, id);
alter table notice enable row level security;
alter table notice force row level security;
create policy in_scope on notice
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table notice_line (
    notice_id uuid not null,
    position int not null,
    legal_entity text not null,
    invoice_id uuid not null,
    number text not null,
    due_date date not null,
    currency char(3) not null,
    open_minor bigint not null,
    primary key (notice_id, position)
);
alter table notice_line enable row level security;
alter table notice_line force row level security;
create policy in_scope on notice_line
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table task (
    id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    kind text not null,
    cycle int not null,
    step text not null,
    due_on date not null,
    outcome text,
    completed_on date,
    version bigint not null,
    check ((outcome is null) = (completed_on is null))
);
create index task_open on task (legal_entity, customer_id) where outcome is null;
alter table task enable row level security;
alter table task force row level security;
create policy in_scope on task
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
