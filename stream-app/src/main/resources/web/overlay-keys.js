/**
 * The overlay by keyboard. Single keys work while the overlay has the focus; with Alt and Shift they work anywhere on its page.
 * Both can be switched off, which this browser remembers.
 */

/** The key of each action, as it is shown. */
export const KEYS = { accept: 'A', dismiss: 'D', wrong: 'N', why: 'W', helpful: 'H', mute: 'M' };

const STORED_AS = 'attune-shortcuts';
const ACTIONS = new Map(Object.entries(KEYS).map(([action, key]) => [key, action]));

export class OverlayKeys {
  #frame; #onAction;

  /**
   * @param {HTMLElement} frame takes the focus, and hears keys of all that is in it
   * @param {boolean} allowed false switches them off whatever is remembered
   * @param {(action: string) => void} onAction
   * @param {AbortSignal} end
   */
  constructor(frame, allowed, onAction, end) {
    this.#frame = frame;
    this.#onAction = onAction;
    this.enabled = allowed && stored() !== 'off';
    frame.addEventListener('keydown', (event) => this.#onKey(event), { signal: end });
    document.addEventListener('keydown', (event) => this.#onChord(event), { signal: end });
  }

  toggle() {
    this.enabled = !this.enabled;
    try {
      localStorage.setItem(STORED_AS, this.enabled ? 'on' : 'off');
    } catch {
      // A page without storage forgets it with the page.
    }
  }

  #onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || !this.enabled) {
      return;
    }
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && !onButton) {
      this.#do('accept', event);
    } else if (event.key === 'Escape') {
      this.#do('close', event);
    } else if (ACTIONS.has(event.key.toUpperCase())) {
      this.#do(ACTIONS.get(event.key.toUpperCase()), event);
    }
  }

  /** By the place of the key, since Alt makes other characters of it on some systems. */
  #onChord(event) {
    if (!this.enabled || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) {
      return;
    }
    const key = event.code.replace('Key', '');
    if (key === 'O') {
      event.preventDefault();
      this.#frame.focus();
    } else if (ACTIONS.has(key)) {
      this.#do(ACTIONS.get(key), event);
    }
  }

  #do(action, event) {
    event.preventDefault();
    this.#onAction(action);
  }
}

function stored() {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}
