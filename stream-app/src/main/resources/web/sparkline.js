/** A call's arc in the size of a word: the customer's mood as a line, tension as an area below it. */

import { drawing } from './dom.js';

const WIDTH = 128;
const HEIGHT = 36;
/** More points than pixels say nothing; of a long call every nth is drawn, and always the last. */
const MOST_POINTS = 64;

export class Sparkline {
  #mood = drawing('path', { class: 'mood' });
  #tension = drawing('path', { class: 'tension' });
  #drawn = '';

  constructor() {
    /** The element; for those who do not see it the readings beside it say as much. */
    this.root = drawing('svg', {
      class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true',
    },
    this.#tension,
    drawing('line', { class: 'zero', x1: '0', x2: String(WIDTH), y1: String(HEIGHT / 2), y2: String(HEIGHT / 2) }),
    this.#mood);
  }

  /** @param {[number, number|null, number][]} arc */
  update(arc) {
    const last = arc[arc.length - 1];
    const state = `${arc.length} ${last}`;
    if (state === this.#drawn) {
      return;
    }
    this.#drawn = state;
    const points = thinned(arc);
    const x = (at) => (WIDTH * at / Math.max(last?.[0] ?? 1, 1)).toFixed(1);
    this.#mood.setAttribute('d', line(points.filter(([, mood]) => mood !== null), ([at, mood]) =>
      `${x(at)} ${(HEIGHT / 2 - mood * (HEIGHT / 2 - 2)).toFixed(1)}`));
    this.#tension.setAttribute('d', points.length === 0 ? '' :
      line(points, ([at, , tension]) => `${x(at)} ${(HEIGHT - tension * HEIGHT).toFixed(1)}`)
      + `L${WIDTH} ${HEIGHT}L${x(points[0][0])} ${HEIGHT}Z`);
  }
}

function line(points, place) {
  return points.map((point, i) => (i === 0 ? 'M' : 'L') + place(point)).join('');
}

function thinned(arc) {
  const every = Math.ceil(arc.length / MOST_POINTS);
  return every <= 1 ? arc : arc.filter((_, i) => (arc.length - 1 - i) % every === 0);
}
