// @ts-check
// The failure matrix: whatever is missing, late or wrong, the article stays, nothing is thrown, and one event says why.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CARD, PACK, altered, bare, hover, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Route} Route */
/** @typedef {(route: Route, body: () => Promise<Buffer>, file: File) => Promise<unknown>} Fault */

/**
 * What the demo loads, and what is told where that cannot be had or is damaged: that it `failed`, or that it is `incomplete`.
 *
 * @typedef {object} File
 * @property {string} path Of its address, or the end of it.
 * @property {'failed' | 'incomplete' | 'nothing'} told
 * @property {string} unreachable
 * @property {string} damaged
 * @property {string} [half] Where half of it is told of in another way.
 * @property {(whole: Buffer) => Buffer | string} [other] What another version of it would be.
 */

const NAME = 'Zhang Youxia';
const COMMAND = process.env.BACKSTORY_COMMAND ?? fileURLToPath(new URL('../../target/release/backstory', import.meta.url));
const PARTS = fileURLToPath(new URL('../dist/parts/', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../packs/us-china-taiwan', import.meta.url));

// A pack whose bodies are files of their own.
before(() => promisify(execFile)(COMMAND, ['pack', 'build', SOURCES, '--chunks', '-o', `${PARTS}story.pack`]));
after(() => rm(PARTS, { recursive: true, force: true }));

/** With another number in one byte. */
const numbered = (/** @type {number} */ at) => (/** @type {Buffer} */ whole) => (whole.writeUInt8((whole.readUInt8(at) + 90) & 127, at), whole);
/** With another number in the first byte behind the magic that is no letter. */
const versioned = (/** @type {Buffer} */ whole) => numbered(whole.subarray(0, 12).findIndex((byte, at) => at >= 4 && byte < 32))(whole);

/** @type {File[]} */
const FILES = [
  { path: 'embed.js', told: 'nothing', unreachable: '', damaged: '' },
  // That one of another release has no such parts, or takes other ones.
  { path: 'widget.js', told: 'failed', unreachable: 'wasm-unavailable', damaged: 'wasm-unavailable', other: (whole) => `${whole}`.replace(/\bput\b/g, 'set') },
  { path: 'core.js', told: 'failed', unreachable: 'wasm-unavailable', damaged: 'wasm-unavailable', other: (whole) => `${whole}`.replace(/(__proto__:null,)(\w+):/, '$1$2$2:') },
  { path: 'core_bg.wasm', told: 'failed', unreachable: 'wasm-unavailable', damaged: 'wasm-unavailable', other: numbered(4) },
  { path: 'names.model', told: 'failed', unreachable: 'names-unreachable', damaged: 'names-invalid', other: versioned },
  { path: 'parts/story.pack', told: 'failed', unreachable: 'pack-unreachable', damaged: 'pack-invalid', other: versioned },
  { path: 'made/said.json', told: 'failed', unreachable: 'overrides-unreachable', damaged: 'overrides-invalid', other: () => '{"remarks": []}' },
  { path: 'messages/de.txt', told: 'incomplete', unreachable: 'messages-unreachable', damaged: 'messages-invalid', half: 'messages-incomplete', other: (whole) => `${whole}`.replace(' ', ' 0') },
  { path: 'filter.js', told: 'incomplete', unreachable: 'filter-unreachable', damaged: 'filter-unreachable' },
  { path: 'packs/us-china-taiwan.filter', told: 'incomplete', unreachable: 'filter-unreachable', damaged: 'filter-invalid', other: numbered(3) },
  { path: '.chunk', told: 'incomplete', unreachable: 'pack-unreachable', damaged: 'pack-invalid', other: versioned },
];

const type = (/** @type {Route} */ route) => {
  const path = new URL(route.request().url()).pathname;
  return path.endsWith('.js') ? 'text/javascript' : path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
};

/** What can happen to a file on its way, and which of its codes is told then. @type {Record<string, [code: 'unreachable' | 'damaged' | 'half', act: Fault]>} */
const FAULTS = {
  'no answer': ['unreachable', (route) => route.abort('connectionfailed')],
  404: ['unreachable', (route) => route.fulfill({ status: 404 })],
  500: ['unreachable', (route) => route.fulfill({ status: 500, body: 'a page that says sorry' })],
  'half of it': ['half', async (route, body) => {
    const whole = await body();
    await route.fulfill({ body: whole.subarray(0, whole.length >> 1), contentType: type(route) });
  }],
  'another version': ['damaged', async (route, body, { other }) => route.fulfill({ body: /** @type {NonNullable<File['other']>} */ (other)(await body()), contentType: type(route) })],
};

/** The demo with all that can be loaded; `prepare` comes before it is opened. */
async function demo(/** @type {(page: Page) => Promise<unknown>} */ prepare = async () => {}) {
  const opened = await open();
  const { page } = opened;
  await page.route(`${origin}/made/said.json`, (route) => route.fulfill({ json: { mentions: [] } }));
  await page.route(`${origin}/demo/`, async (route) => {
    const html = await (await route.fetch()).text();
    const options = 'data-overrides="/made/said.json" data-interface="de" data-filter="/packs/us-china-taiwan.filter" data-packs="/packs/general.pack /parts/story.pack"';
    await route.fulfill({ contentType: 'text/html', body: html.replace(/data-packs="[^"]*"/, options) });
  });
  await prepare(page);
  await page.goto(`${origin}/demo/`, { waitUntil: 'domcontentloaded' });
  return opened;
}

/** @typedef {Awaited<ReturnType<typeof demo>>} Demo */

/** Has what is asked of a file answered by `act`. */
const at = (/** @type {Page} */ page, /** @type {File} */ file, /** @type {Fault} */ act) =>
  page.route((url) => url.pathname.endsWith(file.path), async (route) => {
    // What an earlier route serves is asked of it.
    const whole = async () => (file.path === 'made/said.json' ? Buffer.from('{"mentions": []}') : (await route.fetch()).body());
    await act(route, whole, file);
  });

/** Each event that says what is wrong: how, and its code. */
const wrong = async (/** @type {Demo} */ { events }) => (await events()).filter((/** @type {any} */ { code }) => code).map((/** @type {any} */ { type, code }) => [type, code]);

/** That nothing of ours is on the page, and nothing of it is changed. */
async function untouched(/** @type {Demo} */ { page }, /** @type {string} */ what) {
  const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
  assert.equal(html, await page.evaluate(() => /** @type {any} */ (window).first), what);
  assert.deepEqual(counts, { highlights: 0, sheets: 0, listeners: 0, timers: 0, frames: 0, observers: 0 }, what);
}

/** That the widget left the page alone and said why, once. */
async function gone(/** @type {Demo} */ opened, /** @type {string} */ code, /** @type {string} */ what) {
  const { errors, events, settled } = opened;
  await settled();
  const told = await events();
  assert.deepEqual(told.map((/** @type {any} */ { type, code }) => [type, code]), [['failed', code]], `${what}: ${JSON.stringify(told)}`);
  assert.ok(told[0].message.length > 10, what);
  if (!code.startsWith('wasm')) assert.ok(told[0].message.includes(`${what.split(':')[0]}: `), `the file is named: ${told[0].message}`);
  await untouched(opened, what);
  assert.deepEqual(errors, [], what);
}

/** That the widget has something less, said so once, and has its cards. */
async function less(/** @type {Demo} */ opened, /** @type {string} */ code, /** @type {string} */ what) {
  const { page, errors } = opened;
  await found(opened);
  await hover(page, NAME);
  await page.waitForFunction(() => /** @type {any} */ (window).told.some((/** @type {any} */ { type }) => type === 'incomplete'));
  assert.ok((await page.locator(CARD).innerText()).includes(NAME), what);
  assert.deepEqual(await wrong(opened), [['incomplete', code]], what);
  const { message } = (await opened.events()).find((/** @type {any} */ { type }) => type === 'incomplete');
  // Of a module the browser has its own words.
  if (!what.includes('.js:')) assert.ok(message.includes(what.split(':')[0]), `the file is named: ${message}`);
  assert.deepEqual(errors, [], what);
}

/** @typedef {[type: string, code: string]} Told */

const found = (/** @type {Demo} */ { page }) => page.waitForFunction(() => /** @type {any} */ (window).told.some((/** @type {any} */ { type }) => type === 'found'));

/** That a loader which never came does nothing. Of one that is cut off the browser itself says so: `integrity` keeps it from running. */
async function silent(/** @type {Demo} */ opened, /** @type {string} */ what) {
  await opened.page.waitForLoadState();
  await opened.page.waitForTimeout(100);
  assert.deepEqual(await opened.events(), [], what);
  await untouched(opened, what);
  assert.ok(opened.errors.every((error) => /Unexpected end|Invalid or unexpected|missing/.test(error)), `${what}: ${opened.errors}`);
}

for (const file of FILES) {
  test(`${file.path}: ${Object.keys(FAULTS).join(', ')}`, async () => {
    for (const [fault, [kind, act]] of Object.entries(FAULTS)) {
      // A few have no version that could be another one.
      if (fault === 'another version' && !file.other) continue;
      const what = `${file.path}: ${fault}`;
      const opened = await demo((page) => at(page, file, act));
      const code = (kind === 'half' && file.half) || (kind === 'unreachable' ? file.unreachable : file.damaged);
      if (file.told === 'failed') await gone(opened, code, what);
      if (file.told === 'incomplete') await less(opened, code, what);
      if (file.told === 'nothing') await silent(opened, what);
      await opened.close();
    }
  });

  test(`${file.path}: late, with the page as it was meanwhile, and the card when it is there`, async () => {
    /** @type {() => void} */
    let release = () => {};
    const held = new Promise((go) => (release = () => go(0)));
    const opened = await demo((page) => at(page, file, async (route) => (await held, route.fallback())));
    const { page, errors } = opened;
    await page.waitForTimeout(200);
    if (file.path !== '.chunk') {
      assert.deepEqual(await opened.events(), []);
      const { html, highlights } = await page.evaluate(() => /** @type {any} */ (window).left());
      assert.deepEqual([html, highlights], [await page.evaluate(() => /** @type {any} */ (window).first), 0]);
      release();
    }
    await found(opened);
    await hover(page, NAME);
    release();
    const line = page.locator(`${CARD} .sources`);
    await line.waitFor({ state: 'attached' });
    assert.deepEqual([await wrong(opened), errors], [[], []]);
    await opened.close();
  });

  test(`${file.path}: offline from here on`, async () => {
    const opened = await demo((page) =>
      at(page, file, async (route) => {
        await page.context().setOffline(true);
        await route.abort('internetdisconnected');
      }),
    );
    const { page, errors } = opened;
    if (file.told === 'nothing') {
      await silent(opened, file.path);
    } else {
      if (file.path === '.chunk') await (found(opened).then(() => hover(page, NAME)));
      const ends = file.path === '.chunk' ? ['incomplete'] : ['found', 'failed'];
      await page.waitForFunction((ends) => /** @type {any} */ (window).told.some((/** @type {any} */ { type }) => ends.includes(type)), ends);
      // What was on its way already may still arrive, so that another file is the one that is missed.
      const told = /** @type {Told[]} */ (await wrong(opened));
      assert.ok(told.length > 0 && told.every(([, code]) => /-unreachable$|^wasm-unavailable$/.test(code)), JSON.stringify(told));
      assert.ok(told.filter(([type]) => type === 'failed').length <= 1, JSON.stringify(told));
      if (told.some(([type]) => type === 'failed')) await untouched(opened, file.path);
    }
    assert.deepEqual(errors, []);
    await opened.close();
  });
}

test('offline in the middle: once all is there nothing is asked for again', async () => {
  const opened = await demo();
  const { page, errors, close } = opened;
  await found(opened);
  await hover(page, NAME);
  await page.locator(`${CARD} .sources`).waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await page.keyboard.press('Escape');
  await hover(page, NAME);
  await page.locator(`${CARD} .sources`).waitFor({ state: 'attached' });
  await hover(page, '$11.1bn');
  assert.deepEqual([await wrong(opened), errors], [[], []]);
  await close();
});

/** Files of which one is bad, as a page hands them over, and how the reason begins. @type {[options: string, words: RegExp][]} */
const ONE_BAD = [
  ['packs: [PACK, "/made/bad", PACK]', /^pack http:\S+\/made\/bad: \w/],
  ['packs: [await bytes(PACK), await bytes("/made/bad")]', /^pack number 2: \w/],
  ['packs: [PACK], names: "/made/bad"', /^names \/made\/bad: \w/],
  ['packs: [PACK], names: await bytes("/made/bad")', /^names number 1: \w/],
  ['packs: [PACK], filter: ["/packs/us-china-taiwan.filter", "/made/bad"]', /^filter \/made\/bad: \w/],
  ['packs: [PACK], interface: "/made/bad.txt"', /^messages \/made\/bad.txt: \w/],
  ['packs: [PACK], overrides: ["/made/good.json", "/made/wrong.json"]', /^overrides \/made\/wrong.json: .*remarks/],
  ['packs: [PACK], overrides: [{}, { remarks: [] }]', /^overrides number 2: .*remarks/],
];

test('which of several files is wrong, the reason says', async () => {
  altered.set('made/bad', () => 'a page that says sorry');
  altered.set('made/bad.txt', () => 'a page that says sorry');
  altered.set('made/good.json', () => '{}');
  altered.set('made/wrong.json', () => '{"remarks": []}');
  altered.set('made/run.js', () => `
    const PACK = "${PACK}", bytes = async (file) => (await fetch(file)).arrayBuffer();
    export const given = [${ONE_BAD.map(([options]) => `async () => ({ ${options} })`)}];`);
  for (const [at, [options, words]] of ONE_BAD.entries()) {
    const { page, events, errors, close } = await bare('/demo/');
    await page.evaluate(async (at) => {
      const [{ attach }, { given }] = await Promise.all(['/index.js', '/made/run.js'].map((module) => import(/* @vite-ignore */ module)));
      await attach(await given[at]());
    }, at);
    const told = (await events()).filter((/** @type {any} */ { code }) => code);
    assert.equal(told.length, 1, `${options}: ${JSON.stringify(told)}`);
    assert.match(told[0].message, words, options);
    assert.deepEqual(errors, []);
    await close();
  }
  altered.clear();
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
  await page.getByRole('button', { name: /^Anmerkungen/ }).click();
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
