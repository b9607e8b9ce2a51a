-- A due date that another ledger has kept is taken over as it is, also where it lies before the date of the document.
do $$
declare
    rule text;
begin
    for rule in
        select conname from pg_constraint
        where conrelid = 'invoice'::regclass and contype = 'c'
            and pg_get_constraintdef(oid) = 'CHECK ((due_date >= issue_date))'
    loop
        execute format('alter table invoice drop constraint %I', rule);
    end loop;
end
$$;
