-- How many days late an item was when its debtor, or a collector, was told of it last; not above 0 for a courtesy.
alter table item_courtesy rename to item_told;
alter table item_told rename column offset_days to days_late;

create index task_open_by_customer on task (customer_id) where outcome is null;

-- What the worklist names: messages that a person has to look at.
create index notice_in_trouble on notice (legal_entity, customer_id)
    where state in ('failed', 'unconfirmed')
        or (state = 'suppressed' and reason in ('no-email-address', 'unknown-customer'));

-- Who is in the midst of a cycle was told of what was overdue on the day of its last step. The owner, too, sees rows only
-- in a scope.
alter table item no force row level security;
alter table dunning_case no force row level security;
alter table step_taken no force row level security;
alter table item_told no force row level security;
insert into item_told as t (invoice_id, legal_entity, days_late)
select i.invoice_id, i.legal_entity, max(s.taken_on - i.due_date)
from item i
    join dunning_case c on c.customer_id = i.customer_id and c.running
    join step_taken s on s.customer_id = c.customer_id and s.cycle = c.cycle
where i.open_minor > 0 and s.taken_on > i.due_date
group by i.invoice_id, i.legal_entity
on conflict (invoice_id) do update set days_late = greatest(t.days_late, excluded.days_late);
alter table item force row level security;
alter table dunning_case force row level security;
alter table step_taken force row level security;
alter table item_told force row level security;
