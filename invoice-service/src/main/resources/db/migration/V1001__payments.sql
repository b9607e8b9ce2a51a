-- What payments settle. An item keeps how much of it is paid and up to which day that counts; each allocation keeps its
-- one answer.

-- The owner of the table is bound by its policies like everybody else, and this concerns every legal entity.
alter table invoice no force row level security;
alter table invoice
    add column applied_minor bigint not null default 0,
    -- the latest day on which a payment counts, and the latest on which one was taken back
    add column paid_up_to date,
    add column reopened_on date,
    -- the first day on which it was late; absent where it was never found to be
    add column overdue_since date;
update invoice set overdue_since = due_date + 1 where was_overdue or state = 'overdue';
alter table invoice
    drop column was_overdue,
    drop constraint invoice_state_check,
    drop constraint invoice_check3,
    add constraint invoice_state_check check (state in ('open', 'overdue', 'settled', 'cancelled')),
    add check (open_minor = case state when 'cancelled' then 0 else amount_minor - applied_minor end),
    add check (applied_minor between 0 and amount_minor),
    add check ((state in ('open', 'overdue')) = (open_minor > 0)),
    add check (state <> 'overdue' or overdue_since is not null),
    add check (state <> 'open' or overdue_since is null);
alter table invoice force row level security;

create table allocation (
    id uuid primary key,
    legal_entity text not null,
    payment_id uuid not null,
    invoice_id uuid not null,
    customer_id uuid not null,
    currency char(3) not null,
    proposed_minor bigint not null,
    applied_minor bigint not null check (applied_minor between 0 and proposed_minor),
    -- why not more was applied
    reason text,
    paid_on date,
    unapplied_on date check (unapplied_on >= paid_on),
    check ((applied_minor = proposed_minor) = (reason is null)),
    check ((applied_minor > 0) = (paid_on is not null))
);
create index allocation_by_payment on allocation (payment_id);
create index allocation_by_invoice on allocation (invoice_id);
alter table allocation enable row level security;
alter table allocation force row level security;
create policy in_scope on allocation
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
