CREATE TRIGGER bates_range_fixed before update of id, matter_id, prefix, first, last, evidence_id, rendition, created_at on bates_range
begin select raise(abort, 'the Bates register is append-only'); end;

CREATE TRIGGER bates_range_no_delete before delete on bates_range begin select raise(abort, 'the Bates register is append-only'); end;

CREATE TRIGGER bates_range_unique before insert on bates_range
when exists (select 1 from bates_range where matter_id = new.matter_id and prefix = new.prefix and first <= new.last and last >= new.first)
begin select raise(abort, 'a Bates number is given once'); end;

CREATE TRIGGER blob_no_delete before delete on blob begin select raise(abort, 'the vault is write-once'); end;

CREATE TRIGGER blob_no_update before update on blob begin select raise(abort, 'the vault is write-once'); end;

CREATE TRIGGER custody_no_delete before delete on custody begin select raise(abort, 'custody is append-only'); end;

CREATE TRIGGER custody_no_replace before insert on custody when exists (select 1 from custody where seq = new.seq)
begin select raise(abort, 'custody is append-only'); end;

CREATE TRIGGER custody_no_update before update on custody begin select raise(abort, 'custody is append-only'); end;

CREATE TRIGGER evidence_kept_as_received before update of id, matter_id, sha256, size, media_type, received_at on evidence
when new.id <> old.id or new.matter_id <> old.matter_id or new.sha256 <> old.sha256 or new.size <> old.size
  or new.media_type <> old.media_type or new.received_at <> old.received_at
begin select raise(abort, 'evidence is kept as received'); end;

CREATE TRIGGER evidence_no_delete before delete on evidence begin select raise(abort, 'evidence is withdrawn, not deleted'); end;

CREATE TRIGGER identity_key_identifier_changed after update on identifier begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_identifier_gone after delete on identifier begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_purchase_changed after update on purchase begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_purchase_gone after delete on purchase begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_seller_changed after update on seller begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_seller_gone after delete on seller begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_storefront_changed after update on storefront begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER identity_key_storefront_gone after delete on storefront begin
  delete from identity_key where origin_id = old.id;
end;

CREATE TRIGGER journal_no_delete before delete on journal begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_no_replace before insert on journal when exists (select 1 from journal where seq = new.seq)
begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_no_update before update on journal begin select raise(abort, 'the journal is append-only'); end;

CREATE TABLE bates_range (
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

CREATE TABLE binder (
  id text primary key,
  matter_id text not null references matter (id),
  no integer not null check (no > 0),
  status text not null,
  created_at text not null,
  data text not null check (json_valid(data)),
  unique (matter_id, no)
) strict;

CREATE TABLE blob (
  sha256 text primary key check (length(sha256) = 64),
  size integer not null check (size >= 0),
  created_at text not null
) strict;

CREATE TABLE custody (
  seq integer primary key,
  item text not null,
  event text not null,
  at text not null,
  actor text not null,
  door text not null,
  purpose text not null,
  hash_before text,
  hash_after text,
  detail text not null check (json_valid(detail)),
  prev_hash text not null,
  hash text not null
) strict;

CREATE TABLE damages_head (
  id text primary key,
  matter_id text not null references matter (id),
  position integer not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE evidence (
  id text primary key,
  matter_id text not null references matter (id),
  sha256 text not null references blob (sha256),
  size integer not null,
  media_type text not null,
  received_at text not null,
  withdrawn integer not null default 0,
  data text not null check (json_valid(data)),
  unique (matter_id, sha256)
) strict;

CREATE TABLE evidence_link (
  evidence_id text not null references evidence (id),
  target text not null,
  target_id text not null,
  primary key (evidence_id, target, target_id)
) strict, without rowid;

CREATE TABLE exchange_rate (
  id text primary key,
  matter_id text not null references matter (id),
  from_currency text not null,
  to_currency text not null,
  rate_date text not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE exhibit (
  id text primary key,
  matter_id text not null references matter (id),
  evidence_id text not null references evidence (id),
  number integer not null check (number > 0),
  data text not null check (json_valid(data)),
  unique (matter_id, evidence_id)
) strict;

CREATE TABLE exhibit_setting (
  matter_id text primary key references matter (id),
  data text not null check (json_valid(data))
) strict;

CREATE TABLE filing (
  id text primary key,
  matter_id text not null references matter (id),
  template text not null,
  status text not null,
  created_at text not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE group_decision (
  id text primary key,
  matter_id text not null references matter (id),
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE identifier (
  id text primary key,
  matter_id text not null references matter (id),
  seller_id text not null references seller (id),
  storefront_id text references storefront (id),
  kind text not null,
  value text not null,
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE identity_key (
  matter_id text not null references matter (id),
  seller_id text not null,
  storefront_id text,
  kind text not null,
  key text not null,
  -- The row it was read from: 'seller', 'storefront', 'identifier', 'purchase'.
  origin text not null,
  origin_id text not null,
  made_by integer not null
) strict;

CREATE TABLE import_mapping (
  source text primary key,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE import_piece (
  import_id text not null,
  no integer not null,
  data blob not null,
  primary key (import_id, no)
) strict;

CREATE TABLE job (
  id text primary key,
  matter_id text not null references matter (id),
  kind text not null,
  state text not null,
  created_at text not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE job_file (
  job_id text not null references job (id),
  no integer not null check (no > 0),
  parent_no integer,
  state text not null,
  evidence_id text references evidence (id),
  data text not null check (json_valid(data)),
  primary key (job_id, no)
) strict, without rowid;

CREATE TABLE journal (
  seq integer primary key,
  at text not null,
  actor text not null,
  door text not null,
  matter text not null,
  verb text not null,
  undoable integer not null,
  undoes integer,
  anchor text not null,
  changes text not null check (json_valid(changes)),
  prev_hash text not null,
  hash text not null
) strict;

CREATE TABLE listing (
  id text primary key,
  matter_id text not null references matter (id),
  storefront_id text not null references storefront (id),
  url text not null,
  item_id text not null default '',
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE matter (
  id text primary key,
  title text not null,
  pack text not null,
  updated_at text not null,
  removed integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE matter_item (
  id text primary key,
  matter_id text not null references matter (id),
  collection text not null,
  position integer not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE page_correction (
  evidence_id text not null references evidence (id),
  page integer not null check (page > 0),
  data text not null check (json_valid(data)),
  primary key (evidence_id, page)
) strict, without rowid;

CREATE TABLE production (
  id text primary key,
  matter_id text not null references matter (id),
  no integer not null check (no > 0),
  created_at text not null,
  data text not null check (json_valid(data)),
  unique (matter_id, no)
) strict;

CREATE TABLE purchase (
  id text primary key,
  matter_id text not null references matter (id),
  seller_id text not null references seller (id),
  storefront_id text references storefront (id),
  listing_id text references listing (id),
  order_number text not null default '',
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE risk_score (
  id text primary key,
  matter_id text not null references matter (id),
  storefront_id text not null,
  created_at text not null,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE risk_setting (
  id text primary key,
  data text not null check (json_valid(data))
) strict;

CREATE TABLE seller (
  id text primary key,
  matter_id text not null references matter (id),
  no integer not null,
  name text not null,
  data text not null check (json_valid(data)),
  unique (matter_id, no)
) strict;

CREATE TABLE setting (
  name text primary key,
  value text not null
) strict, without rowid;

CREATE TABLE storefront (
  id text primary key,
  matter_id text not null references matter (id),
  seller_id text not null references seller (id),
  platform text not null,
  shop_name text not null,
  shop_id text not null default '',
  url text not null,
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;

CREATE INDEX bates_range_by_evidence on bates_range (evidence_id);

CREATE INDEX bates_range_by_matter on bates_range (matter_id, prefix, first);

CREATE INDEX custody_by_item on custody (item, seq);

CREATE INDEX damages_head_by_matter on damages_head (matter_id, position);

CREATE INDEX evidence_by_blob on evidence (sha256);

CREATE INDEX evidence_by_parent on evidence (data ->> 'parent') where data ->> 'parent' <> '';

CREATE INDEX evidence_link_by_target on evidence_link (target, target_id);

CREATE UNIQUE INDEX exchange_rate_by_day on exchange_rate (matter_id, from_currency, to_currency, rate_date);

CREATE INDEX exhibit_by_evidence on exhibit (evidence_id);

CREATE INDEX exhibit_by_number on exhibit (matter_id, number);

CREATE INDEX filing_by_matter on filing (matter_id, created_at);

CREATE INDEX group_decision_by_matter on group_decision (matter_id, position);

CREATE INDEX identifier_by_matter on identifier (matter_id, kind, value);

CREATE INDEX identifier_by_seller on identifier (seller_id);

CREATE INDEX identifier_by_storefront on identifier (storefront_id);

CREATE INDEX identity_key_by_key on identity_key (key, kind);

CREATE INDEX identity_key_by_origin on identity_key (origin_id);

CREATE INDEX job_by_matter on job (matter_id, created_at);

CREATE INDEX job_by_state on job (state);

CREATE INDEX job_file_by_state on job_file (job_id, state);

CREATE INDEX journal_by_matter on journal (matter, seq);

CREATE INDEX listing_by_matter on listing (matter_id, position);

CREATE INDEX listing_by_storefront on listing (storefront_id);

CREATE INDEX matter_item_by_matter on matter_item (matter_id, collection, position);

CREATE INDEX purchase_by_listing on purchase (listing_id);

CREATE INDEX purchase_by_matter on purchase (matter_id, position);

CREATE INDEX purchase_by_seller on purchase (seller_id);

CREATE INDEX purchase_by_storefront on purchase (storefront_id);

CREATE INDEX risk_score_by_matter on risk_score (matter_id, created_at);

CREATE INDEX risk_score_by_storefront on risk_score (storefront_id);

CREATE INDEX storefront_by_matter on storefront (matter_id, position);

CREATE INDEX storefront_by_seller on storefront (seller_id);
