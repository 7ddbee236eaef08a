-- One table for each topic that goes to the warehouse. Columns are the contract's fields in snake_case (schemas/src/main/avro
-- tells what each means); moments are timestamptz, what is nested is jsonb. A field that a later version brings becomes a
-- further column by itself (schema.evolution of the sink); rows from before have null in it.

create table call_turns (
  call_id                text not null,
  turn_id                text not null,
  revision               integer,
  tenant                 text,
  at                     timestamptz,
  speaker                text,
  speaker_id             text,
  agent_id               text,
  start_ms               bigint,
  end_ms                 bigint,
  text                   text,
  sentiment              double precision,
  sentiment_label        text,
  sentiment_confidence   double precision,
  sentiment_words        jsonb,
  sentiment_word_weights jsonb,
  sentiment_shift        double precision,
  stance                 text,
  tension                double precision,
  pushback               double precision,
  commitment             double precision,
  objection              text,
  moves                  jsonb,
  words_per_minute       double precision,
  overlap_ms             bigint,
  gap_before_ms          bigint,
  confidence             double precision,
  late                   boolean,
  playbook_id            text,
  playbook_version       text,
  model                  text,
  primary key (call_id, turn_id)
);
create index call_turns_at on call_turns (at);

create table call_summaries (
  call_id            text not null primary key,
  tenant             text,
  agent_id           text,
  queue              text,
  team               text,
  language           text,
  channel            text,
  direction          text,
  started_at         timestamptz,
  ended_at           timestamptz,
  phase              text,
  end_reason         text,
  duration_ms        bigint,
  held_ms            bigint,
  agent_talk_ms      bigint,
  customer_talk_ms   bigint,
  overlap_ms         bigint,
  agent_talk_share   double precision,
  agent_turns        integer,
  customer_turns     integer,
  silences           integer,
  silence_ms         bigint,
  longest_silence_ms bigint,
  sentiment_start    double precision,
  sentiment_end      double precision,
  sentiment_arc      jsonb,
  peak_tension       double precision,
  episodes           jsonb,
  cues_by_kind       jsonb,
  cues_shown         integer,
  cues_acted         integer,
  cues_dismissed     integer,
  cues_expired       integer,
  cues_released      integer,
  cues_retracted     integer,
  cues_late          integer,
  moves              jsonb,
  playbook_id        text,
  playbook_version   text,
  variant            text,
  agent_level        text,
  customers          jsonb,
  customer_tier      text,
  known_worries      jsonb,
  cues               jsonb
);
create index call_summaries_ended_at on call_summaries (ended_at);
create index call_summaries_team on call_summaries (team, ended_at);

create table coaching_cues (
  cue_id           text not null primary key,
  call_id          text not null,
  tenant           text,
  agent_id         text,
  kind             text,
  category         text,
  severity         text,
  urgency          text,
  state            text,
  outcome          text,
  headline         text,
  prompts          jsonb,
  why              text,
  risk             text,
  evidence         jsonb,
  confidence       double precision,
  ladder_step      text,
  rule_id          text,
  playbook_id      text,
  playbook_version text,
  variant          text,
  episode_id       text,
  speaker_id       text,
  supersedes       text,
  raised_at        timestamptz,
  expires_at       timestamptz,
  late             boolean,
  spoken_end_ms    bigint,
  spoken_end_at    timestamptz,
  received_at      timestamptz,
  decided_at       timestamptz
);
create index coaching_cues_call on coaching_cues (call_id);
create index coaching_cues_raised_at on coaching_cues (raised_at);

create table cue_feedback (
  cue_id   text not null,
  call_id  text not null,
  tenant   text,
  agent_id text,
  at       timestamptz not null,
  action   text not null,
  rule_id  text,
  primary key (cue_id, action, at)
);
create index cue_feedback_call on cue_feedback (call_id);

-- Calls of which nothing may be kept. Their rows here stay, so that no later copy of a call comes in.
create table call_erasures (
  call_id   text not null primary key,
  tenant    text,
  erased_at timestamptz,
  reason    text
);
