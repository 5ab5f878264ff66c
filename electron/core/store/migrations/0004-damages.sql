-- Damages: rates of exchange by day, each with where it was published. A pair of currencies has one rate on one day.
create table exchange_rate (
  id text primary key,
  matter_id text not null references matter (id),
  from_currency text not null,
  to_currency text not null,
  rate_date text not null,
  data text not null check (json_valid(data))
) strict;
create unique index exchange_rate_by_day on exchange_rate (matter_id, from_currency, to_currency, rate_date);
