-- A store as schema 4 left it. Never changed: what reads stores has to read this one.
CREATE TABLE artifact (
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
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000001','load','output',0,'DATA','byte[]','bytes','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8',2000,'application/octet-stream','.bin',0,'{"form":"opaque","description":"2,000 bytes"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000001','publish','output',0,'VALUE','String','text','b04e5ea201bb040cae53f693f6a38a3e00b62da6039ca248fecd59b7fc842894',9,'text/plain; charset=utf-8','.txt',0,'{"form":"value","text":"published"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000001','train','accuracy',0,'VALUE','double','json','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141',4,'application/json','.json',0,'{"form":"value","text":"0.95"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000001','train','verdict',1,'VALUE','String','text','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c',4,'text/plain; charset=utf-8','.txt',0,'{"form":"value","text":"good"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000002','load','output',0,'DATA','byte[]','bytes','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8',2000,'application/octet-stream','.bin',0,'{"form":"opaque","description":"2,000 bytes"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000002','train','accuracy',0,'VALUE','double','json','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141',4,'application/json','.json',0,'{"form":"value","text":"0.95"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000002','train','verdict',1,'VALUE','String','text','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c',4,'text/plain; charset=utf-8','.txt',0,'{"form":"value","text":"good"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000003','load','output',0,'DATA','byte[]','bytes','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8',2000,'application/octet-stream','.bin',0,'{"form":"opaque","description":"2,000 bytes"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000003','publish','output',0,'VALUE','String','text','b04e5ea201bb040cae53f693f6a38a3e00b62da6039ca248fecd59b7fc842894',9,'text/plain; charset=utf-8','.txt',0,'{"form":"value","text":"published"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000003','train','accuracy',0,'VALUE','double','json','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141',4,'application/json','.json',0,'{"form":"value","text":"0.95"}');
INSERT INTO "artifact" VALUES('018bcfe5-6800-7000-8000-000000000003','train','verdict',1,'VALUE','String','text','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c',4,'text/plain; charset=utf-8','.txt',0,'{"form":"value","text":"good"}');
CREATE TABLE cell (
  run_id text not null references run(id) on delete cascade,
  position integer not null,
  label text not null,
  source text not null,
  primary key (run_id, position)
) without rowid;
CREATE TABLE component (
  id integer primary key,
  digest text not null unique,
  name text not null,
  source text not null,
  place text not null,
  imports text not null,      -- JSON list
  dependencies text not null, -- JSON object: coordinate to SHA-256 of the file
  code_hash text not null     -- over byte code without names, line numbers and layout
);
INSERT INTO "component" VALUES(1,'7f927a3f1cdd165a54873989e8b31f6fb9134c0f689a7b7a3d5bb773ad4e1b6e','load','','Sample.java','[]','{}','0d0fa6839dad1552f09bd63a27e27965da4c42e6b225e7d5607fd807ffd46ccf');
INSERT INTO "component" VALUES(2,'defb18bc875d487a5d73e4060afacfb8550d473e0123af9e4f2fb67b1091f369','train','','Sample.java','[]','{}','158104b5d08ecd15aa439884be180a91107fa87e91893c5c88a85fc2bb3c9c2a');
INSERT INTO "component" VALUES(3,'8e70ae49dfe4acc55f336f4211514e4e3994e55269db9fda54b3090690d90be3','publish','','Sample.java','[]','{}','d2365cdb18ed25562947f33112fbb5021ba3ded5efbf258ae31b2d35d66f7dd2');
CREATE TABLE component_class (
  component_id integer not null references component(id) on delete cascade,
  name text not null,
  bytes blob not null,
  primary key (component_id, name)
) without rowid;
INSERT INTO "component_class" VALUES(1,'Sample',X'CAFE');
INSERT INTO "component_class" VALUES(1,'Sample$Score',X'CAFE');
INSERT INTO "component_class" VALUES(2,'Sample',X'CAFE');
INSERT INTO "component_class" VALUES(2,'Sample$Score',X'CAFE');
INSERT INTO "component_class" VALUES(3,'Sample',X'CAFE');
INSERT INTO "component_class" VALUES(3,'Sample$Score',X'CAFE');
CREATE TABLE config (
  run_id text not null references run(id) on delete cascade,
  step text not null, -- '' for the pipeline's own
  name text not null,
  text text not null, -- as in YAML; of a secret only its name
  origin text not null check (origin in ('DEFAULT', 'PIPELINE_BODY', 'CONFIG', 'ARGUMENT')),
  secret integer not null,
  secret_digest text, -- keyed digest of a secret's value
  position integer not null, number real,
  primary key (run_id, step, name)
) without rowid;
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000001','load','bytes','2000','DEFAULT',0,NULL,0,2000.0);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000001','publish','broken','false','DEFAULT',0,NULL,4,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000001','train','c','0.5','DEFAULT',0,NULL,2,0.5);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000001','train','kernel','rbf','DEFAULT',0,NULL,1,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000001','train','key','"${env:HOME}"','ARGUMENT',1,'digest',3,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000002','load','bytes','2000','DEFAULT',0,NULL,0,2000.0);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000002','publish','broken','true','ARGUMENT',0,NULL,4,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000002','train','c','0.75','ARGUMENT',0,NULL,2,0.75);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000002','train','kernel','rbf','DEFAULT',0,NULL,1,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000002','train','key','"${env:HOME}"','ARGUMENT',1,'digest',3,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000003','load','bytes','2000','DEFAULT',0,NULL,0,2000.0);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000003','publish','broken','false','DEFAULT',0,NULL,4,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000003','train','c','0.5','DEFAULT',0,NULL,2,0.5);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000003','train','kernel','rbf','DEFAULT',0,NULL,1,NULL);
INSERT INTO "config" VALUES('018bcfe5-6800-7000-8000-000000000003','train','key','"${env:HOME}"','ARGUMENT',1,'digest',3,NULL);
CREATE TABLE input (
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
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000001','publish',0,'score','train','accuracy','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000001','publish',1,'score','train','verdict','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000001','train',0,'data','load','output','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000002','publish',0,'score','train','accuracy','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000002','publish',1,'score','train','verdict','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000002','train',0,'data','load','output','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000003','publish',0,'score','train','accuracy','22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000003','publish',1,'score','train','verdict','770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c');
INSERT INTO "input" VALUES('018bcfe5-6800-7000-8000-000000000003','train',0,'data','load','output','2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8');
CREATE TABLE metric (
  id integer primary key,
  run_id text not null,
  step text not null,
  name text not null,
  unique (run_id, step, name),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
);
INSERT INTO "metric" VALUES(1,'018bcfe5-6800-7000-8000-000000000001','train','loss');
INSERT INTO "metric" VALUES(2,'018bcfe5-6800-7000-8000-000000000002','train','loss');
CREATE TABLE metric_bucket (
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
INSERT INTO "metric_bucket" VALUES(1,1,0,0,4,0.2,1795655791097,0,1.0,1795655791097);
INSERT INTO "metric_bucket" VALUES(1,2,0,0,4,0.2,1795655791097,0,1.0,1795655791097);
INSERT INTO "metric_bucket" VALUES(2,1,0,0,4,0.2,1795655791300,0,1.0,1795655791300);
INSERT INTO "metric_bucket" VALUES(2,2,0,0,4,0.2,1795655791300,0,1.0,1795655791300);
CREATE TABLE metric_point (
  metric_id integer not null references metric(id) on delete cascade,
  seq integer not null,
  step integer not null,
  value real, -- null for NaN; infinities are kept as such
  at integer not null,
  primary key (metric_id, seq)
) without rowid;
INSERT INTO "metric_point" VALUES(1,0,0,1.0,1700000000862);
INSERT INTO "metric_point" VALUES(1,1,1,0.5,1700000000862);
INSERT INTO "metric_point" VALUES(1,2,2,3.33333333333333314829e-01,1700000000862);
INSERT INTO "metric_point" VALUES(1,3,3,0.25,1700000000862);
INSERT INTO "metric_point" VALUES(1,4,4,0.2,1700000000862);
INSERT INTO "metric_point" VALUES(2,0,0,1.0,1700000001065);
INSERT INTO "metric_point" VALUES(2,1,1,0.5,1700000001065);
INSERT INTO "metric_point" VALUES(2,2,2,3.33333333333333314829e-01,1700000001065);
INSERT INTO "metric_point" VALUES(2,3,3,0.25,1700000001065);
INSERT INTO "metric_point" VALUES(2,4,4,0.2,1700000001065);
CREATE TABLE pipeline (
  id integer primary key,
  digest text not null unique,
  name text not null,
  shape text not null -- JSON: steps, edges, config
);
INSERT INTO "pipeline" VALUES(1,'740e853964d347611591f17e69d1c19c0bcd8e6e23f7f1fadbca7e94162daac0','penguins','{"name":"penguins","documentation":"","steps":[{"name":"load","component":"load","documentation":"","config":[{"name":"bytes","type":"int","value":"2000","open":true}],"inputs":[],"outputs":[{"name":"output","type":"byte[]"}],"guard":null,"place":"Sample.java:8","each":"","atExit":false},{"name":"train","component":"train","documentation":"","config":[{"name":"kernel","type":"String","value":"rbf","open":true},{"name":"c","type":"double","value":"0.5","open":true},{"name":"key","type":"Secret","value":null,"open":true}],"inputs":[{"name":"data","type":"byte[]"}],"outputs":[{"name":"accuracy","type":"double"},{"name":"verdict","type":"String"}],"guard":null,"place":"Sample.java:8","each":"","atExit":false},{"name":"publish","component":"publish","documentation":"","config":[{"name":"score","type":"Score","value":"= train","open":false},{"name":"broken","type":"boolean","value":"false","open":true}],"inputs":[],"outputs":[{"name":"output","type":"String"}],"guard":null,"place":"Sample.java:8","each":"","atExit":false}],"edges":[{"from":"load","to":"train","output":"","parameter":"data","reason":"INPUT"},{"from":"train","to":"publish","output":"","parameter":"score","reason":"CONFIG"}],"config":[]}');
CREATE TABLE retry (
  run_id text not null,
  step text not null,
  attempt integer not null,
  started_at integer not null,
  failed_at integer not null,
  failure text not null,
  primary key (run_id, step, attempt),
  foreign key (run_id, step) references step(run_id, name) on delete cascade
) without rowid;
CREATE TABLE run (
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
INSERT INTO "run" VALUES('018bcfe5-6800-7000-8000-000000000001',1,'penguins','SUCCEEDED',1700000000000,1700000000983,'a JVM 17','00000000-0000-4000-8000-000000000001',NULL);
INSERT INTO "run" VALUES('018bcfe5-6800-7000-8000-000000000002',1,'penguins','FAILED',1700000000997,1700000001115,'a JVM 17','00000000-0000-4000-8000-000000000001',NULL);
INSERT INTO "run" VALUES('018bcfe5-6800-7000-8000-000000000003',1,'penguins','SUCCEEDED',1700000001123,1700000001206,'a JVM 17','00000000-0000-4000-8000-000000000001',NULL);
INSERT INTO "run" VALUES('018bcfe5-6800-7000-8000-000000000004',1,'penguins','RUNNING',1700000000000,NULL,'a JVM 17','00000000-0000-4000-8000-000000000002',NULL);
CREATE TABLE schema_version (version integer primary key, applied_at integer not null) without rowid;
INSERT INTO "schema_version" VALUES(1,0);
INSERT INTO "schema_version" VALUES(2,0);
INSERT INTO "schema_version" VALUES(3,0);
INSERT INTO "schema_version" VALUES(4,0);
CREATE TABLE session (
  id text primary key,
  pid integer not null,
  process_started integer not null,
  host text not null,
  opened_at integer not null
) without rowid;
INSERT INTO "session" VALUES('00000000-0000-4000-8000-000000000002',1,0,'elsewhere',0);
CREATE TABLE small_object (
  content text primary key, -- digest of the bytes
  bytes blob not null,
  stored_at integer not null
) without rowid;
INSERT INTO "small_object" VALUES('22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141',X'302E3935',1700000001066);
INSERT INTO "small_object" VALUES('770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c',X'676F6F64',1700000001066);
INSERT INTO "small_object" VALUES('b04e5ea201bb040cae53f693f6a38a3e00b62da6039ca248fecd59b7fc842894',X'7075626C6973686564',1700000000989);
CREATE TABLE static_metric (
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
INSERT INTO "static_metric" VALUES('018bcfe5-6800-7000-8000-000000000001','train','f1',0,0.75,'{"form":"scalar","name":"f1","value":0.75,"better":null}',1700000000931);
INSERT INTO "static_metric" VALUES('018bcfe5-6800-7000-8000-000000000002','train','f1',0,0.75,'{"form":"scalar","name":"f1","value":0.75,"better":null}',1700000001067);
CREATE TABLE step (
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
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000001','load',0,1,'load','SUCCEEDED',1700000000734,1700000000770,1,'',NULL,NULL,NULL,'d237f7cd6644a70ee3bf35ae9e5c0165478b0c546b36000bef5726ea93c9410a','{"code":"0d0fa6839dad1552f09bd63a27e27965da4c42e6b225e7d5607fd807ffd46ccf load","config bytes":"2000"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000001','publish',2,3,'publish','SUCCEEDED',1700000000975,1700000000977,1,'',NULL,NULL,NULL,'eb2f567ad6fa660a226df8ce2eb1b3081b353265fb9f1e88594890892f7fac76','{"code":"d2365cdb18ed25562947f33112fbb5021ba3ded5efbf258ae31b2d35d66f7dd2 publish","config broken":"false","input score":"json:22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141 text:770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000001','train',1,2,'train','SUCCEEDED',1700000000847,1700000000959,1,'',NULL,NULL,NULL,'6644069abfbe213aafb28f3c0acfe1a809098ca5b39c21d93e0534efde4767ac','{"code":"158104b5d08ecd15aa439884be180a91107fa87e91893c5c88a85fc2bb3c9c2a train","config c":"0.5","config kernel":"rbf","config key":"50ed95b0d07e9a5a23765cfba70d2bda22503bd45e4771c697b5203a10133f53","input data":"bytes:2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000002','load',0,1,'load','SUCCEEDED',1700000001057,1700000001057,0,'',NULL,'018bcfe5-6800-7000-8000-000000000001','load','d237f7cd6644a70ee3bf35ae9e5c0165478b0c546b36000bef5726ea93c9410a','{"code":"0d0fa6839dad1552f09bd63a27e27965da4c42e6b225e7d5607fd807ffd46ccf load","config bytes":"2000"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000002','publish',2,3,'publish','FAILED',1700000001075,1700000001092,1,'','{"exception":"java.lang.IllegalStateException","message":"the server is away","frames":[{"method":"publish","place":"Sample.java:6"}],"causes":[],"fullTrace":"java.lang.IllegalStateException: the server is away\n\tat Sample.publish(Sample.java:6)\n"}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000002','train',1,2,'train','SUCCEEDED',1700000001063,1700000001068,1,'',NULL,NULL,NULL,'20834d3c924fc64ecdd2a3f14005d7746d75a7935b66c134ca50523df4487038','{"code":"158104b5d08ecd15aa439884be180a91107fa87e91893c5c88a85fc2bb3c9c2a train","config c":"0.75","config kernel":"rbf","config key":"50ed95b0d07e9a5a23765cfba70d2bda22503bd45e4771c697b5203a10133f53","input data":"bytes:2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000003','load',0,1,'load','SUCCEEDED',1700000001148,1700000001148,0,'',NULL,'018bcfe5-6800-7000-8000-000000000001','load','d237f7cd6644a70ee3bf35ae9e5c0165478b0c546b36000bef5726ea93c9410a','{"code":"0d0fa6839dad1552f09bd63a27e27965da4c42e6b225e7d5607fd807ffd46ccf load","config bytes":"2000"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000003','publish',2,3,'publish','SUCCEEDED',1700000001205,1700000001205,0,'',NULL,'018bcfe5-6800-7000-8000-000000000001','publish','eb2f567ad6fa660a226df8ce2eb1b3081b353265fb9f1e88594890892f7fac76','{"code":"d2365cdb18ed25562947f33112fbb5021ba3ded5efbf258ae31b2d35d66f7dd2 publish","config broken":"false","input score":"json:22fa3ce4995af8d96fcd771f0e1f5d74d8a98f36c3eec8e95bdf7524926b0141 text:770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000003','train',1,2,'train','SUCCEEDED',1700000001152,1700000001152,0,'',NULL,'018bcfe5-6800-7000-8000-000000000001','train','6644069abfbe213aafb28f3c0acfe1a809098ca5b39c21d93e0534efde4767ac','{"code":"158104b5d08ecd15aa439884be180a91107fa87e91893c5c88a85fc2bb3c9c2a train","config c":"0.5","config kernel":"rbf","config key":"50ed95b0d07e9a5a23765cfba70d2bda22503bd45e4771c697b5203a10133f53","input data":"bytes:2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8"}',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES('018bcfe5-6800-7000-8000-000000000004','load',0,1,'load','RUNNING',1700000000734,NULL,1,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE INDEX run_by_pipeline on run(pipeline, id);
CREATE INDEX run_running on run(session_id) where state = 'RUNNING';
CREATE INDEX step_by_cache_key on step(cache_key, finished_at) where cache_key is not null and cached_from is null;
CREATE INDEX step_by_origin on step(cached_from, cached_step) where cached_from is not null;
