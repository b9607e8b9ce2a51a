-- A customer's money that has settled nothing yet: as small as what is in flight or unapplied, whatever was paid before.
create index payment_in_hand on payment (customer_id) where state in ('unapplied', 'proposed');
