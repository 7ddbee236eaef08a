/** The chart library, loaded when the first chart is drawn: a list of calls has none and need not wait for a megabyte. */

const LIBRARY = '/assets/lib/echarts.min.js';

let library;

/** @returns {Promise<object>} ECharts */
export function charts() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.addEventListener('load', () => resolve(globalThis.echarts));
    script.addEventListener('error', () => {
      library = undefined;
      reject(new Error(`${LIBRARY} did not load`));
    });
    document.head.append(script);
  });
  return library;
}
