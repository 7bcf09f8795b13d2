-- Where the org, the assignments and the switch differ. One script for H2 (regular mode) and PostgreSQL 15 and newer, as
-- V1.

-- The users of a call center, as the org has posted them last. Null: it has never posted any.
alter table call_center add column users_posted_at timestamp(6) with time zone;
create sequence call_center_user_ids increment by 100;
create table call_center_user (
  id bigint primary key,
  call_center_id bigint not null,
  username varchar(80) not null,
  display_name varchar(80),
  salesforce_user_id varchar(18),
  extension varchar(40),
  constraint call_center_user_of_call_center foreign key (call_center_id) references call_center (id)
);
create unique index call_center_user_username on call_center_user (call_center_id, username);

-- What differs, since when, and whether somebody has said that it is meant so. A row that is not present any more stays
-- for its waiver alone. What is due later is watched, and not told yet.
create sequence drift_finding_ids increment by 100;
create table drift_finding (
  id bigint primary key,
  version integer not null,
  reference uuid not null,
  kind varchar(40) not null,
  subject varchar(200) not null,
  call_center varchar(40),
  sentence varchar(1000) not null,
  remedy varchar(1000) not null,
  since timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  present boolean not null,
  waiver_reason varchar(400),
  waived_by varchar(120),
  waived_until timestamp(6) with time zone,
  constraint drift_finding_waiver_is_whole check (
    (waiver_reason is null and waived_by is null and waived_until is null)
    or (waiver_reason is not null and waived_by is not null and waived_until is not null))
);
create unique index drift_finding_reference on drift_finding (reference);
