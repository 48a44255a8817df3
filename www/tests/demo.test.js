// @ts-check
// The built widget on the demo page, in a real Chromium.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const DIST = new URL('../dist/', import.meta.url);
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };

const server = createServer(async (request, reply) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html').slice(1);
  try {
    let body = await readFile(new URL(path, DIST));
    if (path === 'packs/us-china-taiwan.pack' && broken) body = body.subarray(0, body.length / 2);
    reply.writeHead(200, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream' }).end(body);
  } catch {
    reply.writeHead(404).end();
  }
});
let broken = false;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium', args });
});

after(async () => {
  await browser?.close();
  server.close();
});

/** The demo page once it has told how its reading ended. */
async function demo() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    const told = /** @type {any} */ (window);
    told.told = [];
    document.addEventListener('backstory', (event) => told.told.push(event.detail));
    document.addEventListener('DOMContentLoaded', () => (told.article = document.querySelector('article')?.outerHTML));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${address.port}/demo/`);
  await page.waitForFunction(() => /** @type {any} */ (window).told.length > 0);
  return { page, errors };
}

const CARD = 'backstory-card[data-open] article';
const words = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).length;

/** Where a painted word stands, scrolled into view. */
const place = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ surface) =>
  page.evaluate((surface) => {
    const names = ['backstory-entity', 'backstory-figure'];
    const ranges = names.flatMap((name) => [.../** @type {any} */ (CSS).highlights.get(name)]);
    for (const fixed of ranges) {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      if (range.toString() !== surface) continue;
      fixed.startContainer.parentElement.scrollIntoView({ block: 'center' });
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`"${surface}" is not painted`);
  }, surface);

test('resting on $11.1bn opens its card, Escape closes it, and the article stays untouched', async () => {
  const { page, errors } = await demo();
  const { x, y } = await place(page, '$11.1bn');
  await page.waitForTimeout(100);
  await page.mouse.move(x + 200, y + 40);
  await page.mouse.move(x, y);
  await page.waitForTimeout(250);
  assert.equal(await page.locator(CARD).count(), 0, 'too early');
  await page.waitForSelector(CARD);
  const text = await page.locator(CARD).innerText();
  for (const part of ['11.1 billion US dollars', 'largest package', 'After US inflation it is not the largest', '$13.3bn']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(CARD).count(), 0);
  const same = await page.evaluate(() => {
    const now = document.querySelector('article')?.outerHTML.replace(/<backstory-list.*?<\/backstory-list>/, '');
    return /** @type {any} */ (window).article === now;
  });
  assert.ok(same, 'the article is as it was, apart from the list in the place made for it');
  assert.deepEqual(errors, []);
  await page.close();
});

test('a sweep over the text opens none; a click pins, a second one closes', async () => {
  const { page } = await demo();
  const { x, y } = await place(page, '$11.1bn');
  await page.waitForTimeout(100);
  for (let step = 0; step < 30; step++) await page.mouse.move(x - 100 + step * 15, y);
  await page.mouse.move(5, 5);
  await page.waitForTimeout(900);
  assert.equal(await page.locator(CARD).count(), 0);
  await page.mouse.click(x, y);
  await page.waitForSelector(CARD);
  await page.mouse.move(5, 700);
  await page.waitForTimeout(700);
  assert.equal(await page.locator(CARD).count(), 1, 'pinned');
  await page.mouse.click(x, y);
  assert.equal(await page.locator(CARD).count(), 0);
  await page.close();
});

test('the notes list opens every card by keyboard, gives the focus back, and no card is long', async () => {
  const { page } = await demo();
  const toggle = page.getByRole('button', { name: /^Notes on this story \(\d+\)$/ });
  await toggle.focus();
  await page.keyboard.press('Enter');
  const entries = page.locator('backstory-list .entry');
  const count = await entries.count();
  assert.ok(count > 20, `${count} notes`);
  for (let at = 0; at < count; at++) {
    await entries.nth(at).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector(CARD);
    const { heading, before, sizes } = await page.locator(CARD).evaluate((card) => {
      const root = /** @type {ShadowRoot} */ (card.getRootNode());
      const copy = /** @type {Element} */ (card.cloneNode(true));
      copy.querySelectorAll('details, footer, .way, .close, sup, figure').forEach((part) => part.remove());
      const shown = [...card.querySelectorAll('*')].filter((part) => part.textContent && part.checkVisibility());
      return {
        heading: root.activeElement?.localName,
        before: copy.textContent ?? '',
        sizes: new Set(shown.map((part) => getComputedStyle(part).fontSize)).size,
      };
    });
    assert.equal(heading, 'h2', 'the heading has the focus');
    assert.ok(words(before) <= 120, `${words(before)} words: ${before}`);
    assert.ok(sizes <= 4, `${sizes} type sizes`);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(CARD).count(), 0);
  }
  await page.keyboard.press('Escape');
  assert.equal(await entries.first().isVisible(), false);
  await page.close();
});

test('a pack that is cut off leaves the page as it was, with one event', async () => {
  broken = true;
  const { page, errors } = await demo();
  broken = false;
  const told = await page.evaluate(() => /** @type {any} */ (window).told.map((/** @type {any} */ { type, code }) => [type, code]));
  assert.deepEqual(told, [['failed', 'pack-invalid']]);
  assert.equal(await page.locator('backstory-card, backstory-list').count(), 0);
  assert.deepEqual(errors, []);
  await page.close();
});

test('destroy leaves nothing behind', async () => {
  const { page } = await demo();
  const left = await page.evaluate(async () => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs: ['/packs/us-china-taiwan.pack'], root: 'article' });
    widget.destroy();
    return document.querySelectorAll('backstory-list').length;
  });
  assert.equal(left, 1, 'only the page’s own widget is there');
  await page.close();
});
