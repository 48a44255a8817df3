// @ts-check
// The failure matrix: whatever is missing, late or wrong, the article stays, nothing is thrown, and one event says why.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, hover, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Route} Route */
/** @typedef {(route: Route, body: () => Promise<Buffer>) => Promise<void>} Fault */

const OVERRIDES = '/made/said.json';

/** What can happen to a file on its way. @type {Record<string, Fault>} */
const FAULTS = {
  'no answer': (route) => route.abort('connectionfailed'),
  404: (route) => route.fulfill({ status: 404 }),
  500: (route) => route.fulfill({ status: 500, body: 'a page that says sorry' }),
  'half of it': async (route, body) => {
    const whole = await body();
    await route.fulfill({ body: whole.subarray(0, whole.length >> 1), contentType: type(route) });
  },
  'another version': async (route, body) => {
    const other = await body();
    // Wasm, packs and models have their version behind four bytes, or eight, of magic.
    const at = other.toString('latin1', 0, 4) === '\0asm' ? 4 : other.subarray(0, 12).findIndex((byte, at) => at >= 4 && byte < 32);
    other.writeUInt8((other.readUInt8(at) + 90) & 127, at);
    await route.fulfill({ body: other, contentType: type(route) });
  },
};

const type = (/** @type {Route} */ route) => {
  const path = new URL(route.request().url()).pathname;
  return path.endsWith('.js') ? 'text/javascript' : path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
};

/** For each file, what is told of each fault of it. @type {[file: string, codes: Record<string, string>][]} */
const MATRIX = [
  ['core.js', { 'no answer': 'wasm-unavailable', 404: 'wasm-unavailable', 500: 'wasm-unavailable', 'half of it': 'wasm-unavailable' }],
  ['core_bg.wasm', { 'no answer': 'wasm-unavailable', 404: 'wasm-unavailable', 500: 'wasm-unavailable', 'half of it': 'wasm-unavailable', 'another version': 'wasm-unavailable' }],
  ['names.model', { 'no answer': 'names-unreachable', 404: 'names-unreachable', 500: 'names-unreachable', 'half of it': 'names-invalid', 'another version': 'names-invalid' }],
  [PACK.slice(1), { 'no answer': 'pack-unreachable', 404: 'pack-unreachable', 500: 'pack-unreachable', 'half of it': 'pack-invalid', 'another version': 'pack-invalid' }],
  [OVERRIDES.slice(1), { 'no answer': 'overrides-unreachable', 404: 'overrides-unreachable', 500: 'overrides-unreachable', 'half of it': 'overrides-invalid' }],
];

/** The demo with overrides of its own; `prepare` comes before it is opened. */
async function demo(/** @type {(page: Page) => Promise<unknown>} */ prepare = async () => {}, attributes = '') {
  const opened = await open();
  const { page } = opened;
  await page.route(`${origin}${OVERRIDES}`, (route) => route.fulfill({ json: { mentions: [] } }));
  await page.route(`${origin}/demo/`, async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/html', body: html.replace('data-packs=', `data-overrides="${OVERRIDES}" ${attributes} data-packs=`) });
  });
  await prepare(page);
  await page.goto(`${origin}/demo/`);
  return opened;
}

/** That the widget left the page alone and said why, once. */
async function gone(/** @type {Awaited<ReturnType<typeof demo>>} */ { page, errors, events, settled }, /** @type {string} */ code, /** @type {string} */ what) {
  await settled();
  const told = await events();
  assert.deepEqual(told.map((/** @type {any} */ { type, code }) => [type, code]), [['failed', code]], `${what}: ${JSON.stringify(told)}`);
  assert.ok(told[0].message.length > 10, what);
  const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
  assert.equal(html, await page.evaluate(() => /** @type {any} */ (window).first), what);
  assert.deepEqual(counts, { highlights: 0, sheets: 0, listeners: 0, timers: 0, frames: 0, observers: 0 }, what);
  assert.deepEqual(errors, [], what);
}

for (const [file, codes] of MATRIX) {
  test(`${file}: ${Object.keys(codes).join(', ')}`, async () => {
    for (const [fault, code] of Object.entries(codes)) {
      const opened = await demo((page) =>
        page.route(`${origin}/${file}`, async (route) => {
          // What an earlier route serves is asked of it.
          const whole = async () => (file === OVERRIDES.slice(1) ? Buffer.from('{"mentions": []}') : await (await route.fetch()).body());
          await /** @type {Fault} */ (FAULTS[fault])(route, whole);
        }),
      );
      await gone(opened, code, `${file}: ${fault}`);
      await opened.close();
    }
  });
}

test('every file late by a second: the page works meanwhile, the card comes', async () => {
  const opened = await demo((page) =>
    page.route(/core|model|pack$|said/, async (route) => {
      await new Promise((later) => setTimeout(later, 1000));
      await route.fallback();
    }),
  );
  assert.deepEqual(await opened.events(), []);
  await opened.settled();
  await hover(opened.page, '$11.1bn');
  assert.deepEqual(opened.errors, []);
  await opened.close();
});

test('offline in the middle: once all is there nothing is asked for again', async () => {
  const { page, errors, settled, close } = await demo();
  await settled();
  await page.context().setOffline(true);
  await hover(page, '$11.1bn');
  assert.deepEqual(errors, []);
  await close();
});

/** What a browser may lack. Run in the page, before all else. @type {Record<string, () => void>} */
const LACKING = {
  'WebAssembly': () => void delete (/** @type {any} */ (window).WebAssembly),
  // What a browser without simd128 says of our module.
  'simd128': () => {
    const refuse = async () => { throw new WebAssembly.CompileError('Wasm SIMD unsupported'); };
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
  },
};

for (const [what, remove] of Object.entries(LACKING)) {
  test(`a browser without ${what} keeps its page`, async () => {
    const opened = await demo((page) => page.addInitScript(remove));
    await gone(opened, 'wasm-unavailable', what);
    await opened.close();
  });
}

test('a policy that forbids wasm keeps the page', async () => {
  const opened = await demo((page) =>
    page.route(`${origin}/demo/`, async (route) => {
      const reply = await route.fetch();
      const policy = String(reply.headers()['content-security-policy']).replace("'wasm-unsafe-eval'", '');
      await route.fulfill({ response: reply, headers: { ...reply.headers(), 'content-security-policy': policy } });
    }),
  );
  await gone(opened, 'wasm-unavailable', 'policy');
  await opened.close();
});

test('a browser without highlights has the notes list, and its cards', async () => {
  const { page, errors, settled, events, close } = await demo((page) => page.addInitScript(() => void delete (/** @type {any} */ (CSS).highlights)));
  // Our counter of highlights needs them.
  await settled();
  assert.equal((await events())[0].type, 'found');
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  await page.locator('backstory-list .entry').first().click();
  await page.waitForSelector(CARD);
  assert.deepEqual(errors, []);
  await close();
});

test('a browser without popovers shows its cards all the same', async () => {
  const { page, errors, settled, close } = await demo((page) =>
    page.addInitScript(() => {
      delete (/** @type {any} */ (HTMLElement.prototype).showPopover);
      delete (/** @type {any} */ (HTMLElement.prototype).hidePopover);
      delete (/** @type {any} */ (HTMLElement.prototype).popover);
    }),
  );
  await settled();
  const { x, y } = await hover(page, '$11.1bn');
  const box = await page.locator(CARD).boundingBox();
  assert.ok(box && box.width > 300 && Math.abs(box.y - y) < 500 && Math.abs(box.x - x) < 500, JSON.stringify(box));
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(CARD).count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('an exception in a handler of the host is the host’s, and the widget goes on', async () => {
  const { page, errors, settled, close } = await demo((page) =>
    page.addInitScript(() => document.addEventListener('backstory', () => { throw new Error('the host’s own'); })),
  );
  await settled();
  await hover(page, '$11.1bn');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(CARD).count(), 0);
  assert.ok(errors.length > 0 && errors.every((message) => message === 'the host’s own'), errors.join());
  await close();
});
