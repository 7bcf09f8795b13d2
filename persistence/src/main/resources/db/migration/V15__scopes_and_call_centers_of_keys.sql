-- What a key opens, and of which call centers. One script for H2 (regular mode) and PostgreSQL 15 and newer, as V1.

-- One after another, a blank between them; nothing asks for a single one. Null: all that the role has.
alter table api_key add column scopes varchar(400);
-- At most a minute late, and no change of the key: its version stays.
alter table api_key add column last_used_at timestamp(6) with time zone;

-- A supervisor has several. Names, which never change, a blank between them: a key is read with every picture that the
-- gateway takes, and nothing asks for the keys of a call center.
alter table api_key add column call_centers varchar(4000) default '' not null;
update api_key set call_centers = (select c.internal_name from call_center c where c.id = api_key.call_center_id)
  where call_center_id is not null;
alter table api_key drop constraint api_key_of_a_supervisor_names_its_call_center;
alter table api_key drop constraint api_key_in_call_center;
drop index api_key_call_center;
alter table api_key drop column call_center_id;
alter table api_key add constraint api_key_of_a_supervisor_names_its_call_centers
  check ((role <> 'SUPERVISOR' and role <> 'INTEGRATION') or call_centers <> '');

alter table agent_session add column call_centers varchar(4000) default '' not null;
update agent_session
  set call_centers = (select c.internal_name from call_center c where c.id = agent_session.call_center_id)
  where call_center_id is not null;
alter table agent_session drop constraint agent_session_in_call_center;
alter table agent_session drop column call_center_id;
