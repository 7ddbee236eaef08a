/** One live call in the list. Its elements are made once; an update writes what differs and nothing else. */

import { AcknowledgeButton, AlertLevel } from './call-alert.js';
import { element, mark, show, write } from './dom.js';
import { isAcknowledged, latestCue, mediaTime } from './live-calls.js';
import { Sparkline } from './sparkline.js';
import { age, count, heard, isConcern, outcome, percent, sentence, signed, time, title } from './words.js';

/** Reasons and episodes that have room in a row: the strongest. The call's own panel has them all. */
const REASONS = 2;
const EPISODES = 2;

export class CallRow {
  #level = new AlertLevel();
  #sparkline = new Sparkline();
  #acknowledge;
  #facts = element('span', { class: 'facts' });
  #duration = element('span', { class: 'duration' });
  #signal = element('span', { class: 'signal' });
  #reasons = element('p', { class: 'reasons' });
  #episodes = Array.from({ length: EPISODES }, () => new EpisodeLine());
  #more = element('li', { class: 'more' });
  #mood = element('span');
  #tension = element('span');
  #cue = element('p', { class: 'cue-line' });
  #cueOutcome = element('span', { class: 'cue-outcome' });
  #cueCounts = element('p', { class: 'cue-counts' });

  /**
   * @param {string} id the call
   * @param {{open: (id: string) => void, acknowledge: (id: string) => void}} actions
   */
  constructor(id, { open, acknowledge }) {
    this.id = id;
    this.#acknowledge = new AcknowledgeButton(() => acknowledge(id));
    /** Opens the call; the arrow keys go from one to the next. */
    this.opener = element('button', { type: 'button', class: 'opener', 'aria-controls': 'detail' });
    this.opener.addEventListener('click', () => open(id));
    this.root = element('li', { class: 'call', 'data-call': id },
      this.#level.root,
      element('div', { class: 'who' }, this.opener, element('p', { class: 'about' }, this.#facts),
        element('p', { class: 'about' }, this.#duration, this.#signal)),
      element('div', { class: 'why' }, this.#reasons,
        element('ul', { class: 'episodes', 'aria-label': 'Open now' }, ...this.#episodes.map((line) => line.root), this.#more)),
      element('div', { class: 'readings' }, this.#sparkline.root, element('p', {}, this.#mood, this.#tension)),
      element('div', { class: 'coaching' }, this.#cue, this.#cueOutcome, this.#cueCounts),
      this.#acknowledge.root);
    this.root.addEventListener('click', (click) => {
      if (!click.target.closest('button') && getSelection().isCollapsed) {
        open(id);
      }
    });
  }

  /** @param {import('./live-calls.js').LiveCall} call */
  update(call, now) {
    const { view } = call;
    const who = view.agentId ?? 'Agent unknown';
    write(this.opener, who);
    write(this.#facts, [view.queue, view.team].filter(Boolean).join(' · ') || view.callId);
    write(this.#signal, signal(view));
    mark(this.#signal, 'data-signal', view.signal);
    mark(this.root, 'data-level', call.gone ? 'none' : call.alert.level);
    mark(this.root, 'data-acknowledged', isAcknowledged(call));
    mark(this.root, 'data-gone', call.gone);
    write(this.#reasons, sentence(call.alert.reasons.slice(0, REASONS).map((reason) => reason.text).join(', ')));
    this.#sparkline.update(call.arc);
    write(this.#mood, `mood ${signed(view.sentiment)}`);
    write(this.#tension, `tension ${percent(view.tension)}`);
    this.#showCue(call);
    this.#acknowledge.update(call, who);
    this.tick(call, now);
  }

  /** Writes only what changes because time passes. */
  tick(call, now) {
    const { view } = call;
    if (call.gone) {
      this.#level.update(call, now);
      return;
    }
    const media = mediaTime(view, now);
    write(this.#duration, (media === null ? 'since before it was heard' : time(media)) + (view.channel === 'chat' ? ' · chat' : ''));
    this.#level.update(call, now);
    const open = foremost(view.openEpisodes);
    this.#episodes.forEach((line, i) => line.update(open[i], media));
    show(this.#more, open.length > EPISODES);
    write(this.#more, `${open.length - EPISODES} more`);
  }

  #showCue(call) {
    const cue = latestCue(call);
    write(this.#cue, cue ? cue.headline || title(cue) : 'No cue yet');
    mark(this.#cue, 'data-none', !cue);
    write(this.#cueOutcome, cue ? outcome(cue) : '');
    mark(this.#cueOutcome, 'data-outcome', cue?.outcome ?? (cue ? 'open' : null));
    const { cuesShown, cuesActed } = call.view;
    write(this.#cueCounts, cuesShown > 0 ? `${count(cuesShown, 'cue')}, ${cuesActed} acted on` : '');
  }
}

/** What the customer minds comes first, and of that the strongest; next steps and the like belong in the detail. */
function foremost(episodes) {
  return episodes
    .filter((episode) => isConcern(episode) || episode.kind === 'silence')
    .sort((a, b) => Number(isConcern(b)) - Number(isConcern(a)) || b.intensity - a.intensity || a.startMs - b.startMs);
}

function signal(view) {
  return { held: 'On hold', lost: 'Signal lost' }[view.signal] ?? '';
}

/** One open episode: what, how far the agent has come with it, and for how long it has been open. */
class EpisodeLine {
  #name = element('b');
  #age = element('span', { class: 'age' });
  #ladder = element('span', { class: 'ladder' });

  constructor() {
    this.root = element('li', {}, this.#name, ' ', this.#ladder, ' ', this.#age);
  }

  update(episode, media) {
    show(this.root, Boolean(episode));
    if (!episode) {
      return;
    }
    write(this.#name, title(episode) + (episode.repeated > 0 ? ` ×${episode.repeated + 1}` : ''));
    write(this.#age, media === null ? '' : age(media - episode.startMs));
    write(this.#ladder, isConcern(episode) ? heard(episode) : '');
    mark(this.#ladder, 'data-open', isConcern(episode) && heard(episode).startsWith('not'));
  }
}
