/** The supervisor's page: the stream of live calls, the filters in the address, the list, and the call that is open beside it. */

import { connect, post } from './attune-live.js';
import { CallDetail } from './call-detail.js';
import { CallList } from './call-list.js';
import { element, show, write } from './dom.js';
import { Filters } from './filters.js';
import { LiveCalls, byNeed, isAcknowledged, isAtLeast } from './live-calls.js';
import { tokens } from './tokens.js';
import { count, sentence } from './words.js';

/** More rows than anybody reads; the calm ones beyond them are counted. */
const MOST_ROWS = 100;
/** The clocks in the rows, and the order by need, follow this often, ms: rows that keep moving cannot be read. */
const TICK = 1_000;

/** Where the open call takes the place of the list, as in supervisor.css. */
const NARROW = matchMedia('(max-width: 63.99rem)');

const token = tokens();
const store = new LiveCalls();
const nodes = Object.fromEntries([...document.querySelectorAll('[id]')].map((node) => [node.id, node]));
const filters = new Filters(nodes.filters, () => { arrange(true); });
const list = new CallList(nodes.calls, { open, acknowledge, released: () => arrange(false) });
const detail = new CallDetail(nodes.detail, { acknowledge, close }, token);

const dirty = new Set();
/** Calls whose urgency was told to those who listen; told again only after it went away. */
const announced = new Set();
let frame = 0;
let waitingForCall = new URLSearchParams(location.search).get('call');

const stream = connect({
  url: '/live/teams/*', token,
  onEvent: (name, data) => {
    store.take(name, data, stream.now()).forEach(redraw);
  },
  onState: (state, { status }) => connection(state, status),
});

setInterval(() => {
  const now = stream.now();
  list.tick(store.calls, now);
  const beside = store.calls.get(detail.callId);
  if (beside) {
    detail.tick(beside, now);
  }
  arrange(false);
}, TICK);

nodes.sort.addEventListener('click', () => {
  arrange(true);
  nodes.calls.querySelector('.opener')?.focus();
});

/** All that came since the last frame, in one go. */
function draw() {
  frame = 0;
  const now = stream.now();
  const changed = [...dirty].map((id) => store.calls.get(id)).filter(Boolean);
  dirty.clear();
  changed.forEach((call) => list.update(call, now));
  const beside = changed.find((call) => call.id === detail.callId);
  if (beside) {
    detail.update(beside, now);
  }
  if (changed.some((call) => !call.gone && !list.has(call.id) && filters.takes(call))) {
    arrange(false);
  }
  announce();
  if (waitingForCall && store.calls.has(waitingForCall)) {
    open(waitingForCall, false);
  }
}

/** Puts the right calls in the right order, at once or as soon as nobody holds it. */
function arrange(atOnce) {
  const now = stream.now();
  const live = [...store.calls.values()].filter((call) => !call.gone);
  filters.offer(live);
  const wanted = live.filter((call) => filters.takes(call)).sort(byNeed);
  const settled = list.arrange(wanted.slice(0, MOST_ROWS), now, atOnce);
  if (settled) {
    [...store.calls.values()].filter((call) => call.gone && call.id !== detail.callId).forEach((call) => store.forget(call.id));
  }
  list.select(detail.callId);
  show(nodes.sort, !settled);
  tellCounts(live, wanted);
}

function tellCounts(live, wanted) {
  const urgent = live.filter((call) => isAtLeast(call.alert, 'urgent')).length;
  const help = live.filter((call) => isAtLeast(call.alert, 'help')).length - urgent;
  const lost = live.filter((call) => call.view.signal === 'lost').length;
  write(nodes.counts, [
    count(live.length, 'live call'), urgent > 0 && `${urgent} urgent`, help > 0 && `${help} ${help === 1 ? 'needs' : 'need'} help`,
    lost > 0 && `${lost} without signal`, wanted.length < live.length && `${wanted.length} shown`,
  ].filter(Boolean).join(' · '));
  show(nodes.empty, wanted.length === 0);
  write(nodes.empty.firstElementChild, live.length === 0 ? 'No call is live right now.' : 'No live call matches the filter.');
  show(nodes.clear, live.length > 0 && wanted.length === 0);
  show(nodes.beyond, wanted.length > MOST_ROWS);
  write(nodes.beyond, `${wanted.length - MOST_ROWS} more need less help. A filter brings them up.`);
}

/** Tells those who listen of calls that became urgent, once each, and of nothing else. */
function announce() {
  const urgent = [...store.calls.values()].filter((call) =>
    !call.gone && isAtLeast(call.alert, 'urgent') && !isAcknowledged(call) && filters.takes(call));
  const fresh = urgent.filter((call) => !announced.has(call.id));
  announced.clear();
  urgent.forEach((call) => announced.add(call.id));
  if (fresh.length === 1) {
    const [{ view, alert }] = fresh;
    say(`Urgent: ${view.agentId ?? 'agent unknown'}. ${sentence(alert.reasons.map((reason) => reason.text).join(', '))}`);
  } else if (fresh.length > 1) {
    say(`${fresh.length} calls are urgent: ${fresh.map((call) => call.view.agentId ?? 'agent unknown').join(', ')}`);
  }
}

function say(text) {
  nodes.urgent.append(element('p', {}, text));
  while (nodes.urgent.childElementCount > 3) {
    nodes.urgent.firstElementChild.remove();
  }
}

function open(id, takesFocus = true) {
  waitingForCall = null;
  const call = store.calls.get(id);
  if (!call) {
    return;
  }
  detail.open(call, stream.now());
  document.body.toggleAttribute('data-open', true);
  list.select(id);
  filters.remember(id);
  if (takesFocus) {
    detail.focus();
    if (NARROW.matches) {
      scrollTo(0, 0);
    }
  }
}

function close() {
  const id = detail.callId;
  detail.open(null);
  document.body.toggleAttribute('data-open', false);
  list.select(null);
  filters.remember(null);
  list.focus(id);
}

async function acknowledge(id) {
  const became = (state) => {
    store.acknowledging(id, state, stream.now());
    redraw(id);
  };
  became('sending');
  try {
    await post(`/api/calls/${encodeURIComponent(id)}/alert/acknowledge`, {}, token);
    became('sent');
  } catch {
    became('failed');
  }
}

function redraw(id) {
  dirty.add(id);
  frame ||= requestAnimationFrame(draw);
}

function connection(state, status) {
  const texts = {
    connecting: 'Connecting…', live: 'Live', waiting: 'Reconnecting…', 'signed-out': 'Signed out',
    refused: status === 403 ? 'Not allowed' : 'Refused',
  };
  write(nodes.connection, texts[state] ?? '');
  nodes.connection.dataset.state = state;
  const notices = {
    waiting: 'The connection broke. What you see is as of then; it goes on by itself.',
    'signed-out': 'You are signed out. Sign in again to see live calls.',
    refused: status === 403 ? 'Your account may not see live calls. A supervisor’s may.' : 'The server does not serve live calls.',
  };
  write(nodes.notice, notices[state] ?? '');
  show(nodes.notice, Boolean(notices[state]));
}
