-- Who sold what: what counsel decided about groups, remembered column mappings, scores as recorded, and one index over everything that names a seller.

-- What counsel decided about storefronts and identifiers; proposals are computed, never stored.
create table group_decision (
  id text primary key,
  matter_id text not null references matter (id),
  position integer not null default 0,
  data text not null check (json_valid(data))
) strict;
create index group_decision_by_matter on group_decision (matter_id, position);

-- How the columns of a source were read the last time; `source` is the table and the shape of its headers.
create table import_mapping (
  source text primary key,
  data text not null check (json_valid(data))
) strict;

-- What a long import changed, in deflated pieces: as changes of its journal entry they would be hundreds of megabytes. The entry names the
-- import by the SHA-256 of its pieces, so that the journal's chain holds them too.
create table import_piece (
  import_id text not null,
  no integer not null,
  data blob not null,
  primary key (import_id, no)
) strict;

-- 'workspace': weights of the risk score, without a row the formula's own. A matter's id: what is genuine there, and who holds a licence.
create table risk_setting (
  id text primary key,
  data text not null check (json_valid(data))
) strict;

-- A score as it stood when somebody recorded it, with the version of the formula. It outlives the storefront, or seller without one, it is of.
create table risk_score (
  id text primary key,
  matter_id text not null references matter (id),
  storefront_id text not null,
  created_at text not null,
  data text not null check (json_valid(data))
) strict;
create index risk_score_by_matter on risk_score (matter_id, created_at);
create index risk_score_by_storefront on risk_score (storefront_id);

-- Everything that names a seller, in its normalised form: searched over all matters. Written with the rows it comes from, and rebuilt
-- when the version of the normalisers changes (`made_by`).
create table identity_key (
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
create index identity_key_by_key on identity_key (key, kind);
create index identity_key_by_origin on identity_key (origin_id);

-- Entries go with the row they were read from, and before it is written anew.
create trigger identity_key_seller_gone after delete on seller begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_seller_changed after update on seller begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_storefront_gone after delete on storefront begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_storefront_changed after update on storefront begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_identifier_gone after delete on identifier begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_identifier_changed after update on identifier begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_purchase_gone after delete on purchase begin
  delete from identity_key where origin_id = old.id;
end;
create trigger identity_key_purchase_changed after update on purchase begin
  delete from identity_key where origin_id = old.id;
end;
