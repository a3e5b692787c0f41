-- Content too small for a file of its own under objects/: a row is written with the run's other rows.
create table small_object (
  content text primary key, -- digest of the bytes
  bytes blob not null,
  stored_at integer not null
) without rowid;

-- Nothing asks by content; each step that takes many outputs paid for it.
drop index input_by_content;
drop index artifact_by_content;
