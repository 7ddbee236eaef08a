/* Draws the map of one call from the data in the page. Colours are the page's own variables, so light, dark and print follow the page. */
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const element = document.getElementById('chart');
  const colour = name => 'var(--' + name + ')';
  const lanes = ['Cue', 'Check', 'Reframe', 'Validate', 'Acknowledge'];
  const time = ms => {
    const s = Math.floor(ms / 1000);
    return String(Math.floor(s / 60)).padStart(2, '0') + ':' + String(s % 60).padStart(2, '0');
  };
  const step = [10, 15, 30, 60, 120, 300, 600, 1200, 3600].find(s => data.durationMs / 1000 / s <= 9) || 7200;
  const short = text => text.length <= 30 ? text : text.slice(0, 28).replace(/\s\S*$/, '') + '…';
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
  const height = 30 + 230 + 26 + 54 + 26 + 110 + 34;

  const hatched = 'var(--band)';
  const bands = {
    silent: true,
    label: { show: true, position: 'insideTop', color: colour('quiet'), fontSize: 11 },
    data: data.bands.map(band => [
      {
        xAxis: band.startMs, name: (band.endMs - band.startMs) / data.durationMs > 0.09 ? band.label : '',
        itemStyle: band.onHold
          ? { color: colour('band'), borderColor: colour('quiet'), borderType: 'dashed', borderWidth: 1, opacity: 0.8 }
          : { color: hatched }
      },
      { xAxis: band.endMs }
    ])
  };

  const option = {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: [
      { left, right: 24, top: 30, height: 230 },
      { left, right: 24, top: 286, height: 54 },
      { left, right: 24, top: 366, height: 110 }
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
        axisLabel: Object.assign({ formatter: time, hideOverlap: true }, label)
      })
    ],
    yAxis: [
      {
        gridIndex: 0, min: -1, max: 1, interval: 1, axisLine: { show: false }, axisTick: { show: false }, splitLine: line,
        axisLabel: Object.assign({ formatter: v => v > 0 ? 'good' : v < 0 ? 'bad' : 'mood' }, label)
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
      { type: 'line', data: data.mood, symbol: 'none', silent: true, lineStyle: { color: colour('accent'), width: 2 }, z: 3 },
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
            ? { color: colour('accent') }
            : { color: colour('paper'), borderColor: colour('accent'), borderWidth: 2 }
        })),
        emphasis: { disabled: true }
      },
      {
        type: 'scatter', z: 5, symbolSize: 22, emphasis: { disabled: true },
        data: data.points.map(point => ({
          value: [point.atMs, point.mood], note: point.label, words: point.words,
          itemStyle: point.friction
            ? { color: colour('ink') }
            : { color: colour('paper'), borderColor: colour('accent'), borderWidth: 2 },
          label: { show: true, formatter: String(point.number), color: colour(point.friction ? 'paper' : 'ink'), fontSize: 12, fontWeight: 600 }
        }))
      },
      {
        /* The words, where there is room for them. */
        type: 'scatter', z: 4, symbolSize: 24, silent: true, itemStyle: { opacity: 0 },
        labelLayout: { hideOverlap: true },
        data: data.points.filter(point => point.words).map(point => ({
          value: [point.atMs, point.mood],
          label: {
            show: true, formatter: '“' + short(point.words) + '”', position: point.friction ? 'bottom' : 'top',
            color: colour('ink'), fontSize: 12, distance: 4,
            align: point.atMs < data.durationMs * 0.12 ? 'left' : point.atMs > data.durationMs * 0.88 ? 'right' : 'center'
          }
        }))
      }
    ]
  };

  element.style.height = height + 'px';
  const chart = echarts.init(element, null, { renderer: 'svg' });
  chart.setOption(option);
  /* On paper the drawing is scaled as a whole: it is laid out before the paper's width is known. */
  const svg = element.querySelector('svg');
  svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + chart.getHeight());
  let width = element.clientWidth;
  addEventListener('resize', () => {
    if (element.clientWidth !== width && !matchMedia('print').matches) {
      width = element.clientWidth;
      chart.resize({ width, height });
      svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    }
  });
  addEventListener('beforeprint', () => {
    element.style.height = 'auto';
    element.firstElementChild.style.width = '100%';
    element.firstElementChild.style.height = 'auto';
  });
})();
