/** The debrief of one call: the server renders what it says, this page puts it in place and draws its chart. */

import { get } from './attune-live.js';
import { charts } from './charts.js';
import { tokens } from './tokens.js';

const main = document.getElementById('debrief');
const status = document.getElementById('status');
const callId = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1));

load();

async function load() {
  try {
    const fragment = await get(`/api/calls/${encodeURIComponent(callId)}/debrief`, tokens());
    // The server's own template: what was said on the call is escaped in it, and the page's policy runs no script of it.
    const holder = document.createElement('template');
    holder.innerHTML = fragment;
    main.replaceChildren(holder.content);
    document.title = `Debrief of ${callId} · Attune`;
    toTurn();
    await draw();
  } catch (refusal) {
    status.textContent = reason(refusal);
  }
}

async function draw() {
  const chart = document.getElementById('chart');
  try {
    await charts();
    globalThis.drawJourney(chart, JSON.parse(document.getElementById('data').textContent));
  } catch (failure) {
    console.error('attune: the chart was not drawn', failure);
    chart.textContent = 'The chart could not be drawn; the tables below say the same.';
  }
}

/** The address may name a turn, which was not there when the browser looked for it. */
function toTurn() {
  const turn = location.hash && document.getElementById(location.hash.slice(1));
  if (turn) {
    turn.closest('details')?.setAttribute('open', '');
    turn.scrollIntoView();
  }
}

function reason(refusal) {
  switch (refusal.status) {
    case 401: return 'You are signed out. Sign in again to read this debrief.';
    case 403: return refusal.message.includes('transcripts')
      ? 'A debrief quotes what was said, and transcripts are switched off here.' : 'Your account may not read this debrief.';
    case 404: return 'There is no debrief of this call yet. A live call has one soon after it ends.';
    case 410: return 'What was said on this call is not kept any longer, so there is no debrief of it.';
    default: return 'The debrief could not be loaded. Reload the page to try again.';
  }
}
