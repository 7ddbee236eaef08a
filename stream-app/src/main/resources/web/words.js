/** How things are called and written on the pages; the same words as the debrief's (Labels.java). */

const MINUS = '−';

/** A name of the vocabulary as words: "churn-threat" is "churn threat". */
export function words(name) {
  return (name ?? '').replaceAll('-', ' ');
}

/** With a capital letter at its beginning. */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What an episode or a cue is about, as a title: "Price objection", "Tension", "Buying signal". */
export function title({ kind, category }) {
  if (kind === 'tension' && category === 'rising') {
    return 'Tension';
  }
  return sentence(words(category) + (kind === 'objection' && category !== 'deadlock' ? ' objection' : ''));
}

/** Media time, ms from the call's start, as minutes and seconds: 04:12; from an hour on 1:04:12. */
export function time(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  return (hours > 0 ? `${hours}:` : '') + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
}

/** A length of time, ms, to the second: 12 s, 4 min, 4 min 12 s. */
export function length(ms) {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  return `${Math.floor(seconds / 60)} min` + (seconds % 60 === 0 ? '' : ` ${seconds % 60} s`);
}

/** The same for a glance: seconds below a minute, then whole minutes. */
export function age(ms) {
  return ms < 60_000 ? `${Math.max(0, Math.floor(ms / 1_000))} s` : `${Math.floor(ms / 60_000)} min`;
}

/** A mood with its sign: +0.3, −0.2, 0.0; a dash where there is none. */
export function signed(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  const digits = Math.abs(value).toFixed(1);
  return digits === '0.0' ? digits : (value < 0 ? MINUS : '+') + digits;
}

/** A share or an intensity, 0 to 1, as whole percent. */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** A count and what is counted: 1 call, 2 calls. */
export function count(number, one) {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** A moment, epoch ms, by the viewer's clock: 14:02. */
export function clock(at) {
  return CLOCK.format(at);
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const DAY_AND_CLOCK = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** A moment with its day: 22 Nov, 14:02. */
export function moment(at) {
  return DAY_AND_CLOCK.format(at);
}

const OUTCOMES = {
  acted: 'acted on', dismissed: 'dismissed', expired: 'not acted on in time', released: 'ended by itself',
  contradicted: 'taken back', superseded: 'made way for another', late: 'too late',
};

/** What became of a cue, as coaching-cues tells it. */
export function outcome(cue) {
  return OUTCOMES[cue.outcome] ?? (cue.state === 'resolved' || cue.state === 'retracted' ? 'ended' : 'shown now');
}

/** How far the agent has come with a concern: the steps of the empathy ladder that were heard. */
export function ladder(episode) {
  const has = (moment) => episode[moment] !== null && episode[moment] !== undefined;
  const steps = [];
  if (has('acknowledgedAtMs')) {
    steps.push('acknowledged');
  }
  if (has('validatedAtMs')) {
    steps.push('validated');
  }
  if (has('reframedAtMs')) {
    steps.push('option offered');
  }
  if (has('checkedAtMs')) {
    steps.push('checked');
  }
  // Validating acknowledges as well.
  return has('acknowledgedAtMs') || has('validatedAtMs') ? steps.join(', ') : ['not acknowledged yet', ...steps].join(', ');
}

/** The same for a glance: the further of the two steps that come before anything else helps. Validating acknowledges as well. */
export function heard(episode) {
  const has = (moment) => episode[moment] !== null && episode[moment] !== undefined;
  if (has('validatedAtMs')) {
    return 'validated';
  }
  return has('acknowledgedAtMs') ? 'acknowledged, not validated' : 'not acknowledged yet';
}

/** Whether an episode is something that the customer minds; silences and the agent's delivery have no ladder. */
export function isConcern(episode) {
  return episode.kind === 'tension' || episode.kind === 'objection';
}

const LEVELS = { urgent: 'Urgent', help: 'Needs help', watch: 'Watch', none: 'Calm' };

/** The level of an alert. */
export function level(name) {
  return LEVELS[name] ?? LEVELS.none;
}
