/**
 * The transcript of a live call. It is loaded only when somebody asks for it, because every look is written down by the server, and
 * then follows the call.
 */

import { connect, get } from './attune-live.js';
import { element, show, write } from './dom.js';
import { sentence, time, words } from './words.js';

/** Nearer to the end than this, px, the viewer follows the call; further up they read, and are left where they are. */
const FOLLOWS = 48;

export class Transcript {
  #opener; #list; #note; #token;
  #callId = null;
  #stream = null;
  /** @type {Map<string, {turn: object, node: HTMLElement}>} */
  #turns = new Map();

  /**
   * @param {{opener: HTMLButtonElement, list: HTMLOListElement, note: HTMLElement}} nodes
   * @param {import('./attune-live.js').TokenSource} token
   */
  constructor({ opener, list, note }, token) {
    this.#opener = opener;
    this.#list = list;
    this.#note = note;
    this.#token = token;
    opener.addEventListener('click', () => (this.#opener.getAttribute('aria-expanded') === 'true' ? this.#fold() : this.#unfold()));
  }

  /** Belongs to this call from now on, folded. */
  of(callId) {
    if (callId !== this.#callId) {
      this.#fold();
      this.#callId = callId;
    }
  }

  #fold() {
    this.#stream?.close();
    this.#stream = null;
    this.#turns.clear();
    this.#list.replaceChildren();
    show(this.#list, false);
    this.#say('');
    this.#opener.setAttribute('aria-expanded', 'false');
    write(this.#opener, 'Show the transcript');
  }

  async #unfold() {
    const callId = this.#callId;
    this.#opener.setAttribute('aria-expanded', 'true');
    write(this.#opener, 'Hide the transcript');
    this.#say('Loading…');
    try {
      const { turns, complete = true } = await get(`/api/calls/${encodeURIComponent(callId)}/transcript`, this.#token);
      if (callId === this.#callId && this.#opener.getAttribute('aria-expanded') === 'true') {
        this.#begin(callId, turns, complete);
      }
    } catch (refusal) {
      if (callId === this.#callId) {
        this.#say(reason(refusal));
      }
    }
  }

  #begin(callId, turns, complete) {
    show(this.#list, true);
    turns.forEach((turn) => this.#put(turn));
    this.#say(!complete ? 'What was said earlier is not kept here.' : turns.length === 0 ? 'Nothing was said yet.' : '');
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#stream?.close();
    this.#stream = connect({
      url: `/live/calls/${encodeURIComponent(callId)}`, token: this.#token,
      onEvent: (name, turn) => {
        if (name === 'turn' && turn.callId === callId) {
          this.#follow(() => this.#put(turn));
          if (complete) {
            this.#say('');
          }
        }
      },
    });
  }

  #follow(change) {
    const list = this.#list;
    const follows = list.scrollHeight - list.scrollTop - list.clientHeight < FOLLOWS;
    change();
    if (follows) {
      list.scrollTop = list.scrollHeight;
    }
  }

  /** A turn has one place, by when it began; a later record of it replaces its words. */
  #put(turn) {
    const known = this.#turns.get(turn.turnId);
    if (known) {
      write(known.node.lastElementChild, turn.text ?? 'Words are not kept.');
      return;
    }
    const node = element('li', { 'data-speaker': turn.speaker },
      element('span', { class: 'time' }, time(turn.startMs)), ' ',
      element('b', {}, sentence(words(turn.speaker))), ' ',
      element('span', { class: turn.text ? 'said' : 'said unkept' }, turn.text ?? 'Words are not kept.'));
    const later = [...this.#turns.values()].filter((other) => other.turn.startMs > turn.startMs)
      .reduce((first, other) => (first && first.turn.startMs <= other.turn.startMs ? first : other), null);
    this.#list.insertBefore(node, later?.node ?? null);
    this.#turns.set(turn.turnId, { turn, node });
  }

  #say(text) {
    write(this.#note, text);
    show(this.#note, text !== '');
  }
}

function reason(refusal) {
  switch (refusal.status) {
    case 403: return 'Transcripts are switched off here, or not open to you. The arc, concerns and cues say what they can without.';
    case 404: return 'There is no transcript of this call.';
    default: return 'The transcript could not be loaded. Hide it and try again.';
  }
}
