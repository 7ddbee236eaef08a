/** What the overlay looks like: built once, then only changed where something changes, so that nothing flickers. */

import { details, withQuotes } from './cue-details.js';
import { sign } from './cue-signs.js';
import { KEYS } from './overlay-keys.js';

/** Steps of the severity's bars that are filled. */
const STEPS = { low: 1, medium: 2, high: 3 };

/** Which buttons a phase has. A button that is not there keeps no place; the row keeps its height. */
const BUTTONS = {
  tentative: ['accept', 'dismiss', 'wrong', 'why'],
  open: ['accept', 'dismiss', 'wrong', 'why'],
  accepted: ['helpful', 'dismiss', 'wrong', 'why'],
  done: ['helpful', 'dismiss', 'wrong', 'why'],
  withdrawn: [],
};

export class OverlayView {
  #text;
  #picture = null;

  /**
   * @param {ShadowRoot} root
   * @param {object} text the overlay's words
   * @param {(action: string) => void} onAction accept, dismiss, wrong, why, helpful, mute or keys was pressed
   */
  constructor(root, text, onAction) {
    this.#text = text;
    this.frame = make('section', { class: 'frame', tabindex: '-1', 'aria-label': text.region });
    this.#buildStatus(onAction);
    this.#buildCard(onAction);
    this.polite = make('p', { class: 'unseen', 'aria-live': 'polite' });
    this.assertive = make('p', { class: 'unseen', 'aria-live': 'assertive' });
    this.frame.append(this.status, this.card);
    root.replaceChildren(this.frame, this.polite, this.assertive);
  }

  #buildStatus(onAction) {
    this.dot = make('span', { class: 'dot', 'aria-hidden': 'true' });
    this.state = make('span', { class: 'state', role: 'status', 'aria-live': 'off' });
    this.level = make('span', { class: 'level', title: this.#text.levelTitle });
    this.muteButton = iconButton('mute', onAction);
    this.keysButton = iconButton('keys', onAction);
    this.status = make('div', { class: 'status' }, this.dot, this.state, this.level, this.keysButton, this.muteButton);
  }

  #buildCard(onAction) {
    this.mark = make('span', { class: 'mark' });
    this.headline = make('h2', { id: 'headline' });
    this.call = make('p', { class: 'call' });
    this.note = make('span', { class: 'note' });
    this.prompt = make('p', { class: 'prompt' });
    this.buttons = {};
    const row = make('div', { class: 'actions' });
    for (const action of ['accept', 'helpful', 'dismiss', 'wrong', 'why']) {
      const button = make('button', { type: 'button', class: action, title: `${this.#text[action]} (${KEYS[action]})` },
        this.#text[action], make('kbd', { 'aria-hidden': 'true' }, KEYS[action]));
      button.addEventListener('click', () => onAction(action));
      this.buttons[action] = button;
      row.append(button);
    }
    this.details = make('div', { class: 'details', id: 'details', hidden: '' });
    this.buttons.why.setAttribute('aria-controls', 'details');
    this.buttons.why.setAttribute('aria-expanded', 'false');
    this.card = make('article', { class: 'card', 'aria-labelledby': 'headline', hidden: '' },
      make('header', {}, this.mark, make('div', { class: 'title' }, this.headline, this.call), this.note),
      this.prompt, row, this.details);
  }

  /** @param {{kind: string, words: string, level: string, canMute: boolean, muted: boolean, shortcuts: boolean}} status */
  showStatus({ kind, words, level, canMute, muted, shortcuts }) {
    const text = this.#text;
    this.dot.dataset.kind = kind;
    set(this.state, words);
    set(this.level, level ? text.level[level] ?? text.level.regular : '');
    this.muteButton.hidden = !canMute;
    label(this.muteButton, muted ? text.unmute : text.mute, shortcuts ? KEYS.mute : '');
    setSign(this.muteButton, muted ? 'bellOff' : 'bell');
    label(this.keysButton, shortcuts ? text.keysOn : text.keysOff, '');
    setSign(this.keysButton, shortcuts ? 'keys' : 'keysOff');
    this.frame.classList.toggle('no-keys', !shortcuts);
    for (const [action, button] of Object.entries(this.buttons)) {
      setOrRemove(button, 'aria-keyshortcuts', shortcuts ? KEYS[action] : '');
    }
  }

  /**
   * @param {import('./cue-desk.js').Picture|null} picture
   * @param {{language: string, call: string}} about the cue's call: its language, and its name where there are several
   */
  showCue(picture, { language, call }) {
    const before = this.#picture;
    this.#picture = picture;
    if (!picture) {
      this.#hideCard();
      return;
    }
    const { cue, phase } = picture;
    const another = before?.cue.cueId !== cue.cueId;
    if (another) {
      this.toggleDetails(false);
    }
    if (another || before.cue !== cue) {
      this.#fill(cue, language);
    }
    set(this.call, call);
    this.#setPhase(cue, phase);
    if (this.card.hidden || another) {
      this.card.hidden = false;
      this.#enter();
    }
  }

  #fill(cue, language) {
    setOrRemove(this.card, 'lang', language);
    this.card.dataset.kind = cue.kind;
    this.card.dataset.severity = cue.severity;
    setSign(this.mark, cue.kind);
    set(this.headline, cue.headline);
    const prompt = cue.prompts?.[0] ?? '';
    if (this.prompt.dataset.prompt !== prompt) {
      this.prompt.dataset.prompt = prompt;
      this.prompt.replaceChildren(withQuotes(prompt));
    }
    this.prompt.hidden = !prompt;
    if (!this.details.hidden) {
      this.details.replaceChildren(details(cue, this.#text));
    }
  }

  #setPhase(cue, phase) {
    this.card.dataset.phase = phase;
    const words = this.#noteOf(cue, phase);
    const key = `${phase} ${words} ${cue.severity}`;
    if (this.note.dataset.key !== key) {
      this.note.dataset.key = key;
      this.note.replaceChildren(...this.#noteParts(cue, phase, words));
    }
    const focused = this.card.getRootNode().activeElement;
    for (const [action, button] of Object.entries(this.buttons)) {
      button.hidden = !BUTTONS[phase].includes(action);
    }
    if (focused?.hidden) {
      this.#keepFocus();
    }
  }

  #noteOf(cue, phase) {
    switch (phase) {
      case 'open': return cue.urgency === 'urgent' ? this.#text.urgent : '';
      case 'done': return cue.outcome === 'acted' ? this.#text.done : this.#text.passed;
      default: return this.#text[phase];
    }
  }

  #noteParts(cue, phase, words) {
    if (phase === 'done' || phase === 'accepted') {
      return [sign('tick'), words];
    }
    if (phase === 'open') {
      const seen = words ? make('strong', {}, words) : severityBars(cue.severity);
      return [seen, make('span', { class: 'unseen' }, this.#text.severity[cue.severity] ?? '')];
    }
    return [words];
  }

  #hideCard() {
    if (this.card.hidden) {
      return;
    }
    const hadFocus = this.card.contains(this.card.getRootNode().activeElement);
    this.card.hidden = true;
    if (hadFocus) {
      this.#keepFocus();
    }
  }

  /** A button that goes while it has the focus hands it to the frame, where the keys still work. */
  #keepFocus() {
    this.frame.focus({ preventScroll: true });
  }

  /** Starts the short fade-in again. */
  #enter() {
    this.card.classList.remove('entering');
    void this.card.offsetWidth;
    this.card.classList.add('entering');
  }

  get detailsOpen() {
    return !this.details.hidden;
  }

  toggleDetails(open = this.details.hidden) {
    if (open && this.#picture) {
      this.details.replaceChildren(details(this.#picture.cue, this.#text));
    }
    this.details.hidden = !open;
    this.buttons.why.setAttribute('aria-expanded', String(open));
  }

  /** Says a headline once to assistive technology: at the next pause, or at once if it is urgent. */
  announce(headline, urgent, language) {
    const region = urgent ? this.assertive : this.polite;
    setOrRemove(region, 'lang', language);
    region.replaceChildren(make('span', {}, headline));
  }
}

function severityBars(severity) {
  const filled = STEPS[severity] ?? STEPS.medium;
  const bars = [1, 2, 3].map((step) => make('i', { class: step <= filled ? 'filled' : '' }));
  return make('span', { class: 'bars', 'aria-hidden': 'true' }, ...bars);
}

function iconButton(action, onAction) {
  const button = make('button', { type: 'button', class: `icon ${action}` });
  button.addEventListener('click', () => onAction(action));
  return button;
}

function setSign(node, name) {
  if (node.dataset.sign !== name) {
    node.dataset.sign = name;
    node.replaceChildren(sign(name));
  }
}

function label(button, words, key) {
  button.setAttribute('aria-label', words);
  button.title = key ? `${words} (${key})` : words;
  setOrRemove(button, 'aria-keyshortcuts', key);
}

function set(node, words) {
  if (node.textContent !== words) {
    node.textContent = words;
  }
}

function setOrRemove(node, name, value) {
  if (value) {
    node.setAttribute(name, value);
  } else {
    node.removeAttribute(name);
  }
}

function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}
