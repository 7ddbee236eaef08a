/** Which calls the viewer wants to see. It is kept in the address, so that a reload and a bookmark show the same. */

import { element } from './dom.js';
import { isAtLeast } from './live-calls.js';

export class Filters {
  #form;
  #query = '';

  /**
   * @param {HTMLFormElement} form with the fields team, queue, help and q
   * @param {() => void} changed
   */
  constructor(form, changed) {
    this.#form = form;
    const { team, queue, help, q } = form.elements;
    const given = new URLSearchParams(location.search);
    for (const select of [team, queue]) {
      const wanted = given.get(select.name);
      if (wanted) {
        this.#add(select, [wanted]);
        select.value = wanted;
      }
    }
    help.checked = given.has('help');
    q.value = given.get('q') ?? '';
    this.#query = q.value.trim().toLowerCase();
    const apply = () => {
      this.#query = q.value.trim().toLowerCase();
      this.#keep();
      changed();
    };
    form.addEventListener('input', apply);
    form.addEventListener('reset', () => setTimeout(apply));
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  takes({ view, alert }) {
    const { team, queue, help } = this.#form.elements;
    return (!team.value || view.team === team.value)
      && (!queue.value || view.queue === queue.value)
      && (!help.checked || isAtLeast(alert, 'help'))
      && (!this.#query || `${view.agentId ?? ''}\n${view.callId}`.toLowerCase().includes(this.#query));
  }

  /** Offers the teams and queues of these calls, besides those that were there before. */
  offer(calls) {
    const { team, queue } = this.#form.elements;
    this.#add(team, calls.map(({ view }) => view.team));
    this.#add(queue, calls.map(({ view }) => view.queue));
  }

  /** Keeps in the address which call is open. */
  remember(callId) {
    const address = new URL(location.href);
    if (callId) {
      address.searchParams.set('call', callId);
    } else {
      address.searchParams.delete('call');
    }
    history.replaceState(null, '', address);
  }

  #keep() {
    const address = new URL(location.href);
    for (const field of ['team', 'queue', 'help', 'q']) {
      const input = this.#form.elements[field];
      const value = input.type === 'checkbox' ? (input.checked ? '1' : '') : input.value.trim();
      if (value) {
        address.searchParams.set(field, value);
      } else {
        address.searchParams.delete(field);
      }
    }
    history.replaceState(null, '', address);
  }

  #add(select, names) {
    const known = new Set([...select.options].map((option) => option.value));
    for (const name of new Set(names)) {
      if (name && !known.has(name)) {
        const after = [...select.options].slice(1).find((option) => option.value > name) ?? null;
        select.insertBefore(element('option', { value: name }, name), after);
      }
    }
  }
}
