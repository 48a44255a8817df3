// @ts-check
// What the tests in three engines share: the demo, which keeps count, with the widget started by its tag or by a script.
import { PACK, altered, keepCount, origin } from '../pages.js';

/** @typedef {import('./webdriver.js').Session} Session */

const TAG = /<script async src="..\/embed.js"[^>]*><\/script>/;

/** Runs before all else in the page. */
function watch() {
  const mine = /** @type {any} */ (window);
  /** @type {string[]} */
  mine.errors = [];
  addEventListener('error', (event) => mine.errors.push(event.message));
  addEventListener('unhandledrejection', (event) => mine.errors.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => mine.errors.push(`${event.effectiveDirective} ${event.sourceFile}`));
}

altered.set('made/count.js', () => `(${watch})();\n(${keepCount})();`);
altered.set('made/attach.js', () => `
  import { attach } from '/index.js';
  window.attach = async () => { window.widget = await attach({ packs: ['/packs/general.pack', '${PACK}'] }); };
  window.ready = true;`);

/** The demo as it is served, and counting. */
const counting = (/** @type {string} */ html) => html.replace('<meta charset="utf-8">', '$&<script src="/made/count.js"></script>');
/** The same without our tag: `window.attach` is called when the test wants it. */
const bare = (/** @type {string} */ html) => counting(html).replace(TAG, '<script type="module" src="/made/attach.js"></script>');

/** Opens the demo. Its widget has told how its reading ended, or is yet to be attached. */
export async function demo(/** @type {Session} */ session, { attached = true } = {}) {
  altered.set('demo/index.html', (body) => (attached ? counting : bare)(body.toString()));
  await session.go(`${origin}/demo/`);
  altered.delete('demo/index.html');
  await session.until((attached) => (attached ? /** @type {any} */ (window).told.length > 0 : /** @type {any} */ (window).ready), attached);
}

/** The names of highlights: names, then figures. */
export const NAMES = ['backstory-entity', 'backstory-figure'];

/** The rectangles of the painted stretches, with their words, in the viewport. */
export const marks = (/** @type {Session} */ session) =>
  session.run((names) => {
    const rows = names.flatMap((name) => [...(/** @type {any} */ (CSS).highlights?.get(name) ?? [])].map((fixed) => ({ name, fixed })));
    return rows.flatMap(({ name, fixed }) => {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      return [...range.getClientRects()].map(({ x, y, width, height }) => ({ name, text: String(range), x, y, width, height }));
    });
  }, NAMES);

/** The middle of the first painted stretch with these words, scrolled into view. @returns {Promise<{ x: number, y: number }>} */
export async function place(/** @type {Session} */ session, /** @type {string} */ surface) {
  const middle = async () => {
    const mark = (await marks(session)).find(({ text }) => text === surface);
    if (!mark) throw new Error(`"${surface}" is not painted`);
    return { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  };
  const { y } = await middle();
  await session.run(async (by) => {
    scrollBy(0, by - innerHeight / 2);
    // The scroll event comes with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, y);
  return middle();
}
