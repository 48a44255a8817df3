// @ts-check
// The interface in other languages than the article: its words, their direction, and what stays English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, hover } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const attach = (/** @type {Page} */ page, /** @type {string} */ language) =>
  page.evaluate(async ({ packs, language }) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    /** @type {any} */ (window).widget = await attach({ packs, interface: language });
  }, { packs: [PACK], language });
const openCard = (/** @type {Page} */ page, /** @type {string} */ id) => page.evaluate((id) => /** @type {any} */ (window).widget.open(id), id);
const incomplete = async (/** @type {{ events: () => Promise<any[]> }} */ { events }) => (await events()).filter(({ type }) => type === 'incomplete').map(({ code }) => code);

/** Letters of the card that stand in no element of their own language, with numbers and signs left out. */
const ownWords = (/** @type {Page} */ page) =>
  page.locator(CARD).evaluate((card) => {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('[lang="en"], .pack')) found.push(node.textContent);
    }
    return found.join(' ');
  });

test('a German card has German words, numbers and dates, and what the pack says is marked as English', async () => {
  const opened = await bare('/demo/');
  const { page, errors, close } = opened;
  await attach(page, 'de-AT');
  const list = page.locator('backstory-list');
  assert.match((await list.locator('.toggle').textContent()) ?? '', /^Anmerkungen zu diesem Artikel \(\d+\)$/);
  assert.equal(await list.locator('div').first().getAttribute('lang'), 'de');
  const card = page.locator(CARD);
  await hover(page, '$11.1bn');
  assert.match(await card.locator('.gloss').innerText(), /^11,1\u00a0Milliarden US-Dollar \(11\.100\.000\.000\)$/);
  assert.match(await card.locator('table').innerText(), /11,1\u00a0Mrd\.\u00a0\$/);
  assert.doesNotMatch(await card.innerText(), /[\u2066-\u2069]/);

  await openCard(page, 'taiwan');
  assert.deepEqual([await card.getAttribute('lang'), await card.getAttribute('dir')], ['de', 'ltr']);
  assert.equal(await card.locator('.eyebrow').textContent(), 'Ort');
  assert.equal(await card.locator('h2 [lang="en"][dir="ltr"]').textContent(), 'Taiwan');
  assert.equal(await card.locator('.sources h3').textContent(), 'Quellen');
  assert.equal(await card.locator('.close').getAttribute('aria-label'), 'Schließen');
  assert.equal(await card.locator('.way').textContent(), 'Zur Textstelle');
  assert.match(await card.locator('.sources').innerText(), /\d\.\u00a0(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) 20\d\d/);
  const own = await ownWords(page);
  assert.doesNotMatch(own, /\b(the|of|and|since|Sources|Taiwan)\b/, own);
  await list.locator('.toggle').click();
  assert.equal(await list.locator('.entry [lang="en"]').count(), await list.locator('.entry').count());
  assert.deepEqual(await incomplete(opened), []);
  assert.deepEqual(errors, []);
  await close();
});

test('an Arabic card runs from right to left, with English from left to right in it and bars that grow leftwards', async () => {
  const opened = await bare('/demo/');
  const { page, errors, close } = opened;
  await attach(page, 'ar');
  const list = page.locator('backstory-list');
  assert.match((await list.locator('.toggle').textContent()) ?? '', /^حواشي هذا المقال \(\d+\)$/);
  assert.equal(await list.locator('div').first().getAttribute('dir'), 'rtl');
  await hover(page, '$11.1bn');
  const card = page.locator(CARD);
  assert.deepEqual([await card.getAttribute('lang'), await card.getAttribute('dir')], ['ar', 'rtl']);
  assert.match(await card.locator('.gloss').innerText(), /^11\.1 مليار دولار أمريكي/);
  const at = await card.evaluate((card) => {
    const box = (/** @type {string} */ selector) => /** @type {Element} */ (card.querySelector(selector)).getBoundingClientRect();
    const [svg, bar] = [box('tr.current svg'), box('tr.current rect')];
    return { close: box('.close').x < box('h2').x, label: box('tbody th').x > box('tbody td').x, gap: Math.abs(svg.right - bar.right) };
  });
  assert.deepEqual(at, { close: true, label: true, gap: at.gap });
  assert.ok(at.gap < 1, String(at.gap));
  await page.keyboard.press('Escape');
  await hover(page, 'Taiwan');
  const english = await card.locator('p.body').first().evaluate((p) => {
    const [box, text] = [p.getBoundingClientRect(), p.firstElementChild?.getClientRects() ?? []];
    return { direction: getComputedStyle(p).direction, left: [...text].every((line) => Math.abs(line.left - box.left) < 1), note: getComputedStyle(/** @type {Element} */ (p.parentElement?.querySelector('dd .note'))).direction };
  });
  assert.deepEqual(english, { direction: 'ltr', left: true, note: 'rtl' });
  const own = await ownWords(page);
  // Codes and digits aside, nothing Latin stands outside of what is marked.
  assert.doesNotMatch(own, /[a-z]{3}/, own);
  assert.deepEqual(await incomplete(opened), []);
  assert.deepEqual(errors, []);
  await close();
});

test('what a message file does not have whole is English, marked and told', async () => {
  const opened = await bare('/demo/');
  const { page, errors, close } = opened;
  altered.set('messages/de.txt', (body) => body.subarray(0, body.indexOf('\nQuellen\n') + 5));
  await attach(page, 'de');
  altered.delete('messages/de.txt');
  assert.deepEqual(await incomplete(opened), ['messages-incomplete']);
  const button = page.locator('backstory-list .toggle');
  assert.match((await button.locator('[lang="en"]').textContent()) ?? '', /^Notes on this story \(\d+\)$/);
  await openCard(page, 'taiwan');
  const card = page.locator(CARD);
  assert.equal(await card.getAttribute('lang'), 'de');
  assert.equal(await card.locator('.sources h3 [lang="en"]').textContent(), 'Sources');
  assert.match(await card.locator('.sources').innerText(), /\d\.\u00a0(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) 20\d\d/);
  assert.deepEqual(errors, []);
  await close();
});

test('without its messages the interface is English, and one event says why', async () => {
  for (const [language, body, code] of [['de', '<!doctype html>', 'messages-invalid'], ['xx', undefined, 'messages-unreachable']]) {
    const opened = await bare('/demo/');
    const { page, errors, close } = opened;
    if (body !== undefined) altered.set('messages/de.txt', () => body);
    await attach(page, language ?? '');
    altered.delete('messages/de.txt');
    assert.deepEqual(await incomplete(opened), [code]);
    await openCard(page, 'taiwan');
    assert.equal(await page.locator(CARD).getAttribute('lang'), 'en');
    assert.equal(await page.locator(`${CARD} [lang], ${CARD} span[dir]`).count(), 0);
    assert.deepEqual(errors, []);
    await close();
  }
});

test('a text full of signs of direction builds no tower of elements, and the card goes on behind it', async () => {
  const { page, errors, close } = await bare('/demo/');
  const { deepest, end } = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const source = { title: 'A source', publisher: 'A paper', url: 'https://paper.example/' };
    const says = `An island${'\u2066'.repeat(500)} in the sea.`;
    const widget = await attach({ packs, overrides: { mentions: [{ text: 'Taiwan', entity: 'taiwan', says, source }] } });
    widget.open('taiwan');
    const card = /** @type {Element} */ (document.querySelector('backstory-card')?.shadowRoot?.querySelector('.card'));
    const depth = (/** @type {Element | null} */ element) => { let count = 0; for (; element; element = element.parentElement) count += 1; return count; };
    return { deepest: Math.max(...[...card.querySelectorAll('*')].map(depth)), end: card.querySelector('.controls')?.parentElement === card };
  }, [PACK]);
  assert.ok(deepest > 20 && deepest < 40, `${deepest} levels`);
  assert.ok(end);
  assert.deepEqual(errors, []);
  await close();
});
