// @ts-check
/** The script tag: `<script async src="embed.js" data-packs="story.pack"></script>` does what `attach` does. */
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script) return;
  const { packs = '', overrides = '', names, ...data } = script.dataset;
  const model = names === 'off' ? false : names && new URL(names, document.baseURI);
  const urls = (/** @type {string} */ list) => list.split(/[\s,]+/).filter(Boolean).map((url) => new URL(url, document.baseURI));
  /** @param {any} reason */
  const failed = ({ code = 'internal', message }) =>
    document.dispatchEvent(new CustomEvent('backstory', { detail: { type: 'failed', code, message } }));
  const inPage = () => document.querySelectorAll('script[type="application/json"][data-backstory]');
  const start = () =>
    import(new URL('index.js', script.src).href)
      .then(({ attach, OPTIONS }) => attach({ packs: urls(packs), overrides: [...urls(overrides), ...inPage()], names: model, ...Object.fromEntries(Object.entries(data).filter(([name, value]) => value && OPTIONS.includes(name))) }))
      .catch(failed);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
})();
