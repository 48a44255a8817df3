// @ts-check
// What the tests in Chromium share: one browser, and pages that keep count.
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { CARD, altered, keepCount, origin } from './pages.js';

export { CARD, FOLDERS, PACK, SECOND_PACK, altered, origin, shared } from './pages.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
export let browser;

before(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium', args });
});

after(() => browser?.close());

/**
 * A page that counts. `dark`, `touch` and the like are Playwright's context options.
 *
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // Hosts' own scripts and styles may be refused; ours never.
    if (message.type() === 'error' && text.includes('Content Security Policy') && text.includes(`${origin}/embed`)) errors.push(text);
  });
  await page.addInitScript(keepCount);
  const events = () => page.evaluate(() => /** @type {any} */ (window).told);
  const settled = () => page.waitForFunction(() => /** @type {any} */ (window).told.length > 0);
  return { page, errors, events, settled, close: () => context.close() };
}

/** The demo, or another page that embeds the widget by its tag, once it has told how its reading ended. */
export async function story(path = '/demo/', /** @type {import('playwright-core').BrowserContextOptions} */ options = {}) {
  const opened = await open(options);
  await opened.page.goto(origin + path);
  await opened.settled();
  return opened;
}

/** A page of the given path without our tag, and beside it the widget's module. */
export async function bare(/** @type {string} */ path) {
  const local = path.slice(1).replace(/\/$/, '/index.html');
  altered.set(local, (body) => Buffer.from(body.toString('latin1').replace(/<script async src="..\/embed.js"[^>]*><\/script>/, ''), 'latin1'));
  const opened = await open();
  await opened.page.goto(origin + path, { waitUntil: 'load' });
  altered.delete(local);
  return opened;
}

/** The painted stretches with this wording, scrolled into view: the middle of the first. */
export const place = (/** @type {Page} */ page, /** @type {string} */ surface) =>
  page.evaluate(async (surface) => {
    const names = ['backstory-entity', 'backstory-figure'];
    const ranges = names.flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]);
    for (const fixed of ranges) {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      if (range.toString() !== surface) continue;
      fixed.startContainer.parentElement.scrollIntoView({ block: 'center' });
      // The scroll event comes with the next frame.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`"${surface}" is not painted`);
  }, surface);

/** Rests on a painted stretch until its card is open. */
export async function hover(/** @type {Page} */ page, /** @type {string} */ surface) {
  const { x, y } = await place(page, surface);
  await page.mouse.move(x + 150, y + 60);
  await page.mouse.move(x, y);
  await page.waitForSelector(CARD);
  return { x, y };
}
