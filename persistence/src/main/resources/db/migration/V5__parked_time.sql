-- One script for H2 (regular mode) and PostgreSQL 15 and newer. A released script never changes.

-- How long the other party waited for somebody to pick up.
alter table call_record add column parked_ms bigint;
