-- What a config value is as a number, if it is one, so that runs are found and sorted by it.
alter table config add column number real;

-- Which steps took results of a run: for their metrics, and for removing runs.
create index step_by_origin on step(cached_from, cached_step) where cached_from is not null;
