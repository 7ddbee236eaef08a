/* Draws the map of many calls from the data in the page. Colours are the page's own variables, so light, dark and print follow the page. */
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const element = document.getElementById('chart');
  const colour = name => 'var(--' + name + ')';
  const label = { color: colour('quiet'), fontSize: 12 };
  const line = { color: colour('line'), type: 'solid', width: 1 };
  const middles = data.positions.map(position => (position.from + 0.5 / data.positions.length) * 100);
  const height = 410;
  let from = 0;
  const phases = data.phases.filter(phase => phase.share > 0).map((phase, i) => {
    const band = [
      {
        xAxis: from, name: phase.share > 0.07 ? phase.phase : '',
        itemStyle: { color: i % 2 ? 'transparent' : colour('band') }
      },
      { xAxis: from += phase.share * 100 }
    ];
    return band;
  });
  const axis = {
    type: 'value', min: 0, max: 100, interval: 20, axisTick: { show: false }, splitLine: { show: false },
    axisLine: { lineStyle: { color: colour('line') } }
  };
  const side = sign => data.positions.map((p, i) => [middles[i], p.mood === undefined ? null : sign * p.mood > 0 ? p.mood : 0]);
  const plain = { axisLine: { show: false }, axisTick: { show: false } };

  const chart = echarts.init(element, null, { renderer: 'svg', height });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: [{ left: 88, right: 24, top: 8, height: 240 }, { left: 88, right: 24, top: 268, height: 100 }],
    xAxis: [
      Object.assign({}, axis, { gridIndex: 0, axisLabel: { show: false } }),
      Object.assign({}, axis, { gridIndex: 1, axisLabel: Object.assign({ formatter: '{value} %' }, label) })
    ],
    yAxis: [
      Object.assign({
        gridIndex: 0, min: -1, max: 1, interval: 0.5, splitLine: { show: false },
        axisLabel: Object.assign({ formatter: v => ({ '1': 'good', '0': 'mood', '-1': 'bad' })[v] || '' }, label)
      }, plain),
      Object.assign({
        gridIndex: 1, min: 0, splitNumber: 2, splitLine: { lineStyle: line }, name: 'friction', nameLocation: 'middle', nameGap: 44,
        nameTextStyle: label, minInterval: 1, axisLabel: label
      }, plain)
    ],
    series: [
      {
        type: 'line', data: side(1), symbol: 'none', silent: true, lineStyle: { width: 0 }, z: 1,
        areaStyle: { color: colour('accent-soft'), origin: 0, opacity: 1 },
        markArea: { silent: true, label: { show: true, position: 'insideTop', color: colour('quiet'), fontSize: 12 }, data: phases }
      },
      {
        type: 'line', data: side(-1), symbol: 'none', silent: true, lineStyle: { width: 0 }, z: 1,
        areaStyle: { color: colour('below'), origin: 0, opacity: 1 }
      },
      {
        type: 'line', data: data.positions.map((p, i) => [middles[i], p.mood === undefined ? null : p.mood]), silent: true, z: 3,
        symbol: 'circle', symbolSize: 5, itemStyle: { color: colour('accent'), opacity: 1 }, lineStyle: { color: colour('accent'), width: 2 },
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: line,
          data: [{ yAxis: 1 }, { yAxis: 0 }, { yAxis: -1 }]
        }
      },
      {
        type: 'bar', xAxisIndex: 1, yAxisIndex: 1, silent: true, barWidth: '70%', barCategoryGap: 0,
        data: data.positions.map((p, i) => [middles[i], p.frictionPer100Calls]), itemStyle: { color: colour('ink'), opacity: 1 }
      }
    ]
  });
  element.style.height = height + 'px';
  /* On paper the style sheet scales the drawing as a whole. */
  const svg = element.querySelector('svg');
  svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + height);
  let width = element.clientWidth;
  addEventListener('resize', () => {
    if (element.clientWidth !== width && !matchMedia('print').matches) {
      width = element.clientWidth;
      chart.resize({ width, height });
      svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    }
  });
})();
