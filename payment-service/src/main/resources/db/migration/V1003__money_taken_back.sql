-- Whether a bank has taken a payment back: as small as what was.
create index bank_entry_by_reversed on bank_entry (payment_id) where kind = 'reversal';
