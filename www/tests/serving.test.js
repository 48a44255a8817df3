// @ts-check
// What `docs/embedding.md` says of servers: types, other origins, versions, storage, and what is asked for and when.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, open, origin, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const PARAGRAPH = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>';
const html = (/** @type {string} */ tag) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title>${tag}<body><article><h1>A call</h1>${PARAGRAPH.repeat(4)}</article>`;
const TAG = `<script async src="/embed.js" data-packs="${PACK}"></script>`;

/** Changes the headers of what is served, by the end of its path. */
const serve = (/** @type {Page} */ page, /** @type {string} */ end, /** @type {Record<string, string>} */ headers) =>
  page.route(({ pathname }) => pathname.endsWith(end), async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, headers: { ...reply.headers(), ...headers } });
  });

/** What a page told first. */
async function told(/** @type {(page: Page) => Promise<unknown>} */ prepare, tag = TAG, at = origin) {
  altered.set('made/page.html', () => html(tag));
  const { page, events, settled, errors, close } = await open();
  await prepare(page);
  await page.goto(`${at}/made/page.html`);
  await settled();
  const [first] = await events();
  assert.deepEqual(errors, []);
  altered.delete('made/page.html');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();
  return [first.type, first.code];
}

test('the module and packs may come with any type', async () => {
  const type = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
  assert.deepEqual(await told(async (page) => (await serve(page, '.wasm', type), await serve(page, '.pack', type))), ['found', undefined]);
});

test('files of another origin need CORS, a tag that asks for it, and a policy that names it; or else one event says so', async () => {
  const policy = { 'content-security-policy': `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; require-trusted-types-for 'script'` };
  const elsewhere = async (/** @type {Record<string, string>} */ cors, crossorigin = '') => {
    const tag = `<script async ${crossorigin} src="${origin}/embed.js" data-packs="${origin}${PACK}"></script>`;
    const prepare = async (/** @type {Page} */ page) => {
      for (const end of ['.js', '.wasm', '.pack', '.model']) await serve(page, end, cors);
      await serve(page, 'page.html', policy);
    };
    return told(prepare, tag, `http://localhost:${new URL(origin).port}`);
  };
  const cors = { 'access-control-allow-origin': '*' };
  assert.deepEqual(await elsewhere(cors, 'crossorigin'), ['found', undefined]);
  assert.deepEqual(await elsewhere(cors), ['failed', 'wasm-unavailable'], 'the tag does not ask for it');
  assert.deepEqual(await elsewhere({}), ['failed', 'wasm-unavailable'], 'the server does not allow it');
});

test('a policy without wasm-unsafe-eval, or no core at all: one event', async () => {
  const policy = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" };
  assert.deepEqual(await told((page) => serve(page, 'page.html', policy)), ['failed', 'wasm-unavailable']);
  assert.deepEqual(await told((page) => page.route('**/core.js', (route) => route.fulfill({ status: 404 }))), ['failed', 'wasm-unavailable']);
});

test('a pack of another format is refused', async () => {
  altered.set('made/next.pack', () => Buffer.alloc(0));
  const pack = Buffer.from(await (await fetch(origin + PACK)).arrayBuffer());
  assert.equal(pack.readUInt32LE(8), 5);
  pack.writeUInt32LE(6, 8);
  altered.set('made/next.pack', () => pack);
  assert.deepEqual(await told(async () => {}, TAG.replace(PACK, '/made/next.pack')), ['failed', 'pack-invalid']);
  altered.clear();
});

test('cards ask for nothing, and nothing is stored', async () => {
  const { page, close } = await story();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  const entries = page.locator('backstory-list .entry');
  const count = Math.min(20, await entries.count());
  assert.ok(count > 10);
  for (let at = 0; at < count; at++) {
    await entries.nth(at).click();
    await page.waitForSelector(CARD);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(asked, []);
  const stored = await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(stored, ['', 0, 0, 0, 0]);
  await close();
});
