/**
 * Attune's live streams in a browser: server-sent events over fetch, with a bearer token, resumed after every break.
 *
 *   import { connect } from '/assets/attune-live.js';
 *   const live = connect({ url: '/live/agents/me/cues', onEvent: (name, data) => console.log(name, data) });
 *
 * EventSource is not used because it cannot send a token. No dependencies.
 */

import { EventReader } from './event-reader.js';

/** Waits between attempts, ms: doubled from the first to the last, each drawn between its half and its whole. */
const FIRST_WAIT = 250;
const LAST_WAIT = 5_000;
/** The server beats every 10 s; a stream silent for this long, ms, is dead whatever the socket says. */
const SILENCE = 25_000;
/** A stream that lived for this long, ms, was a good one: the next break starts again with the first wait. */
const GOOD = 5_000;
/** How many frames back a repeat is recognised. */
const REMEMBERED = 256;

/**
 * @typedef {(refused?: string) => (string|null|Promise<string|null>)} TokenSource
 *   Gives the bearer token, null when none is needed. When the server would not take a token, that token is handed over,
 *   and another one is expected.
 */

/**
 * @typedef {'connecting'|'live'|'waiting'|'signed-out'|'refused'|'closed'} LiveState
 *   connecting: before the first attempt; waiting: the stream broke, and holds until it is live again; signed-out: the same
 *   because there is no valid token; refused: the server says no and would say so again, nothing more is tried.
 */

/**
 * Opens a stream and keeps it open until it is closed or refused.
 *
 * @param {object} options
 * @param {string|URL} options.url one of the paths under /live
 * @param {TokenSource} [options.token] asked before every attempt
 * @param {(name: string, data: any, id: string) => void} options.onEvent each event once, in the server's order; `hello` and
 *   `bye` as well
 * @param {(state: LiveState, detail: {status?: number, title?: string, waitMs?: number}) => void} [options.onState]
 * @returns {{close: () => void, now: () => number}} `close` ends it for good; `now` is the server's clock, epoch ms
 */
export function connect({ url, token = () => null, onEvent, onState = () => {} }) {
  const stream = new LiveStream(new URL(url, globalThis.location?.href), token, onEvent, onState);
  stream.run();
  return { close: () => stream.close(), now: () => Date.now() + stream.clockOffset };
}

/**
 * Posts JSON.
 *
 * @param {string|URL} url
 * @param {object} body
 * @param {TokenSource} [token]
 * @returns {Promise<any>} the answer, null when it is empty
 * @throws {Refusal} if the server refuses
 * @throws {TypeError} if it cannot be reached
 */
export function post(url, body, token) {
  return request(url, token, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, keepalive: true,
  });
}

/** Gets JSON, or text where the answer is not JSON; the rest is as with post. */
export function get(url, token) {
  return request(url, token, {});
}

/** The server's no: an HTTP status with its problem report. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.title = problem.title ?? '';
    this.problem = problem;
  }

  static async of(response) {
    return new Refusal(response.status, await response.json().catch(() => ({})));
  }

  /** Whether the same request may succeed later: the server is busy, starting or broken. */
  get passing() {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

async function request(url, token = () => null, init) {
  const bearer = await token();
  let response = await send(url, bearer, init);
  if (response.status === 401) {
    const another = await token(bearer ?? undefined);
    if (another && another !== bearer) {
      response = await send(url, another, init);
    }
  }
  if (!response.ok) {
    throw await Refusal.of(response);
  }
  const text = await response.text();
  const json = /[/+]json\b/.test(response.headers.get('Content-Type') ?? '');
  return json && text ? JSON.parse(text) : text || null;
}

function send(url, bearer, init) {
  const headers = { Accept: 'application/json, text/html;q=0.9, */*;q=0.5', ...init.headers };
  if (bearer) {
    headers.Authorization = `Bearer ${bearer}`;
  }
  return fetch(url, { ...init, headers, cache: 'no-store', credentials: 'omit' });
}

/** One stream through all its connections. */
class LiveStream {
  #url; #token; #onEvent; #onState;
  #cursor = '';
  #refusedToken;
  #failures = 0;
  #seen = new Set();
  #stop = new AbortController();
  #wake = () => {};
  /** The server's clock less ours, ms. */
  clockOffset = 0;

  constructor(url, token, onEvent, onState) {
    this.#url = url;
    this.#token = token;
    this.#onEvent = onEvent;
    this.#onState = onState;
  }

  close() {
    if (!this.#stop.signal.aborted) {
      this.#stop.abort();
      this.#wake();
      this.#onState('closed', {});
    }
  }

  async run() {
    globalThis.addEventListener?.('online', () => this.#wake(), { signal: this.#stop.signal });
    this.#onState('connecting', {});
    while (!this.#stop.signal.aborted) {
      const { state, atLeastMs = 0, ...detail } = await this.#connection();
      if (this.#stop.signal.aborted) {
        return;
      }
      if (state === 'refused') {
        this.#stop.abort();
        this.#onState('refused', detail);
        return;
      }
      const waitMs = Math.max(atLeastMs, this.#nextWait());
      this.#onState(state, { ...detail, waitMs });
      await this.#pause(waitMs);
    }
  }

  /** One connection from its request to its end: what is to be told about the time until the next. */
  async #connection() {
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    this.#stop.signal.addEventListener('abort', giveUp);
    let watchdog = setTimeout(giveUp, SILENCE);
    try {
      const bearer = await this.#token(this.#refusedToken);
      const response = await fetch(this.#url, {
        headers: this.#headers(bearer), signal: abort.signal, cache: 'no-store', credentials: 'omit',
      });
      if (!response.ok) {
        return await this.#notOk(response, bearer);
      }
      this.#refusedToken = undefined;
      const openedAt = Date.now();
      const reader = new EventReader();
      const body = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await body.read(); !part.done; part = await body.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(giveUp, SILENCE);
        for (const event of reader.read(part.value)) {
          const bye = this.#take(event, bearer);
          if (bye) {
            giveUp();
            return bye;
          }
        }
        if (Date.now() - openedAt > GOOD) {
          this.#failures = 0;
        }
      }
      return { state: 'waiting' };
    } catch (failure) {
      // The network's errors have no useful words in browsers; a fault of ours or of a listener belongs in the console.
      if (failure.name !== 'AbortError' && !(failure instanceof TypeError)) {
        console.error('attune: the stream ended by an error', failure);
      }
      return { state: 'waiting' };
    } finally {
      clearTimeout(watchdog);
      this.#stop.signal.removeEventListener('abort', giveUp);
    }
  }

  #headers(bearer) {
    const headers = { Accept: 'text/event-stream' };
    if (bearer) {
      headers.Authorization = `Bearer ${bearer}`;
    }
    if (this.#cursor) {
      headers['Last-Event-ID'] = this.#cursor;
    }
    return headers;
  }

  async #notOk(response, bearer) {
    const refusal = await Refusal.of(response);
    const end = { status: refusal.status, title: refusal.title };
    if (refusal.status === 401) {
      this.#refusedToken = bearer ?? undefined;
      return { state: 'signed-out', ...end };
    }
    if (!refusal.passing) {
      return { state: 'refused', ...end };
    }
    const seconds = Number(response.headers.get('Retry-After'));
    return { state: 'waiting', ...end, atLeastMs: seconds > 0 ? Math.min(seconds, 60) * 1_000 : 0 };
  }

  /** @returns what follows from the server's goodbye, nothing for every other event */
  #take({ name, data, id }, bearer) {
    if (id) {
      this.#cursor = id;
    }
    if (this.#isRepeat(name, data, id)) {
      return undefined;
    }
    const value = data ? JSON.parse(data) : null;
    if (name === 'hello') {
      this.clockOffset = value.at - Date.now();
      this.#onState('live', {});
    }
    this.#tell(name, value, id);
    if (name !== 'bye') {
      return undefined;
    }
    if (value.reason === 'token-expired') {
      this.#refusedToken = bearer ?? undefined;
      return { state: 'waiting' };
    }
    // All clients of a server that stops come back at once: they had better not be as one.
    return { state: 'waiting', atLeastMs: value.reason === 'stopping' ? Math.random() * 2_000 : 0 };
  }

  /** A listener's mistake must not end the stream. */
  #tell(name, value, id) {
    try {
      this.#onEvent(name, value, id);
    } catch (mistake) {
      console.error(`attune: a listener failed on ${name}`, mistake);
    }
  }

  /** Around a reconnect the server may send again what was on its way. The same id with other data is another event. */
  #isRepeat(name, data, id) {
    if (!id) {
      return false;
    }
    const key = `${id}\n${name}\n${data}`;
    if (this.#seen.has(key)) {
      return true;
    }
    this.#seen.add(key);
    if (this.#seen.size > REMEMBERED) {
      this.#seen.delete(this.#seen.values().next().value);
    }
    return false;
  }

  #nextWait() {
    const longest = Math.min(LAST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    return longest * (0.5 + Math.random() / 2);
  }

  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
