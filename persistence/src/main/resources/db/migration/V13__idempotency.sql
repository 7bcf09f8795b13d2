-- What became of the requests that came with an Idempotency-Key. One script for H2 (regular mode) and PostgreSQL 15 and
-- newer, as V1.

-- The key itself is not here, nor is the request: both are hashed. A row without a status is of a request that was begun
-- and whose answer is not known: only the run of the gateway that began it can still know it. The body is text, as the
-- two databases compare texts alike when everything moves; an answer that is none, is too long or has a secret has none.
create table idempotency_record (
  request_hash varchar(64) primary key,
  fingerprint varchar(64) not null,
  gateway_run uuid not null,
  started_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  status integer,
  headers varchar(4000),
  body varchar(65536),
  body_kept boolean not null,
  constraint idempotency_record_is_answered_whole check (
    (status is null and headers is null and body is null) or (status is not null and headers is not null))
);
create index idempotency_record_expires_at on idempotency_record (expires_at);
