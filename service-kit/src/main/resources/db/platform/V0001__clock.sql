-- What all services share: the one clock and the test of scope that every row-level policy uses.

create table clock (
    only_row boolean primary key default true check (only_row),
    -- null: real time; otherwise the simulated instant, at which time stands still until it is moved
    simulated_at timestamptz,
    moved_at timestamptz not null default clock_timestamp()
);
insert into clock default values;
alter table clock enable row level security;
alter table clock force row level security;
create policy everyone_reads on clock for select using (true);
create policy operations_move on clock for update to openitem_operations, openitem_owner using (true);
grant select on clock to public;
grant update on clock to openitem_operations;

-- The instant of the current transaction, real or simulated.
create function clock_instant() returns timestamptz
    language sql stable parallel safe
    as $$ select coalesce((select simulated_at from openitem.clock), now()) $$;

-- Whether the running transaction was opened for this legal entity. A transaction that never said for whom it works
-- sees nothing: the setting is absent or empty, and so is the array.
create function in_scope(legal_entity text) returns boolean
    language sql stable parallel safe
    as $$ select legal_entity = any (string_to_array(current_setting('openitem.entities', true), ',')) $$;
