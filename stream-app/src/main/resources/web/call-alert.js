/** The one alert of a call: its level, since when, why, and a button that says somebody looks after it. */

import { element, mark, show, write } from './dom.js';
import { isAcknowledged } from './live-calls.js';
import { age, clock, level } from './words.js';

export class AlertLevel {
  #name = element('strong', { class: 'level-name' });
  #since = element('span', { class: 'since' });

  constructor() {
    this.root = element('p', { class: 'level' }, element('span', { class: 'sign', 'aria-hidden': 'true' }), this.#name, ' ', this.#since);
  }

  update(call, now) {
    const quiet = isAcknowledged(call);
    mark(this.root, 'data-level', call.gone ? 'none' : call.alert.level);
    mark(this.root, 'data-acknowledged', quiet);
    write(this.#name, call.gone ? 'Ended' : level(call.alert.level));
    const since = call.gone || call.alert.level === 'none' || !call.alert.since ? '' : `for ${age(now - call.alert.since)}`;
    write(this.#since, since);
  }
}

export class AcknowledgeButton {
  #note = element('span', { class: 'acknowledged-by' });

  /** @param {() => void} acknowledge */
  constructor(acknowledge) {
    this.button = element('button', { type: 'button', class: 'acknowledge' });
    this.root = element('div', { class: 'acknowledging' }, this.button, this.#note);
    this.button.addEventListener('click', () => {
      if (this.button.getAttribute('aria-disabled') !== 'true') {
        acknowledge();
      }
    });
  }

  /** The button stays where it is and what it is: replacing it would take the focus away from whoever pressed it. */
  update(call, who) {
    const done = isAcknowledged(call);
    const label = call.acknowledging === 'sending' ? 'Acknowledging…' : done ? 'Acknowledged' : 'Acknowledge';
    write(this.button, label);
    mark(this.button, 'aria-label', `${label}, ${who}`);
    mark(this.button, 'aria-disabled', done || call.acknowledging === 'sending' ? 'true' : null);
    show(this.root, call.alert.level !== 'none' && !call.gone);
    write(this.#note, this.#noteOf(call));
  }

  #noteOf(call) {
    if (call.acknowledging === 'failed') {
      return 'Not sent. Try again.';
    }
    const by = call.alert.acknowledged;
    return by ? `${by.by ? `by ${by.by}, ` : ''}${clock(by.at)}` : '';
  }
}
