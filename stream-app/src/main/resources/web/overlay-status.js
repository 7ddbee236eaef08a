/** The one quiet line that is always there: whether anybody listens. Errors are told here as well, and nowhere louder. */

/** A break of the stream shorter than this, ms, is not worth a word. */
const BREAK_UNTOLD = 1_500;
/** How long a word of thanks stands, ms. */
const THANKS = 2_000;

export class StatusLine {
  #text;
  #state = 'connecting';
  #brokenAt = 0;
  #thankedUntil = 0;

  /** @param {object} text the overlay's words */
  constructor(text) {
    this.#text = text;
  }

  /** @param {import('./attune-live.js').LiveState} state */
  onState(state) {
    if (this.#state === 'live') {
      this.#brokenAt = Date.now();
    }
    this.#state = state;
  }

  /** The agent has rated a cue. */
  thank() {
    this.#thankedUntil = Date.now() + THANKS;
  }

  /**
   * @param {object} [call] the view of the call it is about, none between calls
   * @param {boolean} muted whether the agent has muted that call
   * @returns {{kind: string, words: string, level: string, muted: boolean}}
   */
  of(call, muted) {
    const kind = this.#kind(call, muted);
    const words = kind === 'broken' ? this.#text[this.#state] : this.#text[kind];
    return { kind, words, level: call ? call.agentLevel ?? 'regular' : '', muted };
  }

  #kind(call, muted) {
    if (this.#isBroken()) {
      return 'broken';
    }
    if (Date.now() < this.#thankedUntil) {
      return 'thanks';
    }
    if (!call) {
      return 'ready';
    }
    if (muted) {
      return 'muted';
    }
    if (call.agentLevel === 'muted') {
      return 'off';
    }
    return { lost: 'signalLost', held: 'onHold' }[call.signal] ?? 'listening';
  }

  #isBroken() {
    return this.#state !== 'live' && !(this.#state === 'waiting' && Date.now() - this.#brokenAt < BREAK_UNTOLD);
  }

  /** In how many ms the line changes without an event, Infinity if it does not. */
  changesIn() {
    const moments = this.#state === 'waiting' ? [this.#thankedUntil, this.#brokenAt + BREAK_UNTOLD] : [this.#thankedUntil];
    return Math.min(...moments.map((moment) => moment - Date.now()).filter((wait) => wait > 0), Infinity);
  }
}
