// @ts-check
// An article's own pack: one small file in the place of all packs and the model of names.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { CARD, PACK, altered, bare, origin, shared } from './browser.js';

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../target', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const GENERAL = '/packs/general.pack';

/** Bytes that a story's pack may have, as a server sends them. */
const BUDGET = 30_000;

/** The pack that the command line makes for an article, and proves. */
async function own(/** @type {string} */ page) {
  const folder = await mkdtemp(`${tmpdir()}/backstory-`);
  const packs = [GENERAL, PACK].flatMap((pack) => ['--pack', dist + pack]);
  const output = `${folder}/own.pack`;
  await promisify(execFile)(`${target}/release/backstory`, ['article', page, ...packs, '--verify', '-o', output]);
  return readFile(output);
}

/** What the demo shows with these packs: marks, notes, and the words of every card; and what it loaded and read for that. */
async function shown(/** @type {string[]} */ packs) {
  const { page, errors, close } = await bare('/demo/');
  /** @type {string[]} */
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const notes = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    document.addEventListener('backstory', (event) => ((/** @type {any} */ (window).told ??= []).push(/** @type {any} */ (event).detail)));
    const widget = (/** @type {any} */ (window).widget = await attach({ packs, currency: 'GBP', units: 'us' }));
    return widget.notes();
  }, packs.map((pack) => origin + pack));
  const marks = await page.evaluate(() => {
    const ranges = ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]);
    return ranges.map((range) => [range.startContainer.textContent.slice(range.startOffset, range.startOffset + 20), range.startOffset]);
  });
  const cards = [];
  for (const { id } of notes) {
    await page.evaluate((id) => /** @type {any} */ (window).widget.open(id), id);
    await page.waitForSelector(CARD);
    cards.push(await page.locator(CARD).innerText());
    await page.keyboard.press('Escape');
  }
  // An article that is edited is another one.
  const found = () => page.evaluate(() => /** @type {any} */ (window).told.filter((/** @type {any} */ { type }) => type === 'found'));
  const before = await found();
  await page.evaluate(() => [...document.querySelectorAll('article p')].find((p) => p.textContent.includes('soybeans'))?.append(' It rained.'));
  await page.waitForFunction((before) => /** @type {any} */ (window).told.filter((/** @type {any} */ { type }) => type === 'found').length > before, before.length);
  const read = [before, await found()].map((events) => events.at(-1).read);
  assert.deepEqual(errors, []);
  await close();
  return { loaded, what: { notes, marks, cards }, read };
}

test('with its own pack a page shows the same, loads no model of names, and does not read the article until it is edited', async () => {
  const pack = await own(`${dist}/demo/index.html`);
  altered.set('made/own.pack', () => pack);
  const all = await shown([GENERAL, PACK]);
  const alone = await shown(['/made/own.pack']);
  altered.delete('made/own.pack');
  assert.ok(all.what.cards.length > 20, `${all.what.cards.length} cards`);
  assert.deepEqual(alone.what, all.what);
  assert.deepEqual([all.read, alone.read], [[true, true], [false, true]]);
  assert.ok(all.loaded.includes('/names.model'), all.loaded.join());
  assert.ok(!alone.loaded.includes('/names.model'), alone.loaded.join());
});

test('the packs of the demo and of the article of the issue are within their budget', async () => {
  const pages = [`${dist}/demo/index.html`, `${dist}/demo/second.html`];
  if (shared) pages.push(fileURLToPath(new URL('article/article.html', shared)));
  for (const page of pages) {
    const { length } = brotliCompressSync(await own(page));
    console.log(`${page}: ${length} bytes`);
    assert.ok(length > 1_000 && length <= BUDGET, `${page}: ${length} bytes`);
  }
});
