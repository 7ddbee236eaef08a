/**
 * The live calls of a supervisor, put together from the events of a stream. Keeps data only; pages draw from it.
 *
 * @typedef {object} LiveCall
 * @property {string} id
 * @property {object} view the CallView record
 * @property {{level: string, score: number, reasons: object[], since: number, acknowledged?: {by: string, at: number}}} alert
 * @property {[number, number|null, number][]} arc media time in ms, mood -1..+1 or null, tension 0..1
 * @property {Map<string, object>} cues the latest record of each cue, oldest first; tentative and late ones are left out
 * @property {object[]} ended episodes that ended while the page watched, with their last known state and an `endMs`
 * @property {boolean} gone the call left the live set
 * @property {'sending'|'sent'|'failed'|null} acknowledging what became of the viewer's acknowledgement until the stream tells it
 */

const CALM = { level: 'none', score: 0, reasons: [] };
const LEVELS = ['none', 'watch', 'help', 'urgent'];
/** Cues and ended episodes that are kept for each call; a call of hours must not fill the page's memory. */
const KEPT = 40;
/** Scores nearer than this are as good as equal, so that rows do not swap places for nothing. */
const SCORE_STEP = 0.05;
/** After a stream that could not be resumed, calls that the server did not name again within this, ms, are over. */
const CONFIRM_WITHIN = 5_000;
/** For how long, ms, our own acknowledgement stands until the stream confirms it. */
const ACKNOWLEDGED_FOR = 10_000;

export class LiveCalls {
  /** @type {Map<string, LiveCall>} */
  calls = new Map();

  /**
   * Takes an event of the stream.
   *
   * @returns {string|null} the call that changed
   */
  take(name, data, now) {
    switch (name) {
      case 'hello': return this.#hello(data, now);
      case 'call': return this.#call(data, now);
      case 'cue': return this.#cue(data, now);
      case 'gone': return this.#gone(data.callId);
      default: return null;
    }
  }

  /**
   * Keeps what became of the viewer's own acknowledgement, until the stream tells of it or the alert gets worse.
   *
   * @param {'sending'|'sent'|'failed'} state
   */
  acknowledging(id, state, now) {
    const call = this.calls.get(id);
    if (call) {
      Object.assign(call, { acknowledging: state, acknowledgedAt: now, acknowledgedLevel: call.alert.level });
    }
  }

  /** Forgets a call that is gone. */
  forget(id) {
    this.calls.delete(id);
  }

  /** Calls that a stream which could not be resumed did not name again: they ended while it was broken. */
  unconfirmed(now) {
    return [...this.calls.values()]
      .filter((call) => call.doubtedAt !== null && now - call.doubtedAt > CONFIRM_WITHIN)
      .map((call) => call.id);
  }

  #hello({ resumed }, now) {
    if (!resumed) {
      this.calls.forEach((call) => { call.doubtedAt = now; });
    }
    return null;
  }

  #call({ view, alert, arc = [], arcFrom = 0 }, now) {
    const call = this.#of(view.callId);
    call.doubtedAt = null;
    this.#keepEnded(call, view);
    call.view = view;
    call.gone = false;
    call.alert = alert ?? CALM;
    if (call.alert.acknowledged || now - call.acknowledgedAt > ACKNOWLEDGED_FOR || !isNoWorse(call)) {
      call.acknowledging = null;
    }
    call.arc.length = Math.min(call.arc.length, arcFrom);
    call.arc.push(...arc);
    return call.id;
  }

  #keepEnded(call, view) {
    const open = new Set(view.openEpisodes.map((episode) => episode.episodeId));
    for (const episode of call.view?.openEpisodes ?? []) {
      if (!open.has(episode.episodeId)) {
        call.ended.push({ ...episode, endMs: mediaTime(view, view.updatedAt) });
      }
    }
    call.ended.splice(0, call.ended.length - KEPT);
  }

  #cue(cue, now) {
    if (cue.late || cue.state === 'tentative') {
      return null;
    }
    const call = this.#of(cue.callId);
    if (cue.state === 'retracted' && !call.cues.has(cue.cueId)) {
      return null;
    }
    // A cue of a call that never comes, because it is over, must not stay.
    call.doubtedAt ??= call.view ? null : now;
    call.cues.set(cue.cueId, cue);
    if (call.cues.size > KEPT) {
      call.cues.delete(call.cues.keys().next().value);
    }
    return call.id;
  }

  #gone(id) {
    const call = this.calls.get(id);
    if (call) {
      call.gone = true;
    }
    return call ? id : null;
  }

  #of(id) {
    let call = this.calls.get(id);
    if (!call) {
      call = {
        id, view: null, alert: CALM, arc: [], cues: new Map(), ended: [], gone: false,
        acknowledging: null, acknowledgedAt: 0, acknowledgedLevel: 'none', doubtedAt: null,
      };
      this.calls.set(id, call);
    }
    return call;
  }
}

/** Media time of a moment, ms from the call's start; null where the start was not heard. */
export function mediaTime(view, at) {
  return view.startedAt === null || view.startedAt === undefined ? null : Math.max(0, at - view.startedAt);
}

/** Who needs help comes first; the order of equals never changes. */
export function byNeed(a, b) {
  return step(b) - step(a) || (a.view.startedAt ?? 0) - (b.view.startedAt ?? 0) || (a.id < b.id ? -1 : 1);
}

function step(call) {
  return Math.round(call.alert.score / SCORE_STEP);
}

/** Whether an alert has at least this level. */
export function isAtLeast(alert, level) {
  return LEVELS.indexOf(alert.level) >= LEVELS.indexOf(level);
}

function isNoWorse(call) {
  return isAtLeast({ level: call.acknowledgedLevel }, call.alert.level);
}

/** Whether somebody has seen a call's alert, and it has not got worse since. */
export function isAcknowledged(call) {
  return Boolean(call.alert.acknowledged) || call.acknowledging === 'sent';
}

/** The cue that the agent sees, else the one they saw last; null when there was none. */
export function latestCue(call) {
  const last = [...call.cues.values()].pop() ?? null;
  const visible = call.view.visibleCue;
  return visible && visible.state !== 'tentative' && (!last || visible.raisedAt >= last.raisedAt)
    ? call.cues.get(visible.cueId) ?? visible
    : last;
}
