-- The extremes of consecutive points: of 1,024 each (level 1) and of 32,768 each (level 2). A plot of millions of points
-- reads some hundred rows of these. Metrics logged before have none.
create table metric_bucket (
  metric_id integer not null references metric(id) on delete cascade,
  level integer not null,
  bucket integer not null,     -- seq divided by the points of a full bucket
  not_finite integer not null, -- NaN and infinities, which are not among the extremes
  low_step integer,
  low real,
  low_at integer,
  high_step integer,
  high real,
  high_at integer,
  primary key (metric_id, level, bucket)
) without rowid;
