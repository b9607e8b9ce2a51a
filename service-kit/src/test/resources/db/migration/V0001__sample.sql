-- The sample aggregate on which the kit proves its claims, and a projection of its facts.
create table tally (
    customer_id uuid primary key,
    legal_entity text not null,
    currency char(3) not null,
    total_minor bigint not null,
    closed boolean not null,
    version bigint not null
);
alter table tally enable row level security;
alter table tally force row level security;
create policy in_scope on tally using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));

create table tally_projection (
    customer_id uuid primary key,
    legal_entity text not null,
    total_minor bigint not null,
    facts bigint not null,
    versions bigint[] not null
);
alter table tally_projection enable row level security;
alter table tally_projection force row level security;
create policy in_scope on tally_projection
    using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
