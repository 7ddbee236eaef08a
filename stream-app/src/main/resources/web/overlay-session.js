/** One overlay with one stream, from when it is put on a page until it is taken off or its settings change. */

import { connect } from './attune-live.js';
import { CueDesk, isUrgent } from './cue-desk.js';
import { CueFeedback } from './cue-feedback.js';
import { MutedCalls } from './muted-calls.js';
import { OverlayKeys } from './overlay-keys.js';
import { StatusLine } from './overlay-status.js';
import { texts } from './overlay-texts.js';
import { OverlayView } from './overlay-view.js';

/** What a button or key says of a cue, as feedback. */
const FEEDBACK = { accept: 'accepted', dismiss: 'dismissed', wrong: 'wrong', helpful: 'helpful' };
/** How many cues it is remembered of that they were seen. */
const REMEMBERED = 200;

export class OverlaySession {
  #root; #view; #text; #live; #feedback; #muted; #status; #keys;
  #desk = new CueDesk();
  /** Live calls by their id, the latest view of each. */
  #calls = new Map();
  #picture = null;
  #seen = new Set();
  #timer = 0;
  #end = new AbortController();

  /**
   * @param {ShadowRoot} root
   * @param {{agent: string, base: URL, token: import('./attune-live.js').TokenSource, language: string, shortcuts: boolean}} settings
   */
  constructor(root, { agent, base, token, language, shortcuts }) {
    this.#root = root;
    this.#text = texts(language);
    this.#view = new OverlayView(root, this.#text, (action) => this.#act(action));
    this.#feedback = new CueFeedback(base, token);
    this.#muted = new MutedCalls(this.#feedback);
    this.#status = new StatusLine(this.#text);
    this.#keys = new OverlayKeys(this.#view.frame, shortcuts, (action) => this.#act(action), this.#end.signal);
    document.addEventListener('visibilitychange', () => this.#refresh(), { signal: this.#end.signal });
    this.#live = connect({
      url: new URL(`live/agents/${encodeURIComponent(agent)}/cues`, base),
      token,
      onEvent: (name, data) => this.#onEvent(name, data),
      onState: (state) => {
        this.#status.onState(state);
        queueMicrotask(() => this.#refresh());
      },
    });
  }

  close() {
    this.#end.abort();
    this.#live.close();
    this.#feedback.close();
    clearTimeout(this.#timer);
  }

  #onEvent(name, data) {
    switch (name) {
      case 'hello': this.#onHello(data); break;
      case 'cue': this.#takeCue(data); break;
      case 'call': this.#takeCall(data.view); break;
      case 'gone': this.#endCall(data.callId); break;
    }
    this.#refresh();
  }

  #onHello({ resumed }) {
    if (!resumed) {
      this.#calls.clear();
      this.#desk.expectAll(this.#live.now());
    }
  }

  #takeCue(told) {
    // How long it holds is told too, and is right whatever the clock of its producer says.
    const cue = told.validForMs == null ? told : { ...told, expiresAt: this.#live.now() + told.validForMs };
    if (this.#muted.has(cue.callId)) {
      this.#muted.meet(cue);
    }
    this.#desk.take(cue);
  }

  #takeCall(view) {
    if (view.phase === 'ended' || view.phase === 'abandoned') {
      this.#endCall(view.callId);
    } else {
      this.#calls.set(view.callId, view);
    }
  }

  #endCall(callId) {
    this.#calls.delete(callId);
    this.#muted.forget(callId);
    this.#desk.endCall(callId);
  }

  /** Shows what is to be seen now, and comes back when that changes by itself. */
  #refresh() {
    if (this.#end.signal.aborted) {
      return;
    }
    const now = this.#live.now();
    const { picture, wakeAt } = this.#desk.update(now, (cue) => !this.#muted.has(cue.callId));
    this.#picture = picture;
    const call = picture ? this.#calls.get(picture.cue.callId) : this.#calls.values().next().value;
    const about = {
      language: call?.language ?? '',
      call: picture && this.#calls.size > 1 ? this.#nameOf(picture.cue.callId) : '',
    };
    this.#view.showCue(picture, about);
    this.#view.showStatus({
      ...this.#status.of(call, call !== undefined && this.#muted.has(call.callId)),
      canMute: this.#calls.size > 0,
      shortcuts: this.#keys.enabled,
    });
    this.#tellSeen(picture, about.language);
    clearTimeout(this.#timer);
    const wait = Math.min(wakeAt === null ? Infinity : wakeAt - now, this.#status.changesIn());
    if (wait < Infinity) {
      this.#timer = setTimeout(() => this.#refresh(), Math.max(1, wait));
    }
  }

  /** Once for each cue, when it is certain and somebody can see it. */
  #tellSeen(picture, language) {
    const visible = document.visibilityState === 'visible' && this.#root.host.checkVisibility?.() !== false;
    if (picture?.phase !== 'open' || !visible || this.#seen.has(picture.cue.cueId)) {
      return;
    }
    const { cue } = picture;
    this.#seen.add(cue.cueId);
    if (this.#seen.size > REMEMBERED) {
      this.#seen.delete(this.#seen.values().next().value);
    }
    this.#feedback.send(cue, 'shown');
    this.#view.announce(cue.headline, isUrgent(cue), language);
  }

  #nameOf(callId) {
    return [this.#calls.get(callId)?.queue, `${this.#text.call} ${callId.slice(-6)}`].filter(Boolean).join(' · ');
  }

  #act(action) {
    switch (action) {
      case 'why': this.#view.toggleDetails(); break;
      case 'close': this.#closeTopmost(); break;
      case 'mute': this.#muted.toggle([...this.#calls.keys()], this.#picture?.cue); break;
      case 'keys': this.#keys.toggle(); break;
      default: this.#answer(action);
    }
    this.#refresh();
  }

  #closeTopmost() {
    if (this.#view.detailsOpen) {
      this.#view.toggleDetails(false);
    } else {
      this.#answer('dismiss');
    }
  }

  #answer(action) {
    const { cue, phase } = this.#picture ?? {};
    const firm = phase === 'open' || phase === 'tentative';
    const afterwards = phase === 'accepted' || phase === 'done';
    if (firm && action !== 'helpful') {
      this.#desk.answer(cue.cueId, FEEDBACK[action], this.#live.now());
      this.#feedback.send(cue, FEEDBACK[action]);
    } else if (afterwards && action !== 'accept') {
      this.#desk.close(cue.cueId);
      // To close a cue that was taken says nothing against it.
      if (action !== 'dismiss') {
        this.#feedback.send(cue, FEEDBACK[action]);
      }
    } else {
      return;
    }
    if (action === 'wrong' || action === 'helpful') {
      this.#status.thank();
    }
  }
}
