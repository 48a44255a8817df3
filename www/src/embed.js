// @ts-check
/** The script tag: `<script async src="embed.js" data-packs="story.pack"></script>` does what `attach` does. */
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script) return;
  const { packs = '', overrides = '', names, remember, feedback, ...data } = script.dataset;
  /** @type {Record<string, unknown>} */
  const given = {};
  if (names) given.names = names !== 'off' && new URL(names, document.baseURI);
  if (remember !== undefined) given.remember = true;
  if (feedback !== undefined) given.feedback = feedback || true;
  // A tag may have attributes of others, too.
  for (const name of ['marks', 'root', 'published', 'language', 'currency', 'units']) if (data[name]) given[name] = data[name];
  const urls = (/** @type {string} */ list) => list.split(/[\s,]+/).filter(Boolean).map((url) => new URL(url, document.baseURI));
  /** What the editor of this page says in it. */
  const inline = () =>
    [...document.querySelectorAll('script[type="application/json"][data-backstory]')].map(({ textContent }) => {
      try {
        return JSON.parse(textContent ?? '');
      } catch (reason) {
        throw Object.assign(new Error(`overrides in the page: ${reason}`), { code: 'overrides-invalid' });
      }
    });
  /** @param {unknown} reason */
  const failed = (reason) => {
    const { code = 'internal', message = String(reason) } = /** @type {{code?: string, message?: string}} */ (reason);
    document.dispatchEvent(new CustomEvent('backstory', { detail: { type: 'failed', code, message } }));
  };
  const start = () =>
    import(new URL('index.js', script.src).href)
      .then(({ attach }) => attach({ ...given, packs: urls(packs), overrides: [...urls(overrides), ...inline()] }))
      .catch(failed);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
})();
