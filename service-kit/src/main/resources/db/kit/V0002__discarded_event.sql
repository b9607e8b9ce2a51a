-- Records that an operator took out for good, because no consumer can ever take them in: as they came, and who did it
-- and why. One that lies here is passed over when it comes again, so this table outlives a rebuild: a service's
-- rebuild() empties inbox_offset, inbox_event and parked_event, never this.
create table discarded_event (
    consumer text not null,
    topic text not null,
    partition int not null,
    record_offset bigint not null,
    event_key text not null,
    event_id uuid,
    legal_entity text,
    headers jsonb not null,
    payload bytea,
    problem text not null,
    reason text not null,
    discarded_by text not null,
    discarded_at timestamptz not null default now(),
    primary key (consumer, topic, partition, record_offset)
);
alter table discarded_event enable row level security;
alter table discarded_event force row level security;
create policy in_scope on discarded_event using (openitem.in_scope(legal_entity));
