-- One on each line, in the order of the list.
alter table call_center add column dispositions varchar(8200);
