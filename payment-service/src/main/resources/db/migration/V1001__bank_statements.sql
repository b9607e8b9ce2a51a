-- What banks have stated. A statement and each of its entries are kept once, however often the file comes.
create table bank_statement (
    legal_entity text not null,
    account text not null,
    statement_id text not null,
    first_received_at timestamptz not null,
    primary key (legal_entity, account, statement_id)
);
alter table bank_statement enable row level security;
alter table bank_statement force row level security;
create policy in_scope on bank_statement
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table bank_entry (
    legal_entity text not null,
    reference text not null,
    account text not null,
    statement_id text not null,
    position int not null,
    detail int not null,
    kind text not null check (kind in ('receipt', 'reversal', 'payout', 'payout-reversal')),
    currency char(3) not null,
    amount_minor bigint not null,
    booked_on date not null,
    end_to_end text,
    -- what it became, or what it took back; absent where it is no money of a debtor or nothing was found
    payment_id uuid,
    outcome text not null,
    primary key (legal_entity, reference)
);
-- How a reversal finds what it reverses.
create index bank_entry_by_end_to_end on bank_entry (legal_entity, account, end_to_end) where kind = 'receipt';
alter table bank_entry enable row level security;
alter table bank_entry force row level security;
create policy in_scope on bank_entry
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
