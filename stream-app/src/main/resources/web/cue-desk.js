/**
 * Decides which one cue an agent sees, and when it changes. No display and no clock of its own: moments come in, epoch ms of the
 * server's clock, so the same records at the same moments always give the same picture.
 */

/** A cue stays for this long, ms, before another takes its place, unless that one is urgent. */
export const LEAST_SHOWN = 2_000;
/** How long it is said that a cue is over, ms: done, or withdrawn. */
export const FAREWELL = 1_800;
/** An accepted cue stays to be read from, ms, and to be rated. */
export const ACCEPTED_SHOWN = 10_000;
/** After a reconnect without resumption the server tells all that is valid within this time, ms; the rest is over. */
const TOLD_AGAIN = 2_000;
/** How many answers of the agent are remembered, so that a cue told again does not come back. */
const REMEMBERED = 200;

const OPEN_STATES = new Set(['tentative', 'raised', 'updated']);
const SEVERITIES = ['unknown', 'low', 'medium', 'high'];

/**
 * What is to be seen.
 *
 * @typedef {object} Picture
 * @property {object} cue the latest record of the cue
 * @property {'tentative'|'open'|'accepted'|'done'|'withdrawn'} phase
 */

export class CueDesk {
  #cues = new Map();
  #answers = new Map();
  #unconfirmed = new Set();
  #unconfirmedUntil = 0;
  /** What is in front of the agent: the cue, its phase, when that began, when it ends by itself (null: never). */
  #shown = null;

  /** Takes a record of a cue; the latest record of a cueId holds. */
  take(record) {
    this.#unconfirmed.delete(record.cueId);
    const known = this.#cues.get(record.cueId);
    if (record.state === 'unknown' || (known && isOver(known) && !isOver(record))) {
      return;
    }
    if (known || !isOver(record)) {
      this.#cues.set(record.cueId, record);
    }
  }

  /** The server starts again with all that is valid: what it does not mention soon is over. */
  expectAll(now) {
    this.#unconfirmed = new Set(this.#cues.keys());
    this.#unconfirmedUntil = now + TOLD_AGAIN;
  }

  /** The call is over; so is all that was said about it. */
  endCall(callId) {
    for (const cue of this.#cues.values()) {
      if (cue.callId === callId) {
        this.#forget(cue.cueId);
      }
    }
  }

  /** The agent's answer: accepted, dismissed or wrong. Only the first counts. */
  answer(cueId, action, now) {
    if (this.#answers.has(cueId)) {
      return;
    }
    this.#answers.set(cueId, action);
    if (this.#answers.size > REMEMBERED) {
      this.#answers.delete(this.#answers.keys().next().value);
    }
    if (this.#shown?.cue.cueId !== cueId) {
      return;
    }
    this.#shown = action === 'accepted'
      ? { ...this.#shown, phase: 'accepted', since: now, until: now + ACCEPTED_SHOWN }
      : null;
  }

  /** The agent is done with an accepted cue. */
  close(cueId) {
    if (this.#shown?.cue.cueId === cueId) {
      this.#shown = null;
    }
  }

  /**
   * Brings the picture up to date.
   *
   * @param {number} now
   * @param {(cue: object) => boolean} isWanted false for cues that the agent does not want to see
   * @returns {{picture: Picture|null, wakeAt: number|null}} what is to be seen, and when to ask again if nothing comes before
   */
  update(now, isWanted = () => true) {
    this.#sweep(now);
    this.#followShown(now, isWanted);
    const next = this.#candidate(isWanted);
    if (next && this.#givesWay(next, now)) {
      this.#shown = { cue: next, phase: next.state === 'tentative' ? 'tentative' : 'open', since: now, until: null };
    }
    const picture = this.#shown && { cue: this.#shown.cue, phase: this.#shown.phase };
    return { picture, wakeAt: this.#wakeAt(next, now) };
  }

  #forget(cueId) {
    this.#cues.delete(cueId);
    this.#unconfirmed.delete(cueId);
    if (this.#shown?.cue.cueId === cueId) {
      this.#shown = null;
    }
  }

  /** Takes away what has expired, and what the server no longer knows. */
  #sweep(now) {
    for (const cue of this.#cues.values()) {
      const lost = this.#unconfirmed.has(cue.cueId) && now >= this.#unconfirmedUntil;
      if (lost || (!isOver(cue) && cue.expiresAt != null && now >= cue.expiresAt)) {
        this.#forget(cue.cueId);
      }
    }
  }

  /** The shown cue goes through its phases. */
  #followShown(now, isWanted) {
    const shown = this.#shown;
    if (!shown) {
      return;
    }
    if (!isWanted(shown.cue) || (shown.until !== null && now >= shown.until)) {
      this.#shown = null;
      this.#dropIfOver(shown.cue.cueId);
      return;
    }
    const cue = this.#cues.get(shown.cue.cueId);
    if (cue === shown.cue) {
      return;
    }
    const phase = phaseOf(cue, shown.phase);
    const ends = phase !== shown.phase && isOver(cue);
    if (ends && phase === 'withdrawn' && cue.outcome === 'dismissed') {
      this.#shown = null;
      this.#dropIfOver(cue.cueId);
    } else if (ends) {
      const since = phase === 'withdrawn' ? shown.since : now;
      const least = phase === 'withdrawn' ? shown.since + LEAST_SHOWN : shown.until ?? 0;
      this.#shown = { cue, phase, since, until: Math.max(least, now + FAREWELL) };
    } else {
      this.#shown = { ...shown, cue, phase };
    }
  }

  #dropIfOver(cueId) {
    const cue = this.#cues.get(cueId);
    if (cue && isOver(cue)) {
      this.#cues.delete(cueId);
    }
  }

  /** The most important open cue that the agent has not answered. */
  #candidate(isWanted) {
    let best = null;
    for (const cue of this.#cues.values()) {
      const waits = OPEN_STATES.has(cue.state) && !cue.late && !this.#answers.has(cue.cueId) && isWanted(cue);
      if (waits && (best === null || comesBefore(cue, best))) {
        best = cue;
      }
    }
    return best;
  }

  #givesWay(next, now) {
    const shown = this.#shown;
    if (!shown) {
      return true;
    }
    if (next.cueId === shown.cue.cueId) {
      return false;
    }
    const readLongEnough = now >= shown.since + LEAST_SHOWN;
    if (shown.phase === 'tentative' || shown.phase === 'open') {
      return rank(next) > rank(shown.cue) && (readLongEnough || isUrgent(next));
    }
    return isUrgent(next) || readLongEnough;
  }

  #wakeAt(next, now) {
    const moments = [];
    const shown = this.#shown;
    if (shown) {
      moments.push(shown.until, shown.cue.expiresAt);
      if (next && next.cueId !== shown.cue.cueId) {
        moments.push(shown.since + LEAST_SHOWN);
      }
    }
    if (this.#unconfirmed.size > 0) {
      moments.push(this.#unconfirmedUntil);
    }
    const ahead = moments.filter((moment) => moment != null && moment > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  }
}

function isOver(cue) {
  return cue.state === 'resolved' || cue.state === 'retracted';
}

export function isUrgent(cue) {
  return cue.urgency === 'urgent';
}

function phaseOf(cue, before) {
  switch (cue.state) {
    case 'tentative': return before;
    case 'resolved': return 'done';
    case 'retracted': return 'withdrawn';
    default: return before === 'accepted' ? 'accepted' : 'open';
  }
}

/** Urgency first, then severity; an unknown severity counts as medium. */
function rank(cue) {
  const severity = SEVERITIES.indexOf(cue.severity) || SEVERITIES.indexOf('medium');
  return (isUrgent(cue) ? 10 : 0) + severity;
}

/** Of two equals the newer: it is about what is being said now. */
function comesBefore(one, other) {
  return rank(one) - rank(other) > 0 || (rank(one) === rank(other) && one.raisedAt > other.raisedAt);
}
