/**
 * The agent's overlay as a web component: one cue at a time, beside the call.
 *
 *   <script type="module" src="https://attune.example/assets/attune-overlay.js"></script>
 *   <attune-overlay agent="me"></attune-overlay>
 *
 * Attributes: `agent` (an agent's id, `me` for the token's own), `base` (where the gateway is; where this file came from unless
 * given), `theme` (light or dark; the system's unless given), `lang` (en or de; the page's unless given), `shortcuts` ("off"
 * for none). Property `token`: a bearer token or a function that gives one. docs/overlay.md tells the rest.
 */

import { OverlaySession } from './overlay-session.js';
import { tokens } from './tokens.js';

const HERE = import.meta.url;

const styles = Promise.all(['theme.css', 'overlay.css'].map(styleSheet));

/** Constructed style sheets need no exception in a content security policy. */
async function styleSheet(name) {
  const response = await fetch(new URL(name, HERE));
  return new CSSStyleSheet().replace(await response.text());
}

export class AttuneOverlay extends HTMLElement {
  static observedAttributes = ['agent', 'base', 'lang', 'shortcuts'];

  #root = this.attachShadow({ mode: 'open' });
  #token = null;
  #session = null;
  #restarting = false;

  /** @param {string|import('./attune-live.js').TokenSource|null} token null: found out by asking the gateway */
  set token(token) {
    this.#token = token;
    this.#restart();
  }

  connectedCallback() {
    this.#restart();
  }

  disconnectedCallback() {
    this.#session?.close();
    this.#session = null;
  }

  attributeChangedCallback() {
    this.#restart();
  }

  /** Several settings made in a row are one restart. */
  async #restart() {
    if (this.#restarting) {
      return;
    }
    this.#restarting = true;
    this.#root.adoptedStyleSheets = await styles;
    this.#restarting = false;
    this.#session?.close();
    this.#session = this.isConnected ? new OverlaySession(this.#root, this.#settings()) : null;
  }

  #settings() {
    const token = typeof this.#token === 'string' ? () => this.#token : this.#token;
    return {
      agent: this.getAttribute('agent') || 'me',
      base: this.#gateway(),
      token: token ?? tokens(this.#gateway(), false),
      language: this.getAttribute('lang') || document.documentElement.lang || navigator.language,
      shortcuts: this.getAttribute('shortcuts') !== 'off',
    };
  }

  /** With a slash at its end, so that paths are added to it. */
  #gateway() {
    const base = this.getAttribute('base');
    return base ? new URL(base.replace(/\/*$/, '/'), document.baseURI) : new URL('..', HERE);
  }
}

customElements.define('attune-overlay', AttuneOverlay);
