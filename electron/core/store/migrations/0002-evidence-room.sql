-- The evidence room: long work that outlives the process, corrected text, Bates numbers, binders and productions.

-- Long work. `state`: running, paused, done, failed, cancelled. A running job of a process that died is found at the next start and can go on.
create table job (
  id text primary key,
  matter_id text not null references matter (id),
  kind text not null,
  state text not null,
  created_at text not null,
  data text not null check (json_valid(data))
) strict;
create index job_by_matter on job (matter_id, created_at);
create index job_by_state on job (state);

-- One line for each file offered to a job: `state` waiting, imported, duplicate or refused. Files found inside others follow with their container in `parent_no`.
create table job_file (
  job_id text not null references job (id),
  no integer not null check (no > 0),
  parent_no integer,
  state text not null,
  evidence_id text references evidence (id),
  data text not null check (json_valid(data)),
  primary key (job_id, no)
) strict, without rowid;
create index job_file_by_state on job_file (job_id, state);

-- Text put right by a person; what was read from the file itself lies in derived data and can be read again.
create table page_correction (
  evidence_id text not null references evidence (id),
  page integer not null check (page > 0),
  data text not null check (json_valid(data)),
  primary key (evidence_id, page)
) strict, without rowid;

-- Set by counsel: scheme, prefix, digits, size of a part.
create table exhibit_setting (
  matter_id text primary key references matter (id),
  data text not null check (json_valid(data))
) strict;

-- An exhibit set as built: parts sealed in the vault, and where every exhibit begins.
create table binder (
  id text primary key,
  matter_id text not null references matter (id),
  no integer not null check (no > 0),
  status text not null,
  created_at text not null,
  data text not null check (json_valid(data)),
  unique (matter_id, no)
) strict;

create table production (
  id text primary key,
  matter_id text not null references matter (id),
  no integer not null check (no > 0),
  created_at text not null,
  data text not null check (json_valid(data)),
  unique (matter_id, no)
) strict;

-- The one numbering register. A range once given is never given again; what replaces it gets numbers of its own.
create table bates_range (
  id text primary key,
  matter_id text not null references matter (id),
  prefix text not null,
  first integer not null check (first > 0),
  last integer not null check (last >= first),
  evidence_id text not null references evidence (id),
  -- What was stamped: the same pages keep their numbers in the next binder.
  rendition text not null,
  superseded_by text references bates_range (id),
  created_at text not null,
  data text not null check (json_valid(data))
) strict;
create index bates_range_by_matter on bates_range (matter_id, prefix, first);
create index bates_range_by_evidence on bates_range (evidence_id);

create trigger bates_range_unique before insert on bates_range
when exists (select 1 from bates_range where matter_id = new.matter_id and prefix = new.prefix and first <= new.last and last >= new.first)
begin select raise(abort, 'a Bates number is given once'); end;
create trigger bates_range_no_delete before delete on bates_range begin select raise(abort, 'the Bates register is append-only'); end;
create trigger bates_range_fixed before update of id, matter_id, prefix, first, last, evidence_id, rendition, created_at on bates_range
begin select raise(abort, 'the Bates register is append-only'); end;

-- Attachments of a message, members of an archive.
create index evidence_by_parent on evidence (data ->> 'parent') where data ->> 'parent' <> '';
