/**
 * The list of live calls. Rows keep still while somebody reads or uses them: the order changes only when neither the pointer nor the
 * keyboard is in the list. A row that moves is seen to move.
 */

import { CallRow } from './call-row.js';
import { mark } from './dom.js';

const GLIDE = { duration: 260, easing: 'cubic-bezier(.2, 0, 0, 1)' };
const STILL = matchMedia('(prefers-reduced-motion: reduce)');

export class CallList {
  #root;
  #actions;
  /** @type {Map<string, CallRow>} */
  #rows = new Map();
  #pointerInside = false;
  #current = null;

  /**
   * @param {HTMLElement} root the list
   * @param {{open: (id: string) => void, acknowledge: (id: string) => void, released: () => void}} actions
   *   released: nobody holds the order any more
   */
  constructor(root, actions) {
    this.#root = root;
    this.#actions = actions;
    root.addEventListener('pointerenter', () => { this.#pointerInside = true; });
    root.addEventListener('pointerleave', () => { this.#pointerInside = false; this.#release(); });
    root.addEventListener('focusout', () => setTimeout(() => this.#release()));
    root.addEventListener('focusin', (event) => this.#makeCurrent(event.target.closest('.call')?.dataset.call));
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Whether rows have to stay where they are. A focus that a click left behind holds nothing once the pointer is away. */
  get isHeld() {
    return this.#pointerInside || this.#root.querySelector(':focus-visible') !== null;
  }

  /**
   * Shows these calls in this order, as far as the order is not held: then rows stay, new ones are put at the end, and those that are
   * not among them any more stay as well.
   *
   * @param {import('./live-calls.js').LiveCall[]} calls
   * @param {boolean} atOnce whether to do so even when the order is held, because the viewer asked for it
   * @returns {boolean} whether the list is now as it should be
   */
  arrange(calls, now, atOnce = false) {
    const wanted = new Set(calls.map((call) => call.id));
    const added = calls.filter((call) => !this.#rows.has(call.id));
    for (const call of added) {
      const row = new CallRow(call.id, this.#actions);
      row.update(call, now);
      this.#rows.set(call.id, row);
    }
    if (this.isHeld && !atOnce) {
      this.#root.append(...added.map((call) => this.#rows.get(call.id).root));
      this.#keepReachable();
      return this.#isInOrder(calls);
    }
    const stillThere = [...this.#rows.values()].filter((row) => !wanted.has(row.id));
    this.#gliding(() => {
      stillThere.forEach((row) => {
        row.root.remove();
        this.#rows.delete(row.id);
      });
      this.#order(calls);
    });
    this.#keepReachable();
    return true;
  }

  /** Draws a call anew, if it is in the list. */
  update(call, now) {
    this.#rows.get(call.id)?.update(call, now);
  }

  /** Draws what changes with time. */
  tick(calls, now) {
    for (const row of this.#rows.values()) {
      const call = calls.get(row.id);
      if (call) {
        row.tick(call, now);
      }
    }
  }

  has(id) {
    return this.#rows.has(id);
  }

  /** Marks the call that is open beside the list, none for null. */
  select(id) {
    for (const row of this.#rows.values()) {
      mark(row.root, 'data-selected', row.id === id);
      mark(row.opener, 'aria-expanded', row.id === id ? 'true' : 'false');
    }
  }

  focus(id) {
    (this.#rows.get(id) ?? this.#rows.get(this.#current))?.opener.focus();
  }

  #release() {
    if (!this.isHeld) {
      this.#actions.released();
    }
  }

  #isInOrder(calls) {
    const shown = [...this.#root.children];
    return shown.length === calls.length && calls.every((call, i) => shown[i].dataset.call === call.id);
  }

  /** Moves as few elements as a single pass can; the one that has the focus gets it back, for moving an element takes it away. */
  #order(calls) {
    const focused = this.#root.contains(document.activeElement) ? document.activeElement : null;
    let place = this.#root.firstElementChild;
    for (const call of calls) {
      const node = this.#rows.get(call.id).root;
      if (node === place) {
        place = place.nextElementSibling;
      } else {
        this.#root.insertBefore(node, place);
      }
    }
    if (focused && focused.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }

  /** Where rows were and where they are, and the way between: reads first, then writes, so that the layout is computed twice only. */
  #gliding(change) {
    if (STILL.matches || document.hidden) {
      change();
      return;
    }
    const before = new Map([...this.#root.children].map((node) => [node, node.offsetTop]));
    change();
    const moved = [...this.#root.children]
      .map((node) => [node, before.has(node) ? before.get(node) - node.offsetTop : 0])
      .filter(([, by]) => by !== 0);
    for (const [node, by] of moved) {
      node.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], GLIDE);
    }
  }

  /** One row can be reached with Tab, and what is in it; the arrow keys change which. */
  #keepReachable() {
    if (!this.#rows.has(this.#current)) {
      this.#current = this.#root.firstElementChild?.dataset.call ?? null;
    }
    for (const row of this.#rows.values()) {
      this.#reach(row, row.id === this.#current);
    }
  }

  #makeCurrent(id) {
    if (id && id !== this.#current) {
      this.#current = id;
      this.#keepReachable();
    }
  }

  #reach(row, reachable) {
    row.root.querySelectorAll('button').forEach((button) => mark(button, 'tabindex', reachable ? '0' : '-1'));
  }

  #key(event) {
    const nodes = [...this.#root.children];
    const at = nodes.indexOf(event.target.closest('.call'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to === undefined || at < 0 || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    nodes[Math.max(0, Math.min(to, nodes.length - 1))].querySelector('.opener').focus();
  }
}
