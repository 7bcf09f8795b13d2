-- What kind of phone a line has, a word of capitals; null is a SIP phone on a desk.
alter table line add column phone_kind varchar(20);
