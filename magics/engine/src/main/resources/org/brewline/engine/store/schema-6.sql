-- Where a run came from that was not executed in this store.
create table run_origin (
  run_id text primary key references run(id) on delete cascade,
  bundle text not null,       -- the name of the file that it came in
  fingerprint text not null,  -- SHA-256 of the run as that file tells it
  made_by text not null,      -- empty if they did not say
  made_on text not null,      -- the machine; empty if they did not say
  made_at integer not null,   -- when the file was written
  imported_at integer not null,
  trusted integer not null    -- whether it may be deserialized, and stand in for other steps
);

-- What would let steps of imported runs stand in for others, until somebody trusts them.
create table untrusted_step (
  run_id text not null,
  step text not null,
  cache_key text,
  cache_parts text,
  primary key (run_id, step),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
);

-- The content that came with imported runs which nobody trusts yet.
create table untrusted_content (
  content text not null,
  run_id text not null references run(id) on delete cascade,
  primary key (content, run_id)
);
