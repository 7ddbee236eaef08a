-- Erasing a call: the row in call_erasures takes all others of the call with it, and keeps new ones out. The sinks write each
-- table on their own, so either may come first.

create function delete_erased_call() returns trigger language plpgsql as $$
begin
  -- One erasure and one write of the same call wait for each other: a row that is being written cannot slip through.
  perform pg_advisory_xact_lock(hashtextextended(new.call_id, 0));
  delete from call_turns where call_id = new.call_id;
  delete from call_summaries where call_id = new.call_id;
  delete from coaching_cues where call_id = new.call_id;
  delete from cue_feedback where call_id = new.call_id;
  return null;
end $$;

create trigger delete_erased_call after insert or update on call_erasures
  for each row execute function delete_erased_call();

create function refuse_erased_call() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(new.call_id, 0));
  if exists (select from call_erasures where call_id = new.call_id) then
    return null;
  end if;
  return new;
end $$;

create trigger refuse_erased_call before insert or update on call_turns
  for each row execute function refuse_erased_call();
create trigger refuse_erased_call before insert or update on call_summaries
  for each row execute function refuse_erased_call();
create trigger refuse_erased_call before insert or update on coaching_cues
  for each row execute function refuse_erased_call();
create trigger refuse_erased_call before insert or update on cue_feedback
  for each row execute function refuse_erased_call();
