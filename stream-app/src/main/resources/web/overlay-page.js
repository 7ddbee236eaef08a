/**
 * The page at /overlay: the component, set up by the query (`agent`, `theme`, `lang`, `shortcuts`), and what a page that frames it
 * can say and hear by postMessage. Messages count from the parent window alone, and from an origin in `data-parent-origins`, which
 * the gateway fills in from its settings.
 *
 * From here: {type: 'attune:height', height} whenever it changes, CSS px; {type: 'attune:token-wanted'} when a token is needed.
 * To here: {type: 'attune:token', token}.
 */

import './attune-overlay.js';
import { Parent } from './parent.js';
import { tokens } from './tokens.js';

const query = new URLSearchParams(location.search);
const overlay = document.createElement('attune-overlay');
for (const name of ['agent', 'theme', 'lang', 'shortcuts']) {
  if (query.has(name)) {
    overlay.setAttribute(name, query.get(name));
  }
}
if (query.has('theme')) {
  document.documentElement.dataset.theme = query.get('theme');
}

const parent = Parent.ofThisPage();
overlay.token = parent ? parent.token : tokens();
document.querySelector('main').append(overlay);

if (parent) {
  new ResizeObserver(() => parent.tell('attune:height', { height: document.documentElement.offsetHeight }))
    .observe(document.documentElement);
}
