/** Tells the server what became of cues, in order, and again until it has heard. */

import { post, Refusal } from './attune-live.js';

const FIRST_WAIT = 1_000;
const LAST_WAIT = 15_000;
/** Later than this, ms, nobody has use for it. */
const TOO_OLD = 120_000;

export class CueFeedback {
  #base; #token;
  #waiting = [];
  #sending = false;
  #stop = new AbortController();

  /**
   * @param {string|URL} base where the gateway is
   * @param {import('./attune-live.js').TokenSource} token
   */
  constructor(base, token) {
    this.#base = base;
    this.#token = token;
  }

  /** Returns at once; the display does not wait for the server. */
  send(cue, action) {
    const path = `api/calls/${encodeURIComponent(cue.callId)}/cues/${encodeURIComponent(cue.cueId)}/feedback`;
    this.#waiting.push({ url: new URL(path, this.#base), action, at: Date.now() });
    this.#work();
  }

  /** Gives up what is still waiting. */
  close() {
    this.#waiting = [];
    this.#stop.abort();
  }

  async #work() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    let wait = FIRST_WAIT;
    while (this.#waiting.length > 0) {
      const [{ url, action, at }] = this.#waiting;
      if (await this.#isSettled(url, action) || Date.now() - at > TOO_OLD) {
        this.#waiting.shift();
        wait = FIRST_WAIT;
      } else {
        await pause(wait, this.#stop.signal);
        wait = Math.min(LAST_WAIT, wait * 2);
      }
    }
    this.#sending = false;
  }

  /** @returns whether nothing is gained by sending it again */
  async #isSettled(url, action) {
    try {
      await post(url, { action }, this.#token);
      return true;
    } catch (failure) {
      const final = failure instanceof Refusal && !failure.passing && failure.status !== 401;
      if (final) {
        console.warn(`attune: feedback ${action} was refused: ${failure.message}`);
      }
      return final;
    }
  }
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
