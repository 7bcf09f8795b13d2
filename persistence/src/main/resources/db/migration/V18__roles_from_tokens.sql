-- Whether what an org signs also says who supervises. One script for H2 (regular mode) and PostgreSQL 15 and newer, as V1.
alter table organization add column roles_from_token boolean default false not null;
