-- What was settled and is open again now leaves the day on which it was settled, is counted as open once, and a sale that
-- is withdrawn ahead of its date is undone on that date. What was taken in before is on other days: all is read again.
truncate kpi_day, item, item_move, customer, timeline, legal_entity, inbox_offset, inbox_event, parked_event;
