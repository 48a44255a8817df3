// @ts-check
// What an editor says of a story, from files and from the page, and what a card says of where its facts are from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, hover } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const attach = (/** @type {Page} */ page, /** @type {unknown} */ overrides) =>
  page.evaluate(async ({ packs, overrides }) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    /** @type {any} */ (window).widget = await attach({ packs, overrides });
  }, { packs: [PACK], overrides });
const titles = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {any} */ (window).widget.notes().map((/** @type {any} */ note) => note.title));
const painted = (/** @type {Page} */ page) =>
  page.evaluate(() => [...(/** @type {any} */ (CSS).highlights.get('backstory-entity') ?? [])].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));

test('a file takes a card away, a page words another, a class leaves a paragraph out', async () => {
  const { page, errors, close } = await bare('/demo/');
  altered.set('made/said.json', () => '{"mentions": [{"entity": "zhang-youxia", "card": false}]}');
  const source = { title: 'The president', publisher: 'The newsroom', url: 'https://example.com/trump' };
  await page.evaluate(() => document.querySelector('article .text p')?.classList.add('backstory-skip'));
  const skipped = await page.evaluate(() => document.querySelector('.backstory-skip')?.textContent ?? '');
  await attach(page, ['/made/said.json', { mentions: [{ entity: 'donald-trump', says: 'Our words.', source }] }]);
  const notes = await titles(page);
  assert.ok(notes.includes('Donald Trump') && !notes.includes('Zhang Youxia'), notes.join());
  assert.ok((await painted(page)).length > 3 && skipped.length > 50);
  const inSkipped = await page.evaluate(() => [...(/** @type {any} */ (CSS).highlights.get('backstory-entity'))].some((range) => range.startContainer.parentElement.closest('.backstory-skip')));
  assert.equal(inSkipped, false);
  await page.evaluate(() => /** @type {any} */ (window).widget.open('donald-trump'));
  const card = page.locator(CARD);
  assert.deepEqual(await card.locator('.body').allTextContents(), ['Our words.1']);
  assert.equal(await card.locator('.sources a').first().getAttribute('href'), source.url);
  altered.delete('made/said.json');
  assert.deepEqual(errors, []);
  await close();
});

test('a recalled fact is gone, a corrected one says so, and each names its id and its pack', async () => {
  const { page, errors, close } = await bare('/demo/');
  await attach(page, []);
  await page.evaluate(() => /** @type {any} */ (window).widget.open('taiwan'));
  const card = page.locator(CARD);
  const ids = await card.locator('[data-fact]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-fact')));
  assert.ok(ids.length > 2 && ids.every((id) => id?.includes('/')), ids.join());
  const pack = card.locator('.pack').first();
  assert.match((await pack.textContent()) ?? '', /^us-china-taiwan \S+ · [0-9a-f]{8}$/);
  assert.match((await pack.getAttribute('data-hash')) ?? '', /^[0-9a-f]{16}$/);
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());

  // Terms of office have no words of their own.
  const [first, second] = [...new Set(ids)].filter((id) => id?.startsWith('taiwan/'));
  await attach(page, { facts: [{ id: first, recall: true }, { id: second, text: 'Put right.', on: '2026-11-20', note: 'It was not right.' }] });
  await page.evaluate(() => /** @type {any} */ (window).widget.open('taiwan'));
  const now = await card.locator('[data-fact]').evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-fact'), node.textContent]));
  assert.ok(!now.some(([id]) => id === first), JSON.stringify(now));
  const said = now.filter(([id]) => id === second).map(([, text]) => text).join(' ');
  assert.ok(said.includes('Put right.') && said.includes('orrected on 20\u00a0November 2026: It was not right.'), said);
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  await attach(page, []);
  await hover(page, '$11.1bn');
  assert.match((await card.locator('.pack').first().textContent()) ?? '', /^us-china-taiwan /);
  assert.deepEqual(errors, []);
  await close();
});
