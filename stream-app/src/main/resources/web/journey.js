/*
 * Draws the map of one call from the data in the page, which is JourneyChart as JSON. Colours are the page's own variables, so light, dark and
 * print follow the page. A classic script and no module, because it also stands inside pages that open from a file.
 */
function drawJourney(element, data) {
  'use strict';
  const colour = name => 'var(--' + name + ')';
  const lanes = ['Cue', 'Check', 'Reframe', 'Validate', 'Acknowledge'];
  const time = ms => {
    const s = Math.floor(ms / 1000);
    return String(Math.floor(s / 60)).padStart(2, '0') + ':' + String(s % 60).padStart(2, '0');
  };
  const step = [10, 15, 30, 60, 120, 300, 600, 1200, 3600].find(s => data.durationMs / 1000 / s <= 9) || 7200;
  const short = text => text.length <= 32 ? text : text.slice(0, 30).replace(/\s\S*$/, '') + '…';
  const escaped = text => echarts.format.encodeHTML(text);

  /* One side of the line, with the points where it crosses, so that both areas meet at 0. */
  function side(sign) {
    const points = [];
    data.mood.forEach(([at, mood], i) => {
      const before = data.mood[i - 1];
      if (before && before[1] * mood < 0) {
        points.push([before[0] + (at - before[0]) * before[1] / (before[1] - mood), 0]);
      }
      points.push([at, sign * mood > 0 ? mood : 0]);
    });
    return points;
  }

  const axis = {
    type: 'value', min: 0, max: data.durationMs, interval: step * 1000,
    axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
    splitLine: { show: false }, axisLabel: { show: false }
  };
  const label = { color: colour('quiet'), fontSize: 12 };
  const line = { lineStyle: { color: colour('line') } };
  const left = 88;
  const right = 24;
  const top = { mood: 8, tension: 366, lanes: 440 };
  const height = top.lanes + 110 + 30;

  /*
   * The words of each point, in rows above and below the scale of moods: in the nearest row that has room, or not at all.
   * The last point comes first, so that the words of an earlier one pass behind its line and not across it.
   */
  function captions(width) {
    const share = (width - left - right) / data.durationMs;
    const taken = {};
    const isFree = (row, from, to) => (taken[row] || []).every(([a, b]) => from > b || to < a);
    const placed = [];
    data.points.filter(point => point.words).reverse().forEach(point => {
      const text = '“' + short(point.words) + '”';
      const length = text.length * 6.6 + 10;
      const at = point.atMs * share;
      const leftwards = at + length > width - left - 4;
      const from = leftwards ? at - length : at;
      const rows = [1.14, 1.29, 1.44].map(y => point.friction ? -y : y);
      const nearest = rows.findIndex(row => isFree(row, from, from + length));
      if (nearest >= 0 && from > -left && rows.slice(0, nearest).every(row => isFree(row, at, at))) {
        const row = rows[nearest];
        (taken[row] = taken[row] || []).push([from, from + length]);
        placed.push({ point, text, row, leftwards });
      }
    });
    return placed;
  }

  const bands = {
    silent: true,
    label: { show: true, position: 'insideTop', color: colour('quiet'), fontSize: 11 },
    data: data.bands.map(band => [
      {
        xAxis: band.startMs, name: (band.endMs - band.startMs) / data.durationMs > 0.09 ? band.label : '',
        itemStyle: band.onHold
          ? { color: colour('band'), borderColor: colour('quiet'), borderType: 'dashed', borderWidth: 1, opacity: 0.8 }
          : { color: colour('band') }
      },
      { xAxis: band.endMs }
    ])
  };

  const option = {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: [
      { left, right, top: top.mood, height: 340 },
      { left, right, top: top.tension, height: 54 },
      { left, right, top: top.lanes, height: 110 }
    ],
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: colour('paper'), borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 13 }, extraCssText: 'max-width:22rem;white-space:normal',
      formatter: hit => hit.data && hit.data.note
        ? '<b>' + time(hit.data.value[0]) + '</b> ' + escaped(hit.data.note)
          + (hit.data.words ? '<br>“' + escaped(hit.data.words) + '”' : '')
        : ''
    },
    xAxis: [
      Object.assign({}, axis, { gridIndex: 0 }),
      Object.assign({}, axis, { gridIndex: 1 }),
      Object.assign({}, axis, {
        gridIndex: 2,
        axisLabel: Object.assign({ formatter: time, hideOverlap: true, showMaxLabel: false }, label)
      })
    ],
    yAxis: [
      {
        gridIndex: 0, min: -1.5, max: 1.5, interval: 0.5, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
        axisLabel: Object.assign({ formatter: v => ({ '1': 'good', '0': 'mood', '-1': 'bad' })[v] || '' }, label)
      },
      {
        gridIndex: 1, min: 0, max: 1, interval: 1, axisLine: { show: false }, axisTick: { show: false }, splitLine: line,
        axisLabel: Object.assign({ formatter: v => v > 0 ? 'tension' : '' , verticalAlign: 'top' }, label)
      },
      {
        gridIndex: 2, type: 'category', data: lanes, axisLine: { show: false }, axisTick: { show: false },
        splitLine: Object.assign({ show: true }, line), axisLabel: Object.assign({ interval: 0 }, label)
      }
    ],
    series: [
      {
        type: 'line', data: side(1), symbol: 'none', silent: true, lineStyle: { width: 0 },
        areaStyle: { color: colour('accent-soft'), origin: 0, opacity: 1 }, markArea: bands, z: 1
      },
      {
        type: 'line', data: side(-1), symbol: 'none', silent: true, lineStyle: { width: 0 },
        areaStyle: { color: colour('below'), origin: 0, opacity: 1 }, z: 1
      },
      {
        type: 'line', data: data.mood, symbol: 'none', silent: true, lineStyle: { color: colour('accent'), width: 2 }, z: 3,
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('line'), type: 'solid', width: 1 },
          data: [{ yAxis: 1 }, { yAxis: 0 }, { yAxis: -1 }]
        }
      },
      {
        type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: data.tension, symbol: 'none', silent: true, step: 'end',
        lineStyle: { color: colour('ink'), width: 1.5 }, areaStyle: { color: colour('below'), opacity: 1 },
        markArea: Object.assign({}, bands, { label: { show: false } })
      },
      {
        type: 'scatter', xAxisIndex: 2, yAxisIndex: 2, symbolSize: 11, z: 3,
        data: data.events.map(event => ({
          value: [event.atMs, event.lane], note: event.label, words: event.words,
          symbol: event.lane === 'Cue' ? 'diamond' : 'circle',
          itemStyle: event.strong
            ? { color: colour('accent'), opacity: 1 }
            : { color: colour('paper'), borderColor: colour('accent'), borderWidth: 2, opacity: 1 }
        })),
        emphasis: { disabled: true }
      },
      {
        type: 'scatter', z: 5, symbolSize: 22, emphasis: { disabled: true },
        data: data.points.map(point => ({
          value: [point.atMs, point.mood], note: point.label, words: point.words,
          itemStyle: point.friction
            ? { color: colour('ink'), opacity: 1 }
            : { color: colour('paper'), borderColor: colour('accent'), borderWidth: 2, opacity: 1 },
          label: { show: true, formatter: String(point.number), color: colour(point.friction ? 'paper' : 'ink'), fontSize: 12, fontWeight: 600 }
        }))
      },
      { id: 'captions', type: 'scatter', z: 2, silent: true, symbolSize: 1, itemStyle: { color: 'transparent' } }
    ]
  };

  function caption(width) {
    const placed = captions(width);
    return {
      series: [{
        id: 'captions',
        data: placed.map(({ point, text, row, leftwards }) => ({
          value: [point.atMs, row],
          label: { show: true, formatter: text, position: leftwards ? 'left' : 'right', distance: 3, color: colour('ink'), fontSize: 12 }
        })),
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('quiet'), type: 'solid', width: 0.75 },
          data: placed.map(({ point, row }) => [
            { coord: [point.atMs, point.mood] }, { coord: [point.atMs, row + (row < 0 ? -0.05 : 0.05)] }
          ])
        }
      }]
    };
  }

  element.style.height = height + 'px';
  const chart = echarts.init(element, null, { renderer: 'svg' });
  chart.setOption(option);
  chart.setOption(caption(chart.getWidth()));
  /* On paper the style sheet scales the drawing as a whole. */
  const svg = element.querySelector('svg');
  svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + chart.getHeight());
  let width = element.clientWidth;
  addEventListener('resize', () => {
    if (element.clientWidth !== width && !matchMedia('print').matches) {
      width = element.clientWidth;
      chart.resize({ width, height });
      chart.setOption(caption(width));
      svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    }
  });
}
