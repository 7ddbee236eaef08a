/**
 * The arc of a live call as a chart: mood, tension, what the customer minds and for how long, the agent's steps and the cues.
 * Colours are the page's variables, so light and dark follow the page; times are media time in ms.
 */

import { charts } from './charts.js';
import { mediaTime } from './live-calls.js';
import { isConcern, outcome, percent, signed, time, title } from './words.js';

const LEFT = 108;
const RIGHT = 14;
const MOOD = { top: 10, height: 116 };
const TENSION = { top: 142, height: 44 };
const LANES = { top: 196, each: 22, most: 5 };
const AXIS = 26;
const CUES = 'Cues';
const STEPS = [
  ['acknowledgedAtMs', 'acknowledged'], ['validatedAtMs', 'validated'], ['reframedAtMs', 'option offered'], ['checkedAtMs', 'checked'],
];
const colour = (name) => `var(--${name})`;
const LABEL = { color: colour('quiet'), fontSize: 12 };
const TICKS = [5, 10, 15, 30, 60, 120, 300, 600, 1_200, 3_600, 7_200];

export class ArcChart {
  #root;
  #chart = null;
  #latest = null;

  /** @param {HTMLElement} root gets its height from the chart, its width from the page */
  constructor(root) {
    this.#root = root;
    new ResizeObserver(() => this.#draw()).observe(root);
  }

  /** Draws a call as it is at this moment of the server's clock. */
  update(call, now) {
    this.#latest = [call, now];
    this.#root.setAttribute('aria-label', inWords(call));
    if (this.#chart) {
      this.#draw();
    } else {
      charts().then((library) => this.#begin(library)).catch(() => { this.#root.textContent = 'The chart could not be loaded.'; });
    }
  }

  #begin(library) {
    this.#chart ??= library.init(this.#root, null, { renderer: 'svg', height: LANES.top + LANES.each + AXIS });
    this.#draw();
  }

  #draw() {
    if (!this.#chart || !this.#latest || this.#root.clientWidth === 0) {
      return;
    }
    const drawn = optionOf(...this.#latest);
    const height = LANES.top + LANES.each * drawn.yAxis[2].data.length + AXIS;
    this.#root.style.height = `${height}px`;
    this.#chart.resize({ width: this.#root.clientWidth, height });
    // Lanes come and go: what is not in this drawing is not to stay from the last.
    this.#chart.setOption(drawn, { replaceMerge: ['series'] });
  }
}

function optionOf(call, now) {
  const until = Math.max(mediaTime(call.view, now) ?? 0, call.arc.at(-1)?.[0] ?? 0, 10_000);
  const episodes = lanesOf(call);
  const names = [CUES, ...new Set(episodes.map(title))];
  const step = TICKS.find((seconds) => until / 1_000 / seconds <= 5) ?? 14_400;
  const axis = {
    type: 'value', min: 0, max: until, interval: step * 1_000, axisLabel: { show: false }, axisTick: { show: false },
    splitLine: { show: false }, axisLine: { lineStyle: { color: colour('line') } },
  };
  const plain = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: [
      { left: LEFT, right: RIGHT, ...MOOD },
      { left: LEFT, right: RIGHT, ...TENSION },
      { left: LEFT, right: RIGHT, top: LANES.top, height: LANES.each * names.length },
    ],
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: colour('raised'), borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 13 }, extraCssText: 'max-width:18rem;white-space:normal',
      formatter: ({ data, encode }) => (data?.note ? `<b>${time(data.value[encode.x[0]])}</b> ${globalThis.echarts.format.encodeHTML(data.note)}` : ''),
    },
    xAxis: [
      { ...axis, gridIndex: 0 },
      { ...axis, gridIndex: 1 },
      { ...axis, gridIndex: 2, axisLabel: { ...LABEL, formatter: time, hideOverlap: true, showMaxLabel: false } },
    ],
    yAxis: [
      { ...plain, gridIndex: 0, min: -1, max: 1, interval: 1,
        axisLabel: { ...LABEL, formatter: (value) => ({ 1: 'good', 0: 'mood', '-1': 'bad' })[value] ?? '' } },
      { ...plain, gridIndex: 1, min: 0, max: 1, interval: 1,
        axisLabel: { ...LABEL, verticalAlign: 'top', formatter: (value) => (value > 0 ? 'tension' : '') } },
      { ...plain, gridIndex: 2, type: 'category', data: names,
        axisLabel: { ...LABEL, interval: 0, width: LEFT - 14, overflow: 'truncate' },
        splitLine: { show: true, lineStyle: { color: colour('line') } } },
    ],
    series: [
      {
        id: 'mood', type: 'line', symbol: 'none', silent: true, z: 3, lineStyle: { color: colour('accent'), width: 2 },
        data: call.arc.filter(([, mood]) => mood !== null).map(([at, mood]) => [at, mood]),
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('line'), type: 'solid' },
          data: [{ yAxis: 0 }],
        },
      },
      {
        id: 'tension', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, step: 'end',
        lineStyle: { color: colour('ink'), width: 1.5 }, areaStyle: { color: colour('below'), opacity: 1 },
        data: [...call.arc.map(([at, , tension]) => [at, tension]), [until, call.view.tension]],
      },
      ...episodes.map((episode) => ({
        id: episode.episodeId, type: 'line', xAxisIndex: 2, yAxisIndex: 2, symbol: 'none', silent: true, z: 2,
        lineStyle: { color: colour(isConcern(episode) ? 'medium-soft' : 'band'), width: 12, cap: 'butt' },
        data: [[episode.startMs, title(episode)], [episode.endMs ?? until, title(episode)]],
      })),
      {
        id: 'steps', type: 'scatter', xAxisIndex: 2, yAxisIndex: 2, symbolSize: 9, z: 4, emphasis: { disabled: true },
        itemStyle: { color: colour('accent'), opacity: 1 }, data: episodes.flatMap(stepsOf),
      },
      {
        id: 'cues', type: 'scatter', xAxisIndex: 2, yAxisIndex: 2, symbol: 'diamond', symbolSize: 12, z: 4, emphasis: { disabled: true },
        data: cuesOf(call),
      },
    ],
  };
}

/** Episodes with a row of their own: of those that are open or were, the latest, and no more rows than can be read. */
function lanesOf(call) {
  const latest = [...call.ended, ...call.view.openEpisodes]
    .filter((episode) => isConcern(episode) || episode.kind === 'silence')
    .sort((a, b) => b.startMs - a.startMs);
  const names = new Set();
  return latest.filter((episode) => {
    if (names.size < LANES.most) {
      names.add(title(episode));
    }
    return names.has(title(episode));
  });
}

function stepsOf(episode) {
  return STEPS
    .filter(([field]) => episode[field] !== null && episode[field] !== undefined)
    .map(([field, name]) => ({ value: [episode[field], title(episode)], note: `${title(episode)}: ${name}` }));
}

function cuesOf(call) {
  return [...call.cues.values()].map((cue) => {
    const done = cue.outcome === 'acted';
    return {
      value: [mediaTime(call.view, cue.raisedAt) ?? 0, CUES],
      note: `${cue.headline || title(cue)} (${outcome(cue)})`,
      itemStyle: { color: colour(done ? 'accent' : 'paper'), borderColor: colour('accent'), borderWidth: 2, opacity: 1 },
    };
  });
}

/** What the chart shows, for those who do not see it. */
function inWords({ arc, view }) {
  const moods = arc.filter(([, mood]) => mood !== null);
  if (moods.length === 0) {
    return 'The arc of the call: the customer has not spoken yet.';
  }
  const lowest = moods.reduce((least, point) => (point[1] < least[1] ? point : least));
  const highest = Math.max(...arc.map(([, , tension]) => tension));
  return `The arc of the call: mood from ${signed(moods[0][1])} to ${signed(moods.at(-1)[1])}, lowest ${signed(lowest[1])} at `
    + `${time(lowest[0])}; tension ${percent(view.tension)} now, ${percent(highest)} at most. Concerns and cues are listed below.`;
}
