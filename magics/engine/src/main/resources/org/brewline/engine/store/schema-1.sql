-- Times are milliseconds since 1970 in UTC. Digests are SHA-256 as 64 hexadecimal digits.

-- A process that opened the store. It holds an operating system lock on locks/<id> while it lives.
create table session (
  id text primary key,
  pid integer not null,
  process_started integer not null,
  host text not null,
  opened_at integer not null
) without rowid;

-- A pipeline's shape, kept once per different shape.
create table pipeline (
  id integer primary key,
  digest text not null unique,
  name text not null,
  shape text not null -- JSON: steps, edges, config
);

-- A component as it was when a run used it, kept once per different source and environment.
create table component (
  id integer primary key,
  digest text not null unique,
  name text not null,
  source text not null,
  place text not null,
  imports text not null,      -- JSON list
  dependencies text not null, -- JSON object: coordinate to SHA-256 of the file
  code_hash text not null     -- over byte code without names, line numbers and layout
);

-- The byte code of the user's classes that a component uses.
create table component_class (
  component_id integer not null references component(id) on delete cascade,
  name text not null,
  bytes blob not null,
  primary key (component_id, name)
) without rowid;

create table run (
  id text primary key, -- UUID version 7: sorts by time
  pipeline_id integer not null references pipeline(id),
  pipeline text not null,
  state text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
  started_at integer not null,
  finished_at integer,
  jvm text not null,
  session_id text not null, -- whose process executes it
  resumed_from text         -- the run that this one goes on from
) without rowid;
create index run_by_pipeline on run(pipeline, id);
create index run_running on run(session_id) where state = 'RUNNING';

-- The cells (or files) whose code made the run.
create table cell (
  run_id text not null references run(id) on delete cascade,
  position integer not null,
  label text not null,
  source text not null,
  primary key (run_id, position)
) without rowid;

create table config (
  run_id text not null references run(id) on delete cascade,
  step text not null, -- '' for the pipeline's own
  name text not null,
  text text not null, -- as in YAML; of a secret only its name
  origin text not null check (origin in ('DEFAULT', 'PIPELINE_BODY', 'CONFIG', 'ARGUMENT')),
  secret integer not null,
  secret_digest text, -- keyed digest of a secret's value
  position integer not null,
  primary key (run_id, step, name)
) without rowid;

create table step (
  run_id text not null references run(id) on delete cascade,
  name text not null,
  position integer not null,
  component_id integer not null references component(id),
  component text not null,
  state text not null check (state in
    ('WAITING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED', 'INTERRUPTED')),
  started_at integer,
  finished_at integer,
  attempts integer not null default 0,
  reason text not null default '', -- why it was skipped
  failure text,                    -- JSON: exception, message, frames, causes, fullTrace
  cached_from text,                -- the run that executed it, if its outputs came from the cache
  cached_step text,                -- its name there
  cache_key text,
  cache_parts text,                -- JSON object: what the key was made of
  progress_done integer,
  progress_total integer,
  progress_message text,
  progress_at integer,
  primary key (run_id, name)
) without rowid;
create index step_by_cache_key on step(cache_key, finished_at) where cache_key is not null and cached_from is null;

-- An attempt that failed and was followed by another one.
create table retry (
  run_id text not null,
  step text not null,
  attempt integer not null,
  started_at integer not null,
  failed_at integer not null,
  failure text not null,
  primary key (run_id, step, attempt),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
) without rowid;

-- Lineage: what a step took from which step's output.
create table input (
  run_id text not null,
  step text not null,
  position integer not null,
  parameter text not null,
  from_step text not null,
  from_output text not null,
  content text not null, -- digest of the artifact
  primary key (run_id, step, position),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
) without rowid;
create index input_by_content on input(content);

create table artifact (
  run_id text not null,
  step text not null,
  name text not null,
  position integer not null,
  kind text not null check (kind in ('MODEL', 'DATA', 'METRIC', 'REPORT', 'LOG', 'VALUE')),
  type text not null,
  handler text not null,
  content text not null, -- objects/<first two digits>/<the others>; of a folder its manifest
  size integer not null,
  media_type text not null,
  extension text not null,
  folder integer not null,
  preview text not null, -- JSON
  primary key (run_id, step, name),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
) without rowid;
create index artifact_by_content on artifact(content);

create table static_metric (
  run_id text not null,
  step text not null,
  name text not null,
  position integer not null,
  value real,          -- of a scalar; null for NaN and for metrics that are not one number
  metric text not null, -- JSON
  at integer not null,
  primary key (run_id, step, name),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
) without rowid;

create table metric (
  id integer primary key,
  run_id text not null,
  step text not null,
  name text not null,
  unique (run_id, step, name),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
);

-- Points of dynamic metrics in the order they were logged.
create table metric_point (
  metric_id integer not null references metric(id) on delete cascade,
  seq integer not null,
  step integer not null,
  value real, -- null for NaN; infinities are kept as such
  at integer not null,
  primary key (metric_id, seq)
) without rowid;
