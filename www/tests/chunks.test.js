// @ts-check
// A pack whose bodies stand in chunks: the same marks and notes, and whole cards once the chunk is there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CARD, altered, hover, open, origin, place, story } from './browser.js';
import { made, reader } from './hands.js';

/** @typedef {import('playwright-core').Page} Page */

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const split = fileURLToPath(new URL('../dist/split/', import.meta.url));
const NAME = 'Zhang Youxia';

before(async () => {
  const args = ['pack', 'build', `${root}packs/us-china-taiwan`, '--chunks', '-o', `${split}us-china-taiwan.pack`];
  await promisify(execFile)(`${target}/release/backstory`, args);
});

after(() => rm(split, { recursive: true, force: true }));

const notes = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).told.find((/** @type {any} */ event) => event.type === 'found'));
/** What the card says, but for the hash of its file: a pack in chunks is another file. */
const card = async (/** @type {Page} */ page) => (await page.locator(CARD).innerText()).replace(/[0-9a-f]{8}$/m, '');

/** The demo with its pack in chunks, and how many of them were asked for. */
async function inChunks(/** @type {(page: Page) => Promise<void>} */ use, chunk = (/** @type {import('playwright-core').Route} */ route) => route.continue()) {
  altered.set('demo/index.html', (body) => body.toString().replace('../packs/us-china-taiwan.pack', '../split/us-china-taiwan.pack'));
  const opened = await story();
  altered.delete('demo/index.html');
  let asked = 0;
  await opened.page.route('**/*.chunk', (route) => {
    asked += 1;
    return chunk(route);
  });
  await use(opened.page);
  assert.deepEqual(opened.errors, []);
  const events = await opened.events();
  await opened.close();
  return { asked, events };
}

test('resting on a mark brings the chunk of its card, once', async () => {
  const whole = await story();
  const found = await notes(whole.page);
  await hover(whole.page, NAME);
  const expected = await card(whole.page);
  await whole.close();
  const { asked } = await inChunks(async (page) => {
    assert.deepEqual(await notes(page), found);
    await hover(page, NAME);
    assert.equal(await card(page), expected);
    await page.keyboard.press('Escape');
    await hover(page, NAME);
    assert.equal(await card(page), expected);
  });
  assert.equal(asked, 1);
});

test('it is asked for 120 ms after the pointer has entered the mark, long before the card opens', async () => {
  const r = await reader(made({ packs: '/split/us-china-taiwan.pack' }));
  let asked = 0;
  await r.page.route('**/*.chunk', (route) => ((asked += 1), route.continue()));
  const { x, y } = await r.find(NAME, '#two');
  await r.move(x, y);
  await r.pass(119);
  await r.painted();
  assert.equal(asked, 0);
  const request = r.page.waitForRequest('**/*.chunk');
  await r.pass(1);
  await request;
  assert.equal(await r.cards(), 0);
  await r.close();
});

test('a chunk that comes late is added to the open card', async () => {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const held = new Promise((go) => (release = go));
  const late = async (/** @type {import('playwright-core').Route} */ route) => {
    await held;
    await route.continue();
  };
  await inChunks(async (page) => {
    await hover(page, NAME);
    const before = await card(page);
    assert.ok(before.includes(NAME), before);
    release();
    await page.waitForFunction(([selector, length]) => {
      const host = document.querySelector('backstory-card');
      const shown = /** @type {HTMLElement | null | undefined} */ (host?.shadowRoot?.querySelector('.card'));
      return (shown?.innerText.length ?? 0) > Number(length) && selector;
    }, /** @type {const} */ ([CARD, before.length]));
  }, late);
});

test('a damaged or missing chunk leaves the card as it is, and an event says why', async () => {
  for (const [chunk, code] of /** @type {[(route: import('playwright-core').Route) => Promise<void>, string][]} */ ([
    [(route) => route.fulfill({ status: 404 }), 'pack-unreachable'],
    [(route) => route.fulfill({ status: 200, body: 'no chunk at all' }), 'pack-invalid'],
  ])) {
    const { events } = await inChunks(async (page) => {
      await hover(page, NAME);
      assert.ok((await card(page)).includes(NAME));
      await place(page, NAME);
      await page.waitForFunction(() => /** @type {any} */ (window).told.some((/** @type {any} */ event) => event.type === 'incomplete'));
    }, chunk);
    const told = events.filter((/** @type {any} */ event) => event.type === 'incomplete');
    assert.equal(told[0].code, code, JSON.stringify(told));
  }
});

test('the next page of a frame gets it as the first one did', async () => {
  const say = (/** @type {string} */ body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><meta property="article:published_time" content="2026-02-05">${body}`;
  altered.set('made/outer.html', () => say('<iframe src="/made/inner.html" width="800" height="600"></iframe><script async src="/embed.js" data-packs="/split/us-china-taiwan.pack" data-root="iframe"></script>'));
  altered.set('made/inner.html', () => say(`<article><h1>A story</h1><p>It was ${NAME} who said so.</p>${'<p>The talks went on into the night, and nobody who took part in them wanted to say afterwards what had been promised.</p>'.repeat(5)}</article>`));
  const { page, errors, close } = await open();
  /** @type {string[]} */
  const said = [];
  await page.goto(`${origin}/made/outer.html`);
  for (const found of [1, 3]) {
    await page.waitForFunction((found) => /** @type {any} */ (window).told.filter((/** @type {any} */ { type }) => type === 'found').length >= found, found);
    const chunk = page.waitForResponse('**/*.chunk', { timeout: 5000 });
    await page.evaluate(async () => (await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory).open('zhang-youxia'));
    await chunk;
    const inner = page.frameLocator('iframe');
    await inner.locator(`${CARD} .body`).first().waitFor();
    said.push(await inner.locator(CARD).innerText());
    await page.evaluate(() => /** @type {Window} */ (frames[0]).location.reload());
  }
  assert.equal(said[1], said[0]);
  assert.deepEqual(errors, []);
  await close();
});
