// @ts-check
// Many lives of the widget on one page, and what they leave.
import assert from 'node:assert/strict';
import { PACK, bare, origin } from './browser.js';

/** Attaches and destroys so many times, each life with a card, the list and a way to a sentence. */
function live(/** @type {{ from: number, to: number }} */ { from, to }) {
  const mine = /** @type {any} */ (window);
  return (async () => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    for (let life = from; life < to; life++) {
      const widget = await attach({ packs: [mine.pack], names: false });
      const [note] = widget.notes();
      if (!widget.open(note.id)) throw new Error(`no card in life ${life}`);
      const shadow = (/** @type {string} */ name) => {
        const host = document.querySelector(name) ?? document.querySelector('backstory-notes')?.shadowRoot?.querySelector(name);
        return /** @type {ShadowRoot} */ (host?.shadowRoot);
      };
      /** @type {HTMLElement} */ (shadow('backstory-card').querySelector('.way')).click();
      /** @type {HTMLElement} */ (shadow('backstory-list').querySelector('.toggle')).click();
      document.dispatchEvent(new PointerEvent('pointermove', { clientX: 200, clientY: 300, bubbles: true }));
      widget.destroy();
    }
  })();
}

/** Lives in which the module asks for memory once more, and then no more: what is freed leaves gaps that do not fit at first. */
const FIRST = 200;

/**
 * Asserts that the page and the module are after so many lives what they were after the first two hundred.
 *
 * @param {number} lives
 */
export async function assertLeavesNothing(lives) {
  const { page, errors, close } = await bare('/demo/');
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(async (url) => {
    const mine = /** @type {any} */ (window);
    mine.pack = await (await fetch(url)).arrayBuffer();
    // The events are kept for the tests; a thousand lives of them would be counted as ours.
    mine.told.push = () => 0;
    // The names of the module's exports are made short.
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...args) => {
      const made = await instantiateStreaming(...args);
      mine.memory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
  }, origin + PACK);
  const counted = async () => {
    // Once for what is done with, and again for what finalizers let go.
    for (let times = 0; times < 3; times++) {
      await devtools.send('HeapProfiler.collectGarbage');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    }
    const { documents, nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const { html, ...left } = await page.evaluate(() => /** @type {any} */ (window).left());
    const memory = await page.evaluate(() => /** @type {any} */ (window).memory.buffer.byteLength);
    return { documents, nodes, jsEventListeners, memory, html: html.length, ...left };
  };
  await page.evaluate(live, { from: 0, to: FIRST });
  const early = await counted();
  await page.evaluate(live, { from: FIRST, to: lives });
  assert.deepEqual(await counted(), early);
  assert.deepEqual(errors, []);
  await close();
}
