-- Points that came fast, many to a row: a row each costs more than logging them. Curves that grow slowly have rows in
-- metric_point. seq counts the points of both.
create table metric_chunk (
  metric_id integer not null references metric(id) on delete cascade,
  seq integer not null,    -- of the first point
  points integer not null, -- how many
  packed blob not null,    -- see "Packed points" in docs/store.md
  primary key (metric_id, seq)
) without rowid;
