/** The page that frames this one, as far as the gateway allows it. */

const ANSWER_WITHIN = 10_000;

export class Parent {
  #origins;
  #latest = null;
  #wanted = [];

  constructor(origins) {
    this.#origins = origins;
    addEventListener('message', (event) => this.#take(event));
  }

  /** @returns {Parent|null} null for a page that is not framed, or that no page may talk to */
  static ofThisPage() {
    const allowed = (document.documentElement.dataset.parentOrigins ?? '').split(/\s+/).filter(Boolean);
    // Where the browser tells who the parent is, only that one is spoken to; it logs each message that finds nobody.
    const actual = location.ancestorOrigins?.[0];
    const origins = actual ? allowed.filter((origin) => origin === actual) : allowed;
    return window.parent === window || origins.length === 0 ? null : new Parent(origins);
  }

  /** A token source: the parent's latest token, or the next one if that was refused. */
  token = async (refused) => {
    if (this.#latest !== null && this.#latest !== refused) {
      return this.#latest;
    }
    const answer = new Promise((resolve) => {
      this.#wanted.push(resolve);
      setTimeout(() => resolve(this.#latest), ANSWER_WITHIN);
    });
    this.tell('attune:token-wanted', {});
    return answer;
  };

  /** The browser delivers to the parent only if it is of that origin, so at most one of these arrives. */
  tell(type, message) {
    for (const origin of this.#origins) {
      window.parent.postMessage({ type, ...message }, origin);
    }
  }

  #take({ source, origin, data }) {
    const trusted = source === window.parent && this.#origins.includes(origin);
    if (!trusted || data?.type !== 'attune:token' || typeof data.token !== 'string') {
      return;
    }
    this.#latest = data.token;
    this.#wanted.splice(0).forEach((resolve) => resolve(data.token));
  }
}
