// @ts-check
// Pages that never rest: they are read all the same, marks stay on their words, and what is busy beside the article costs nothing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { altered } from './browser.js';
import { made, reader } from './hands.js';

after(() => altered.clear());

const found = async (/** @type {() => Promise<any[]>} */ events) => (await events()).filter(({ type }) => type === 'found').length;

/** Lets time pass in steps, with an edit of the page before each; what the edits say is delivered in between. */
const edit = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ selector, /** @type {number} */ ms, /** @type {number} */ step) =>
  page.evaluate(async ({ selector, ms, step }) => {
    const mine = /** @type {any} */ (window);
    const element = /** @type {Element} */ (document.querySelector(selector));
    for (let passed = 0; passed < ms; passed += step) {
      element.append(`${passed} `);
      await null;
      mine.pass(step);
      await null;
    }
  }, { selector, ms, step });

/** Painted stretches whose words are not what they were first seen on. */
const moved = () => {
  const mine = /** @type {any} */ (window);
  mine.seen ??= new WeakMap();
  return ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]).flatMap((fixed) => {
    const words = fixed.startContainer.data.slice(fixed.startOffset, fixed.endOffset);
    const before = mine.seen.get(fixed) ?? words;
    mine.seen.set(fixed, words);
    return before === words ? [] : [`${before} became ${words}`];
  });
};

for (const step of [240, 20, 4]) {
  test(`an article that is edited every ${step} ms is read every two seconds`, async () => {
    const { page, events, errors, close } = await reader(made());
    const before = await found(events);
    await page.evaluate(() => document.querySelector('#one')?.append(' Vladimir Putin had said so, too.'));
    await edit(page, '#last', 1900, step);
    assert.equal(await found(events), before);
    await edit(page, '#last', 400, step);
    assert.equal(await found(events), before + 1);
    await page.evaluate(() => /** @type {any} */ (document.querySelector('#one')).append(' It was the Kremlin that said so.'));
    await edit(page, '#last', 4200, step);
    assert.ok((await found(events)) >= before + 2, `${await found(events)}`);
    await page.locator('backstory-list button').first().click();
    const titles = await page.locator('backstory-list .entry').allTextContents();
    assert.ok(titles.includes('Vladimir Putin') && titles.includes('Kremlin'), `${titles}`);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('what changes while a page is read that never rests has no mark on other words', async () => {
  const { page, events, errors, close } = await reader(made());
  const before = await found(events);
  const texts = await page.evaluate(() => {
    const mine = /** @type {any} */ (window);
    mine.texts = [...document.querySelectorAll('#many p, #one, #two')].map(({ firstChild }) => firstChild);
    return mine.texts.length;
  });
  /** @type {string[]} */
  const faults = [];
  for (let at = 0; at < 600; at++) {
    await page.evaluate(async (at) => {
      const mine = /** @type {any} */ (window);
      mine.texts[at % mine.texts.length].insertData(0, 'so ');
      await null;
      mine.pass(10);
      await null;
    }, at);
    faults.push(...(await page.evaluate(moved)));
  }
  assert.ok(texts > 20);
  assert.deepEqual(faults, []);
  assert.ok((await found(events)) >= before + 2);
  assert.deepEqual(errors, []);
  await close();
});

test('a page that is busy beside its article is not read again', async () => {
  const { page, events, errors, close } = await reader(made({ body: undefined, tag: 'data-root="article"' }));
  const before = await found(events);
  await edit(page, '#before', 6000, 50);
  assert.equal(await found(events), before);
  assert.deepEqual(errors, []);
  await close();
});

test('a page that has lost its article and never rests is told of once', async () => {
  const { page, events, errors, close } = await reader(made({ tag: 'data-root="article"' }));
  const before = await found(events);
  await page.evaluate(() => document.querySelector('article')?.remove());
  await edit(page, '#before', 9000, 100);
  assert.equal(await found(events), before + 1);
  assert.deepEqual(errors, []);
  await close();
});
