-- What supervisors ask. docs/warehouse.md tells what each column means. Times of day are UTC.

-- One row for each concern: an episode of tension, or an objection. A deadlock is a concern raised again, not another one.
create view concerns as
select
  s.call_id, s.tenant, s.team, s.queue, s.agent_id, s.started_at, s.duration_ms,
  e.*,
  least(e."acknowledgedAtMs", e."validatedAtMs") as acknowledged_ms,
  coalesce(e.outcome, 'open') as ended
from call_summaries s,
  jsonb_to_recordset(s.episodes) as e(
    "episodeId" text, kind text, category text, "speakerId" text, "startMs" bigint, "endMs" bigint, peak double precision,
    "acknowledgedAtMs" bigint, "validatedAtMs" bigint, "answeredAtMs" bigint, repeated integer, resolved boolean, outcome text)
where e.kind in ('tension', 'objection') and e.category <> 'deadlock';

create view acknowledgement_by_team as
select
  tenant, team,
  count(*) as concerns,
  count(acknowledged_ms) as acknowledged,
  count(acknowledged_ms)::double precision / count(*) as acknowledged_share,
  percentile_cont(0.5) within group (order by greatest(0, waited_ms)) filter (where waited_ms is not null) / 1000 as median_seconds,
  percentile_cont(0.9) within group (order by greatest(0, waited_ms)) filter (where waited_ms is not null) / 1000 as p90_seconds
from (select *, acknowledged_ms - "startMs" as waited_ms from concerns) c
group by tenant, team;

create view objections_by_outcome as
select
  tenant, category, ended as outcome,
  count(*) as objections,
  count(distinct call_id) as calls,
  sum(repeated) as raised_again
from concerns
where kind = 'objection'
group by tenant, category, ended;

-- One row for each rule. Tentative cues are not counted before they are raised, late ones are never shown.
create view cues_that_helped as
with said as (
  select
    cue_id,
    bool_or(action = 'accepted') as accepted,
    bool_or(action = 'helpful') as helpful,
    bool_or(action = 'wrong') as wrong
  from cue_feedback
  group by cue_id
)
select
  c.tenant, c.kind, c.category, c.rule_id,
  count(*) as shown,
  count(*) filter (where c.outcome = 'acted') as acted,
  count(*) filter (where c.outcome = 'dismissed') as dismissed,
  count(*) filter (where c.outcome = 'expired') as expired,
  count(*) filter (where s.accepted) as accepted,
  count(*) filter (where s.helpful) as helpful,
  count(*) filter (where s.wrong) as wrong,
  count(*) filter (where c.outcome = 'acted' or s.accepted or s.helpful)::double precision / count(*) as helped_share
from coaching_cues c
left join said s using (cue_id)
where not c.late and c.state <> 'tentative' and coalesce(c.outcome, '') <> 'late'
group by c.tenant, c.kind, c.category, c.rule_id;

-- Where in a call concerns begin and tension is high, by fifths of its length.
create view friction_by_phase as
with phases(phase, fifth) as (
  values ('opening', 0), ('discovery', 1), ('offer', 2), ('resolution', 3), ('close', 4)
),
begun as (
  select tenant, least(4, "startMs" * 5 / greatest(1, duration_ms)) as fifth,
    count(*) as concerns, count(*) filter (where kind = 'objection') as objections
  from concerns
  group by 1, 2
),
felt as (
  select s.tenant, least(4, t.start_ms * 5 / greatest(1, s.duration_ms)) as fifth,
    count(*) as turns, avg(t.tension) as mean_tension, max(t.tension) as peak_tension, avg(t.sentiment) as mean_sentiment
  from call_turns t join call_summaries s using (call_id)
  group by 1, 2
)
select
  f.tenant, p.fifth + 1 as fifth, p.phase, f.turns, coalesce(b.concerns, 0) as concerns, coalesce(b.objections, 0) as objections,
  f.mean_tension, f.peak_tension, f.mean_sentiment
from felt f
join phases p using (fifth)
left join begun b on b.fifth = f.fifth and b.tenant = f.tenant;

create view calls_per_day as
select
  (ended_at at time zone 'UTC')::date as day, tenant, team,
  count(*) as calls,
  count(*) filter (where phase = 'abandoned') as abandoned,
  avg(duration_ms) / 1000 as mean_seconds,
  avg(agent_talk_share) as mean_agent_talk_share,
  avg(sentiment_end - sentiment_start) as mean_sentiment_change,
  avg(peak_tension) as mean_peak_tension,
  sum(cues_shown) as cues_shown,
  sum(cues_acted) as cues_acted
from call_summaries
group by 1, 2, 3;
