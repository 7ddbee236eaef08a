/** What lies one tap behind a cue: why now, what to be careful with, what was heard, and other ways to say it. */

/** In what the measured value of a signal is given; a plain number where the signal is not listed. */
const MILLISECONDS = new Set(['silence-ms', 'monologue-ms', 'hold-ms', 'overtalk', 'one-word-answers', 'pause-ms']);
const SHARES = new Set(['talk-share', 'tension']);

/**
 * @param {object} cue
 * @param {object} text the overlay's words
 * @returns {DocumentFragment} a list of terms and what they say; only what the cue has
 */
export function details(cue, text) {
  const list = document.createElement('dl');
  add(list, text.reason, cue.why);
  add(list, text.risk, cue.risk);
  add(list, text.heard, ...(cue.evidence ?? []).map((evidence) => heard(evidence, text)));
  add(list, text.other, ...(cue.prompts ?? []).slice(1).map(withQuotes));
  const fragment = document.createDocumentFragment();
  fragment.append(list, assurance(cue, text));
  return fragment;
}

/** A prompt with the customer's own words, which stand in quotation marks, emphasised. */
export function withQuotes(prompt) {
  const fragment = document.createDocumentFragment();
  for (const part of prompt.split(/(“[^”]*”|„[^“”]*[“”])/)) {
    if (/^[“„]/.test(part)) {
      fragment.append(element('em', part));
    } else if (part) {
      fragment.append(part);
    }
  }
  return fragment;
}

function add(list, term, ...meanings) {
  const said = meanings.filter(Boolean);
  if (said.length === 0) {
    return;
  }
  list.append(element('dt', term), ...said.map((meaning) => element('dd', meaning)));
}

function heard(evidence, text) {
  const fragment = document.createDocumentFragment();
  if (evidence.quote) {
    fragment.append(element('q', evidence.quote), ' ');
  }
  const facts = [];
  if (!evidence.quote) {
    facts.push(evidence.signal.replace(/-ms$/, '').replaceAll('-', ' ') + measured(evidence, text));
  }
  if (evidence.speaker === 'customer' || evidence.speaker === 'agent') {
    facts.push(text[evidence.speaker]);
  }
  if (evidence.startMs != null) {
    facts.push(clock(evidence.startMs));
  }
  fragment.append(element('span', facts.join(', '), 'by'));
  return fragment;
}

function measured({ signal, observed, threshold }, text) {
  if (observed == null) {
    return '';
  }
  const limit = threshold == null ? '' : ` (${text.limit} ${amount(signal, threshold)})`;
  return ` ${amount(signal, observed)}${limit}`;
}

function amount(signal, value) {
  if (MILLISECONDS.has(signal)) {
    return `${Number((value / 1_000).toFixed(1))} s`;
  }
  return SHARES.has(signal) ? `${Math.round(value * 100)} %` : String(Number(value.toFixed(2)));
}

/** Media time as minutes and seconds, 04:12. */
function clock(ms) {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

function assurance(cue, text) {
  const facts = [text.kind[cue.kind] ?? text.kind.unknown];
  if (cue.confidence != null) {
    facts.push(`${Math.round(cue.confidence * 100)} % ${text.sure}`);
  }
  return element('p', facts.join(' · '), 'by');
}

function element(name, content, className = '') {
  const made = document.createElement(name);
  made.className = className;
  made.append(content);
  return made;
}
