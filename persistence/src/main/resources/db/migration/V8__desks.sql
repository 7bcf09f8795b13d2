-- Agents who sit down at any desk. One script for H2 (regular mode) and PostgreSQL 15 and newer, as V1.

alter table call_center add column hot_desking boolean default false not null;

-- Whether it ends when the agent signs out, and the number of the line to which the agent then comes back: as it was,
-- not as a reference, for the line may be another's by then, or out of use.
alter table assignment add column desk boolean default false not null;
alter table assignment add column home_line varchar(20);
