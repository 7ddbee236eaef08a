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
/** For how long, ms, our own acknowledgement stands until the stream confirms it. */
const ACKNOWLEDGED_FOR = 10_000;

export class LiveCalls {
  /** @type {Map<string, LiveCall>} */
  calls = new Map();

  /**
   * Takes an event of the stream.
   *
   * @returns {string[]} the calls that changed
   */
  take(name, data, now) {
    switch (name) {
      case 'call': return this.#call(data, now);
      case 'cue': return this.#cue(data);
      case 'gone': return this.#gone([data.callId]);
      case 'present': return this.#gone([...this.calls.keys()].filter((id) => !data.callIds.includes(id)));
      default: return [];
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

  #call({ view, alert, arc = [], arcFrom = 0 }, now) {
    const call = this.#of(view.callId);
    this.#keepEnded(call, view);
    call.view = view;
    call.gone = false;
    call.alert = alert ?? CALM;
    if (call.alert.acknowledged || now - call.acknowledgedAt > ACKNOWLEDGED_FOR || !isNoWorse(call)) {
      call.acknowledging = null;
    }
    call.arc.length = Math.min(call.arc.length, arcFrom);
    call.arc.push(...arc);
    return [call.id];
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

  /** The server tells of a call before it tells of its cues. */
  #cue(cue) {
    const call = this.calls.get(cue.callId);
    if (!call || cue.late || cue.state === 'tentative' || (cue.state === 'retracted' && !call.cues.has(cue.cueId))) {
      return [];
    }
    call.cues.set(cue.cueId, cue);
    if (call.cues.size > KEPT) {
      call.cues.delete(call.cues.keys().next().value);
    }
    return [call.id];
  }

  #gone(ids) {
    const known = ids.filter((id) => this.calls.has(id));
    known.forEach((id) => { this.calls.get(id).gone = true; });
    return known;
  }

  #of(id) {
    let call = this.calls.get(id);
    if (!call) {
      call = {
        id, view: null, alert: CALM, arc: [], cues: new Map(), ended: [], gone: false,
        acknowledging: null, acknowledgedAt: 0, acknowledgedLevel: 'none',
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
