/**
 * The calls in which the agent wants no cues. What is shown follows at once; the engine is told by feedback, which is always about
 * a cue: the one in sight, else the next that it raises in that call.
 */
export class MutedCalls {
  #feedback;
  /** Muted calls, each with the cue by which the engine was told, null while it does not know. */
  #calls = new Map();

  /** @param {import('./cue-feedback.js').CueFeedback} feedback */
  constructor(feedback) {
    this.#feedback = feedback;
  }

  has(callId) {
    return this.#calls.has(callId);
  }

  /**
   * Mutes all the calls; if they all are, un-mutes them.
   *
   * @param {string[]} callIds the live calls; a call that comes later is not muted
   * @param {object} [cue] the cue in sight
   */
  toggle(callIds, cue) {
    const unmute = callIds.every((callId) => this.#calls.has(callId));
    for (const callId of callIds) {
      if (unmute) {
        this.#unmute(callId);
      } else if (!this.#calls.has(callId)) {
        this.#calls.set(callId, null);
      }
    }
    if (cue && this.#calls.has(cue.callId)) {
      this.meet(cue);
    }
  }

  #unmute(callId) {
    const toldBy = this.#calls.get(callId);
    this.#calls.delete(callId);
    if (toldBy) {
      this.#feedback.send(toldBy, 'unmuted');
    }
  }

  /** A cue of a muted call: the engine hears of it by the first. */
  meet(cue) {
    if (this.#calls.get(cue.callId) === null && cue.state !== 'tentative') {
      this.#calls.set(cue.callId, cue);
      this.#feedback.send(cue, 'muted');
    }
  }

  forget(callId) {
    this.#calls.delete(callId);
  }
}
