-- What collections need to know of an item beside what is owed: whether it is contested, and whether its due date was
-- announced. Neither changes an amount.
alter table invoice
    add column dispute_reason text,
    -- the business date on which the dispute began
    add column disputed_on date,
    -- the business date on which others were told that it would soon be due
    add column announced_on date,
    add check ((dispute_reason is null) = (disputed_on is null)),
    add check (state <> 'cancelled' or dispute_reason is null);

-- What the sweeps look at. An invoice that comes in is in one of these two, as it was in the one they replace.
drop index invoice_not_yet_due;
create index invoice_to_announce on invoice (legal_entity, due_date) where state = 'open' and announced_on is null;
create index invoice_announced on invoice (legal_entity, due_date) where state = 'open' and announced_on is not null;

-- Where debtors pay to; both of a legal entity's account or none, the second only with the first.
alter table legal_entity
    add column iban text,
    add column bic text,
    add check (bic is null or iban is not null);
