-- The items of a call center's definition, as the org has posted them last. None: it has never posted any. One script
-- for H2 (regular mode) and PostgreSQL 15 and newer, as V1.
create sequence call_center_setting_ids increment by 100;
create table call_center_setting (
  id bigint primary key,
  call_center_id bigint not null,
  path varchar(100) not null,
  setting_value varchar(4000) not null,
  constraint call_center_setting_of_call_center foreign key (call_center_id) references call_center (id)
);
create unique index call_center_setting_path on call_center_setting (call_center_id, path);
