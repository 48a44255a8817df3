// @ts-check
// What is declared in the page: `<backstory-notes packs="…">`, and the script tag with its hash and its wait for an idle page.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { PACK, altered, open, origin, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const PARAGRAPH = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>';
const STORY = `<article><h1>A call</h1>${PARAGRAPH.repeat(4)}</article>`;
const ELEMENT = `<backstory-notes packs="${PACK}" root="article" published="2026-02-05" marks="all" history="on"></backstory-notes>`;
const page = (/** @type {string} */ body, tag = '<script async src="/embed.js"></script>') => {
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title>${tag}<body>${body}`);
  return '/made/page.html';
};

const left = async (/** @type {Page} */ page) => {
  const { html, listeners, highlights, sheets, observers } = await page.evaluate(() => /** @type {any} */ (window).left());
  return { html: html.replace(/<backstory-notes.*?<\/backstory-notes>/, ''), listeners, highlights, sheets, observers };
};
const told = (/** @type {Page} */ page, /** @type {number} */ count) => page.waitForFunction((count) => /** @type {any} */ (window).told.length >= count, count);
const isThere = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ }).isVisible();

test('an element with packs attaches, follows its attributes, moves, and takes all with it', async () => {
  const { page: view, events, errors, close } = await story(page(STORY + ELEMENT));
  assert.equal((await events())[0].type, 'found');
  assert.ok(await isThere(view));
  const ours = view.locator('backstory-notes');
  const [note] = await ours.evaluate(async (/** @type {any} */ element) => (await element.backstory).notes());
  assert.ok(await ours.evaluate(async (/** @type {any} */ element, id) => (await element.backstory).open(id), note.id));
  await view.keyboard.press('Escape');
  const before = (await events()).length;
  await ours.evaluate((element) => document.querySelector('article')?.prepend(element));
  await view.waitForTimeout(100);
  assert.equal((await events()).length, before, 'moved, it goes on as it was');
  assert.ok(await isThere(view));
  await ours.evaluate((element) => (element.setAttribute('marks', 'few'), element.setAttribute('units', 'metric')));
  await told(view, before + 1);
  assert.equal((await events()).length, before + 1, 'two attributes at once are one change');
  await ours.evaluate((element) => (/** @type {any} */ (window).element = element).remove());
  await view.waitForTimeout(100);
  const { html, ...gone } = await left(view);
  assert.deepEqual(gone, { listeners: 0, highlights: 0, sheets: 0, observers: 0 });
  assert.ok(!html.includes('backstory-'));
  await view.evaluate(() => document.body.append(/** @type {any} */ (window).element));
  await told(view, before + 2);
  assert.ok(await isThere(view));
  assert.deepEqual(errors, []);
  await close();
});

test('an element that is gone before all is loaded leaves nothing, and the next one is not in its way', async () => {
  const { page: view, events, errors, close } = await open();
  await view.goto(origin + page(STORY));
  await view.waitForFunction(() => customElements.get('backstory-notes'));
  await view.evaluate((pack) => {
    for (const wait of [0, 5, 20, 60]) {
      setTimeout(() => {
        document.querySelector('backstory-notes')?.remove();
        const next = document.createElement('backstory-notes');
        next.setAttribute('packs', pack);
        document.body.append(next);
      }, wait);
    }
  }, PACK);
  await told(view, 1);
  await view.waitForTimeout(300);
  assert.deepEqual((await events()).filter((/** @type {any} */ { type }) => type === 'failed'), []);
  assert.ok(await isThere(view));
  assert.equal((await left(view)).observers, 1);
  assert.deepEqual(errors, []);
  await close();
});

test('what the attributes say wrong is one failed event', async () => {
  const { page: view, events, close } = await story(page(STORY + ELEMENT.replace('"all"', '"some"')));
  await view.waitForTimeout(100);
  assert.deepEqual((await events()).map((/** @type {any} */ { type, code }) => [type, code]), [['failed', 'option-invalid']]);
  await close();
});

test('what is no option on the tag is passed over, and the console says so of what could be meant as one', async () => {
  for (const [attributes, words] of [['data-colour="red" data-mark="few"', /^Backstory has no option "colour", "mark"; there are root, packs/], ['data-turbo-track="reload" class="x"', null]]) {
    const { page: view, events, errors, close } = await open();
    /** @type {string[]} */
    const warned = [];
    view.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
    await view.goto(origin + page(STORY, `<script async src="/embed.js" data-packs="${PACK}" ${attributes}></script>`));
    await told(view, 1);
    assert.equal((await events())[0].type, 'found');
    assert.equal(warned.length, words ? 1 : 0, `${warned}`);
    if (words) assert.match(warned[0] ?? '', /** @type {RegExp} */ (words));
    assert.deepEqual(errors, []);
    await close();
  }
});

test('the tag waits until the page is parsed and idle, and for a second at most', async () => {
  const { page: view, settled, close } = await open();
  await view.addInitScript(() => {
    window.requestIdleCallback = (call, options) => {
      Object.assign(window, { call, waits: { ...options, parsed: document.readyState !== 'loading' } });
      return 1;
    };
  });
  /** @type {string[]} */
  const fetched = [];
  view.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await view.goto(origin + page(STORY, `<script src="/embed.js" data-packs="${PACK}"></script>`));
  await view.waitForFunction(() => 'waits' in window);
  assert.deepEqual(await view.evaluate(() => /** @type {any} */ (window).waits), { timeout: 1000, parsed: true });
  await view.waitForTimeout(100);
  assert.deepEqual(fetched, ['/made/page.html', '/embed.js']);
  await view.evaluate(() => /** @type {any} */ (window).call());
  await settled();
  assert.ok(fetched.includes('/core_bg.wasm'));
  await close();
});

test('an integrity hash covers the loader: the right one lets it run, another one leaves the page as it was', async () => {
  const loader = Buffer.from(await (await fetch(`${origin}/embed.js`)).arrayBuffer());
  const tag = (/** @type {string} */ hash) => `<script async src="/embed.js" integrity="sha384-${hash}" data-packs="${PACK}"></script>`;
  const hash = createHash('sha384').update(loader).digest('base64');
  const { events, close } = await story(page(STORY, tag(hash)));
  assert.equal((await events())[0].type, 'found');
  await close();
  altered.set('embed.js', (body) => Buffer.concat([body, Buffer.from('\n')]));
  const { page: view, close: end } = await open();
  await view.goto(origin + page(STORY, tag(hash)), { waitUntil: 'load' });
  await view.waitForTimeout(1500);
  assert.deepEqual(await view.evaluate(() => /** @type {any} */ (window).told), []);
  altered.clear();
  await end();
});
