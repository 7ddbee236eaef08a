/** A sign for each kind of cue, so that the kind is told by shape and not by colour alone. 16 by 16, drawn in the current colour. */

const SVG = 'http://www.w3.org/2000/svg';

/** Closed shapes are filled, the others drawn as lines. */
const SIGNS = {
  tension: { fill: 'M9.2 1.2 3.4 9.1h3.9l-.6 5.7 5.9-8.2H8.5z' },
  silence: { fill: 'M1.6 8a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 1 0-3.4 0m4.7 0a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 1 0-3.4 0M11 8a1.7 1.7 0 1 0 3.4 0A1.7 1.7 0 1 0 11 8' },
  objection: { line: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM5 8h6' },
  empathy: { line: 'M8 13.6 2.7 8.3a3.3 3.3 0 0 1 4.7-4.7l.6.6.6-.6a3.3 3.3 0 0 1 4.7 4.7z' },
  delivery: { line: 'M2.5 6.5v3m3.7-6v9M9.8 5v6m3.7-4.5v3' },
  opportunity: { line: 'M1.8 11.8 6 7.6l2.8 2.8L14.2 5M10 4.6h4.4V9' },
  context: { line: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 7.4v3.4M8 4.9v.2' },
  unknown: { line: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4' },
  bell: { line: 'M4 11.2V7a4 4 0 0 1 8 0v4.2l1.2 1.3H2.8zM6.6 14.4h2.8' },
  bellOff: { line: 'M4 11.2V7a4 4 0 0 1 8 0v4.2l1.2 1.3H2.8zM6.6 14.4h2.8M1.8 1.8l12.4 12.4' },
  keys: { line: 'M1.6 4h12.8v8.2H1.6zM4.4 6.8h.1m3.4 0H8m3.4 0h.1M5 9.6h6' },
  keysOff: { line: 'M1.6 4h12.8v8.2H1.6zM4.4 6.8h.1m3.4 0H8m3.4 0h.1M5 9.6h6M1.8 1.8l12.4 12.4' },
  tick: { line: 'm3 8.6 3.2 3.2L13 4.6' },
};

/**
 * @param {string} name a kind of cue, or bell, bellOff, keys, keysOff, tick; another name gets the sign for unknown
 * @returns {SVGElement} a drawing that assistive technology passes over
 */
export function sign(name) {
  const { fill, line } = SIGNS[name] ?? SIGNS.unknown;
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes = fill
    ? { fill: 'currentColor' }
    : { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.7', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [key, value] of Object.entries({ d: fill ?? line, ...attributes })) {
    path.setAttribute(key, value);
  }
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
