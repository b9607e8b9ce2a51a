-- Roles, schemas and replication of one Openitem database. Run once by a superuser on an empty database named
-- "openitem"; running it again changes nothing. The launcher, Compose, Kubernetes and the tests all run this file.
--
-- psql-style variables are not used, so that any client can run it: the passwords here are those of a local stack, and
-- every other installation sets its own with ALTER ROLE ... PASSWORD right after.
--
-- Each service has three roles:
--   <service>_owner    owns the schema and its tables; only migrations use it
--   <service>_service  what the service logs in as; sees what its caller's legal entities allow, by row-level security
--   <service>_worker   what consumers and sweeps switch to (set local role); works for every legal entity
do $$
declare
    service text;
    made boolean;
begin
    if not exists (select from pg_roles where rolname = 'openitem_owner') then
        create role openitem_owner login password 'openitem_owner';
    end if;
    if not exists (select from pg_roles where rolname = 'openitem_replication') then
        create role openitem_replication login replication password 'openitem_replication';
    end if;
    if not exists (select from pg_roles where rolname = 'openitem_operations') then
        create role openitem_operations login bypassrls password 'openitem_operations';
    end if;
    execute format('grant create, connect on database %I to openitem_owner', current_database());
    execute format('grant create, connect on database %I to openitem_replication', current_database());
    create schema if not exists openitem authorization openitem_owner;
    grant usage on schema openitem to public;

    foreach service in array array['invoice', 'payment', 'dunning', 'risk', 'analytics'] loop
        made := exists (select from pg_roles where rolname = service || '_owner');
        if not made then
            execute format('create role %I login password %L', service || '_owner', service || '_owner');
            execute format('create role %I nologin bypassrls', service || '_worker');
            execute format('create role %I login password %L', service || '_service', service || '_service');
            execute format('grant %I to %I with inherit false, set true', service || '_worker', service || '_service');
        end if;
        execute format('create schema if not exists %I authorization %I', service, service || '_owner');
        execute format('grant usage on schema %I to %I, %I, openitem_replication, openitem_operations',
                service, service || '_service', service || '_worker');
        execute format('alter role %I set search_path = %I, openitem', service || '_service', service);
        execute format('alter role %I set search_path = %I, openitem', service || '_owner', service);
        -- What the owner creates, the service may use; row-level security decides on which rows.
        execute format('alter default privileges for role %I in schema %I grant select, insert, update, delete on tables to %I, %I',
                service || '_owner', service, service || '_service', service || '_worker');
        execute format('alter default privileges for role %I in schema %I grant select on tables to openitem_operations, openitem_replication',
                service || '_owner', service);
        execute format('alter default privileges for role %I in schema %I grant usage on sequences to %I, %I',
                service || '_owner', service, service || '_service', service || '_worker');
    end loop;
end
$$;
