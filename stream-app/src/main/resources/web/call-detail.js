/** The panel beside the list: one live call in full. */

import { AcknowledgeButton, AlertLevel } from './call-alert.js';
import { ArcChart } from './call-arc.js';
import { element, mark, show, write } from './dom.js';
import { isAcknowledged, mediaTime } from './live-calls.js';
import { Transcript } from './transcript.js';
import { age, isConcern, ladder, outcome, percent, sentence, signed, time, title, words } from './words.js';

export class CallDetail {
  #root;
  #slots = {};
  #level = new AlertLevel();
  #acknowledge;
  #chart;
  #transcript;
  #callId = null;
  /** What each list shows, so that it is built anew only when that changes. */
  #shown = new Map();

  /**
   * @param {HTMLElement} root holds the elements that this fills, marked with `data-slot`
   * @param {{acknowledge: (id: string) => void, close: () => void}} actions
   * @param {import('./attune-live.js').TokenSource} token
   */
  constructor(root, { acknowledge, close }, token) {
    this.#root = root;
    root.querySelectorAll('[data-slot]').forEach((node) => { this.#slots[node.dataset.slot] = node; });
    this.#acknowledge = new AcknowledgeButton(() => acknowledge(this.#callId));
    this.#slots.alert.append(this.#level.root, this.#acknowledge.root);
    this.#chart = new ArcChart(this.#slots.chart);
    this.#transcript = new Transcript(
      { opener: this.#slots.transcriptOpener, list: this.#slots.transcript, note: this.#slots.transcriptNote }, token);
    this.#slots.close.addEventListener('click', close);
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        close();
      }
    });
  }

  get callId() {
    return this.#callId;
  }

  /** Opens a call; null closes the panel. */
  open(call, now) {
    this.#callId = call?.id ?? null;
    this.#transcript.of(this.#callId);
    show(this.#root, call !== null);
    if (call) {
      this.#shown.clear();
      this.#root.scrollTop = 0;
      this.update(call, now);
    }
  }

  focus() {
    this.#slots.title.focus({ preventScroll: true });
  }

  update(call, now) {
    const { view } = call;
    const slots = this.#slots;
    write(slots.title, view.agentId ?? 'Agent unknown');
    write(slots.callId, view.callId);
    mark(slots.alert, 'data-level', call.gone ? 'none' : call.alert.level);
    mark(slots.alert, 'data-acknowledged', isAcknowledged(call));
    this.#acknowledge.update(call, view.agentId ?? 'agent unknown');
    this.#list('reasons', call.alert.reasons, (reason) => element('li', {}, sentence(reason.text)));
    this.#facts(call);
    this.#chart.update(call, now);
    this.#concerns(call);
    this.#cues(call);
    show(slots.ended, call.gone);
    slots.debrief.href = `/calls/${encodeURIComponent(call.id)}`;
    this.tick(call, now);
  }

  /** Draws what changes with time. */
  tick(call, now) {
    this.#level.update(call, now);
    const media = mediaTime(call.view, now);
    if (!call.gone && media !== null) {
      write(this.#slots.duration, time(media));
      this.#root.querySelectorAll('[data-since]').forEach((node) => write(node, `for ${age(media - Number(node.dataset.since))}`));
    }
  }

  #facts({ view }) {
    const facts = {
      queue: view.queue, team: view.team, channel: words(view.channel), language: view.language,
      mood: signed(view.sentiment), tension: percent(view.tension),
      signal: { ok: 'good', held: 'on hold', lost: 'lost' }[view.signal] ?? 'unknown',
      talkShare: view.agentTalkShare === null || view.agentTalkShare === undefined ? null : percent(view.agentTalkShare),
    };
    for (const [name, value] of Object.entries(facts)) {
      write(this.#slots[name], value ?? '–');
    }
  }

  #concerns({ view, ended }) {
    const all = [...view.openEpisodes.map((episode) => ({ ...episode, endMs: null })), ...ended.toReversed()];
    const episodes = all.filter((episode) => isConcern(episode) || episode.kind === 'silence');
    this.#list('concerns', episodes, concernItem);
    show(this.#slots.noConcerns, episodes.length === 0);
    const unseen = view.finishedEpisodes - ended.length;
    write(this.#slots.earlier, unseen > 0 ? `${unseen} more ended before this page was opened; the journey map has them.` : '');
  }

  #cues({ view, cues }) {
    const latestFirst = [...cues.values()].toReversed();
    this.#list('cues', latestFirst, (cue) => cueItem(cue, view));
    const earlier = view.cuesShown > cues.size ? ' Those from before this page was opened are in the debrief.' : '';
    write(this.#slots.cueCounts, view.cuesShown > 0
      ? `${view.cuesShown} shown to the agent, ${view.cuesActed} acted on.${earlier}`
      : 'None was shown to the agent yet.');
  }

  #list(slot, items, made) {
    const state = JSON.stringify(items);
    if (this.#shown.get(slot) !== state) {
      this.#shown.set(slot, state);
      this.#slots[slot].replaceChildren(...items.map(made));
    }
  }
}

function concernItem(episode) {
  const open = episode.endMs === null || episode.endMs === undefined;
  const words = [...new Set(episode.drivers.map((driver) => driver.quote).filter(Boolean))].slice(0, 2);
  const item = element('li', { 'data-ended': !open },
    element('p', {}, element('b', {}, title(episode)), ' ',
      open ? element('span', { class: 'age', 'data-since': String(episode.startMs) })
        : element('span', { class: 'age' }, `${time(episode.startMs)} to ${time(episode.endMs)}`)));
  if (isConcern(episode)) {
    item.append(element('p', { class: 'ladder', 'data-open': open && ladder(episode).startsWith('not') },
      sentence(ladder(episode)) + (episode.repeated > 0 ? `, raised ${episode.repeated + 1} times` : '')));
  }
  words.forEach((quote) => item.append(element('q', {}, quote), ' '));
  return item;
}

function cueItem(cue, view) {
  const at = mediaTime(view, cue.raisedAt);
  const item = element('li', {},
    element('p', {}, element('span', { class: 'time' }, at === null ? '' : time(at)), ' ', element('b', {}, cue.headline || title(cue))),
    element('p', { class: 'cue-outcome', 'data-outcome': cue.outcome ?? 'open' }, sentence(outcome(cue))));
  if (cue.prompts?.length > 0) {
    item.insertBefore(element('p', { class: 'prompt' }, cue.prompts[0]), item.lastChild);
  }
  return item;
}
