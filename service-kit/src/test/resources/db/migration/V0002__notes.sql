-- What the tests of idempotent writes leave behind, and show that they leave it once.
create table note (
    id uuid primary key default gen_random_uuid(),
    legal_entity text not null,
    text text not null
);
alter table note enable row level security;
alter table note force row level security;
create policy in_scope on note using (openitem.in_scope(legal_entity)) with check (openitem.in_scope(legal_entity));
