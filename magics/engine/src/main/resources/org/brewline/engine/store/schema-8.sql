-- The longest and the shortest runs of many thousands.
create index run_by_duration on run((finished_at - started_at), id);
create index run_open on run(id) where finished_at is null;
