-- The projection: what each day changed in the figures of a legal entity, per currency. A figure as of a day is the sum
-- of the days up to it, so facts may arrive in whatever order and a fact costs one row, whatever is in the table.
create table kpi_day (
    legal_entity text not null,
    currency char(3) not null,
    day date not null,
    -- sales: issued on the day by the document's date; withdrawn on the day
    issued_minor bigint not null,
    issued_count bigint not null,
    cancelled_minor bigint not null,
    cancelled_count bigint not null,
    -- changes of what is owed, and of the part that is late; in amounts and in open items
    receivable_minor bigint not null,
    receivable_count bigint not null,
    overdue_minor bigint not null,
    overdue_count bigint not null,
    primary key (legal_entity, currency, day)
);
alter table kpi_day enable row level security;
alter table kpi_day force row level security;
create policy in_scope on kpi_day using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Our copy of the companies, for their time zones.
create table legal_entity (
    legal_entity text primary key,
    currency char(3) not null,
    time_zone text not null,
    version bigint not null
);
alter table legal_entity enable row level security;
alter table legal_entity force row level security;
create policy in_scope on legal_entity
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

-- Empties the projection and forgets what was taken in, so that the service reads everything again when it starts.
-- A consumer that runs meanwhile would go on where it is and lose what lies before: rebuild() is refused while the
-- service is connected, unless the caller says that its channels are off.
create function rebuild(channels_are_off boolean default false) returns void
    language plpgsql security definer set search_path = analytics, pg_temp
as $$
begin
    if not channels_are_off and exists (select from pg_stat_activity where usename = 'analytics_service') then
        raise exception 'analytics-service is running'
            using hint = 'Stop it, call analytics.rebuild() again and start it.';
    end if;
    truncate kpi_day, legal_entity, inbox_offset, inbox_event, parked_event;
end
$$;
revoke execute on function rebuild(boolean) from public;
grant execute on function rebuild(boolean) to openitem_operations;
