/** The index of finished calls: pages of them, newest first, by team and queue. What is asked for stands in the address. */

import { get } from './attune-live.js';
import { element, mark, show, write } from './dom.js';
import { tokens } from './tokens.js';
import { count, length, moment, sentence, signed, words } from './words.js';

const PAGE = 50;

const token = tokens();
const nodes = Object.fromEntries([...document.querySelectorAll('[id]')].map((node) => [node.id, node]));
const { team, queue } = nodes.filters.elements;
/** Only the answer to the latest question is shown. */
let asked = 0;
let before = null;

fill();
load();

nodes.filters.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
nodes.clear.addEventListener('click', () => {
  team.value = '';
  queue.value = '';
  ask();
});
nodes.older.addEventListener('click', () => load());
addEventListener('popstate', () => {
  fill();
  restart();
});

function fill() {
  const given = new URLSearchParams(location.search);
  team.value = given.get('team') ?? '';
  queue.value = given.get('queue') ?? '';
}

/** Puts the question into the address, so that Back leads to the one before. */
function ask() {
  history.pushState(null, '', `/calls${wanted().size > 0 ? `?${wanted()}` : ''}`);
  restart();
}

function restart() {
  before = null;
  nodes.rows.replaceChildren();
  load();
}

function wanted() {
  const query = new URLSearchParams();
  for (const { name, value } of [team, queue]) {
    if (value.trim()) {
      query.set(name, value.trim());
    }
  }
  return query;
}

async function load() {
  const question = ++asked;
  const query = wanted();
  query.set('limit', PAGE);
  if (before !== null) {
    query.set('before', before);
  }
  busy(true);
  try {
    const { calls } = await get(`/api/calls?${query}`, token);
    if (question === asked) {
      add(calls);
    }
  } catch (refusal) {
    if (question === asked) {
      busy(false);
      write(nodes.status, reason(refusal));
    }
  }
}

function busy(loading) {
  mark(nodes.older, 'aria-disabled', loading ? 'true' : null);
  write(nodes.older, loading ? 'Loading…' : 'Older calls');
}

function add(calls) {
  const first = before === null;
  const rows = calls.map(row);
  nodes.rows.append(...rows);
  before = calls.at(-1)?.endedAt ?? before;
  const shown = nodes.rows.childElementCount;
  const more = calls.length === PAGE;
  show(nodes.calls, shown > 0);
  // The button keeps the focus of whoever pressed it, as long as there is something to press it for.
  if (!first && !more && document.activeElement === nodes.older) {
    rows[0]?.querySelector('a').focus();
  }
  show(nodes.older, more);
  busy(false);
  write(nodes.status, shown === 0 ? none() : `${count(shown, 'call')}${more ? ' so far' : ''}, the newest first`);
  offer(nodes.teams, calls.map((call) => call.team));
  offer(nodes.queues, calls.map((call) => call.queue));
}

function none() {
  return wanted().size > 0 ? 'No finished call matches the filter.' : 'No call has finished yet.';
}

function row(call) {
  const link = element('a', { href: `/calls/${encodeURIComponent(call.callId)}` }, call.agentId ?? 'Agent unknown');
  return element('tr', {},
    cell('When', moment(call.endedAt)),
    element('th', { scope: 'row' }, link, element('span', { class: 'call-id' }, call.callId)),
    cell('Queue, team', [call.queue, call.team].filter(Boolean).join(', ') || '–'),
    cell('Duration', length(call.durationMs)),
    cell('End', end(call)),
    cell('Mood, start to end', ...mood(call)),
    cell('Concerns', ...concerns(call)),
    cell('Cues', call.cuesShown === 0 ? 'none' : `${call.cuesActed} of ${call.cuesShown} acted on`));
}

/** On a narrow screen the column's name stands beside the value. */
function cell(column, ...content) {
  return element('td', { 'data-column': column }, ...content);
}

function end(call) {
  return call.phase === 'abandoned' ? 'End was not heard' : sentence(words(call.endReason ?? 'ended'));
}

function mood({ sentimentStart, sentimentEnd }) {
  if (sentimentStart === null || sentimentStart === undefined) {
    return ['–'];
  }
  const by = sentimentEnd - sentimentStart;
  // Below 0.2 a change is called level, as in the debrief.
  const way = by >= 0.2 ? ['up', 'better'] : by <= -0.2 ? ['down', 'worse'] : ['level', 'level'];
  return [`${signed(sentimentStart)} to ${signed(sentimentEnd)} `, element('span', { class: 'way', 'data-way': way[0] }, way[1])];
}

function concerns(call) {
  if (call.concerns === 0) {
    return ['none'];
  }
  const missed = call.concerns - call.concernsAcknowledged;
  const texts = [`${call.concernsResolved} of ${call.concerns} resolved`];
  if (missed > 0) {
    texts.push(element('span', { class: 'missed' }, `${missed} not acknowledged`));
  }
  return texts;
}

function offer(datalist, names) {
  const known = new Set([...datalist.options].map((option) => option.value));
  [...new Set(names)].filter((name) => name && !known.has(name)).sort()
    .forEach((name) => datalist.append(element('option', { value: name })));
}

function reason(refusal) {
  switch (refusal.status) {
    case 401: return 'You are signed out. Sign in again to see finished calls.';
    case 403: return 'Your account may not see these calls.';
    default: return 'The calls could not be loaded. Filter again to retry.';
  }
}
