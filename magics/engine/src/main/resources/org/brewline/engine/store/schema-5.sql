-- What people say of a run, and which sweep it is a trial of. A garbage collection leaves what is pinned, lists leave
-- out what is archived; trials count from 1; ended_because says why a run was cancelled from outside, in a sentence.
alter table run add column name text not null default '';
alter table run add column note text not null default '';
alter table run add column pinned integer not null default 0;
alter table run add column archived integer not null default 0;
alter table run add column sweep_id text;
alter table run add column trial integer;
alter table run add column ended_because text not null default '';
create index run_by_state on run(state, id);
create index run_by_start on run(started_at, id);
create index run_by_sweep on run(sweep_id, trial) where sweep_id is not null;
create index run_by_name on run(name, id) where name <> '';

create table tag (
  run_id text not null references run(id) on delete cascade,
  tag text not null,
  primary key (run_id, tag)
) without rowid;
create index tag_by_tag on tag(tag, run_id);

-- What runs are found by: the numbers of a step, also of one that came from the cache. Its scalar static metrics, its
-- numeric results, and the last value of each curve.
create table measure (
  run_id text not null references run(id) on delete cascade,
  step text not null,
  name text not null,
  value real not null,
  primary key (run_id, step, name)
) without rowid;
create index measure_by_value on measure(name, step, value);

insert into measure
  select step.run_id, step.name, static_metric.name, static_metric.value
  from step join static_metric on static_metric.run_id = coalesce(step.cached_from, step.run_id)
    and static_metric.step = coalesce(step.cached_step, step.name)
  where static_metric.value is not null;

-- Numbers of config that was written before there was a column for them.
update config set number = cast(text as real)
  where number is null and secret = 0
    and (text = cast(cast(text as integer) as text) or text = cast(cast(text as real) as text));
create index config_by_value on config(name, step, number, text);

-- Runs of one pipeline with varied config, in search of the best.
create table sweep (
  id text primary key, -- UUID version 7: sorts by time
  pipeline text not null,
  state text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
  started_at integer not null,
  finished_at integer,
  plan text not null,               -- JSON: what is varied, how it is searched, and what is best
  message text not null default '', -- why it failed
  session_id text not null          -- whose process executes it
) without rowid;
