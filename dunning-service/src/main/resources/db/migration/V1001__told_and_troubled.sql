-- How many days late an item was when its debtor, or a collector, was told of it last; not above 0 for a courtesy.
alter table item_courtesy rename to item_told;
alter table item_told rename column offset_days to days_late;

create index task_open_by_customer on task (customer_id) where outcome is null;

-- What the worklist names: messages that a person has to look at.
create index notice_in_trouble on notice (legal_entity, customer_id)
    where state in ('failed', 'unconfirmed')
        or (state = 'suppressed' and reason in ('no-email-address', 'unknown-customer'));
