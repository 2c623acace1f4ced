// Goes into each page that bench/web.ts measures: notes when the widget's script ran, when the first comment stood and was drawn, the longest task and what has moved.
globalThis.seen = { script: null, stood: null, drawn: null, tasks: [], shift: 0 };
{
  const { seen } = globalThis;
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('longtask', ({ duration }) => seen.tasks.push(duration));
  watch('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value;
  });
  // The first thing that the widget's script does on a page is to look for what others have left there.
  let api;
  Object.defineProperty(globalThis, 'Hiwar', {
    get() {
      seen.script ??= performance.now();
      return api;
    },
    set(value) {
      api = value;
    },
  });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function watched(options) {
    const root = attachShadow.call(this, options);
    const observer = new MutationObserver(() => {
      if (seen.stood !== null || root.querySelector('article') === null) return;
      seen.stood = performance.now();
      // The frame that shows it, then the end of that frame.
      requestAnimationFrame(() => setTimeout(() => {
        seen.drawn = performance.now();
      }));
    });
    if (this.localName === 'hiwar-comments') observer.observe(root, { childList: true, subtree: true });
    return root;
  };
}
