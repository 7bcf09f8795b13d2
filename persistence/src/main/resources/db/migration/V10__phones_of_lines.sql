-- What is special about the phone of a line. Null: nothing is. One script for H2 (regular mode) and PostgreSQL 15 and
-- newer, as V1.
alter table line add column dial_string varchar(200);
alter table line add column recording_policy varchar(20);
-- What the phone cannot do: words of capitals and _, with blanks between them.
alter table line add column phone_lacks varchar(200);
