// @ts-check
// What readers choose about the marks: fewer, none, none of what they know; and how they take it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, focused, hover, open, origin, place, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

/** What is painted, in the order of painting. @returns {Promise<string[]>} */
const marks = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const ranges = ['backstory-entity', 'backstory-figure'].flatMap((name) => [.../** @type {any} */ (CSS).highlights.get(name) ?? []]);
    return ranges.map((fixed) => {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      return range.toString();
    });
  });
const toggle = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ });
const inCard = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(CARD).getByRole('button', { name, exact: true });
const inList = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator('backstory-list').getByRole('button', { name, exact: true });
const entries = (/** @type {Page} */ page) => page.locator('backstory-list .entry').allTextContents();
/** The list writes them when it is opened for the first time. */
const listed = async (/** @type {Page} */ page) => {
  await toggle(page).press('Enter');
  const list = await entries(page);
  await toggle(page).press('Enter');
  assert.ok(list.length > 10);
  return list;
};
const chosen = async (/** @type {() => Promise<any[]>} */ events) => (await events()).filter((event) => event.type === 'chosen').map(({ type, ...rest }) => rest);
const stored = (/** @type {Page} */ page) => page.evaluate(() => JSON.stringify(localStorage));

test('fewer, by keyboard from the end of a card, with its undo; more from the list', async () => {
  const { page, errors, events, close } = await story();
  const [before, list] = [await marks(page), await listed(page)];
  await toggle(page).press('Enter');
  await inList(page, 'Taiwan').press('Enter');
  await inCard(page, 'Fewer notes').press('Enter');
  const few = await marks(page);
  assert.ok(few.length < before.length && few.length > 0, `${few.length} of ${before.length}`);
  assert.equal(await focused(page), 'button Undo');
  assert.ok((await page.locator(CARD).innerText()).includes('Fewer are marked now.'));
  assert.deepEqual(await entries(page), list, 'the list stays complete');
  await page.keyboard.press('Enter');
  assert.deepEqual(await marks(page), before);
  assert.equal(await focused(page), 'button Fewer notes');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await inList(page, 'Taiwan').press('Enter');
  assert.equal(await inCard(page, 'Fewer notes').count(), 0, 'there is nothing fewer but none');
  assert.equal(await inCard(page, 'Undo').count(), 0);
  await page.keyboard.press('Escape');
  for (const [step, there] of [[1, true], [2, true], [3, false]]) {
    await inList(page, 'More notes').press('Enter');
    assert.equal((await inList(page, 'More notes').count()) > 0, there, `step ${step}`);
  }
  assert.ok((await marks(page)).length > before.length);
  assert.match(await focused(page), /^button Notes on this story/, 'nothing is left to choose');
  const steps = (await chosen(events)).map(({ choice, marks }) => `${choice} ${marks}`);
  assert.deepEqual(steps, ['fewer few', 'more normal', 'fewer few', 'more normal', 'more many', 'more all']);
  assert.deepEqual(errors, []);
  await close();
});

test('off: no marks, the same list, an undo on every card, and on again from the list', async () => {
  const { page, errors, close } = await story();
  const [before, list] = [await marks(page), await listed(page)];
  const { x, y } = await hover(page, 'Zhang Youxia');
  await inCard(page, 'Off').click();
  assert.deepEqual([await marks(page), await entries(page)], [[], list]);
  await page.mouse.move(x, 5);
  await page.waitForTimeout(600);
  await inCard(page, 'Undo').click();
  assert.deepEqual(await marks(page), before);
  await inCard(page, 'Off').click();
  await page.keyboard.press('Escape');
  await page.mouse.move(x + 5, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(1000);
  assert.equal(await page.locator(CARD).count(), 0, 'there is nothing to rest on');
  await toggle(page).click();
  const apart = await page.locator('backstory-list .foot').evaluate((foot) => {
    const [words, button] = [...foot.children].map((part) => part.getBoundingClientRect());
    return words && button && (button.left - words.right >= 6 || button.top >= words.bottom);
  });
  assert.ok(apart, 'what was chosen, and the way back, apart from it');
  await inList(page, 'China').click();
  assert.equal(await inCard(page, 'Undo').count(), 1);
  await inList(page, 'Mark notes again').click();
  assert.deepEqual(await marks(page), before);
  assert.equal(await inCard(page, 'Undo').count(), 0, 'the open card knows');
  assert.deepEqual(errors, []);
  await close();
});

test('"I know this" takes the marks of that one only, on later readings too', async () => {
  const { page, errors, events, close } = await story();
  const [before, list] = [await marks(page), await listed(page)];
  await hover(page, 'Zhang Youxia');
  await inCard(page, 'I know this').click();
  const without = before.filter((surface) => !surface.includes('Zhang'));
  assert.ok(without.length < before.length);
  assert.deepEqual([await marks(page), await entries(page)], [without, list]);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector('article .text')?.append(Object.assign(document.createElement('p'), { textContent: 'A line that the newsroom adds.' })));
  await page.waitForFunction(() => /** @type {any} */ (window).told.filter((/** @type {any} */ event) => event.type === 'found').length === 2);
  assert.deepEqual(await marks(page), without);
  await toggle(page).click();
  await inList(page, 'Zhang Youxia').click();
  await inCard(page, 'Undo').click();
  assert.deepEqual(await marks(page), before);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await hover(page, '$11.1bn');
  assert.equal(await inCard(page, 'I know this').count(), 0, 'an amount is not somebody known');
  const known = (await chosen(events)).map(({ choice, known }) => [choice, known]);
  assert.deepEqual(known, [['known', ['zhang-youxia']], ['unknown', []]]);
  assert.deepEqual(errors, []);
  await close();
});

test('a choice outlives the page only where the publisher allows it, under one key', async () => {
  const without = await story();
  await hover(without.page, 'Zhang Youxia');
  await inCard(without.page, 'I know this').click();
  assert.equal(await stored(without.page), '{}');
  await without.close();

  const { page, errors, close } = await bare('/demo/');
  const attach = () =>
    page.evaluate(async (packs) => {
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      await attach({ packs, remember: true });
    }, [PACK]);
  await attach();
  const before = await marks(page);
  await hover(page, 'Zhang Youxia');
  assert.equal(await stored(page), '{}', 'nothing is chosen yet');
  await inCard(page, 'I know this').click();
  assert.equal(await stored(page), '{"backstory":"- on zhang-youxia"}');
  await page.goto(`${origin}/demo/second.html`);
  await toggle(page).click();
  await page.locator('backstory-list .entry').first().click();
  await inCard(page, 'Off').click();
  assert.equal(await stored(page), '{"backstory":"- on zhang-youxia"}', 'a page without leave changes nothing');
  await close();

  const again = await bare('/demo/');
  await again.page.evaluate(() => localStorage.setItem('backstory', 'few on zhang-youxia'));
  await again.page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    await attach({ packs, remember: true });
  }, [PACK]);
  const few = await marks(again.page);
  assert.ok(few.length > 0 && few.length < before.length && !few.includes('Zhang Youxia'), `${few}`);
  await toggle(again.page).click();
  await inList(again.page, 'Zhang Youxia').click();
  await inCard(again.page, 'Undo').click();
  assert.equal(await stored(again.page), '{"backstory":"few on"}');
  await inList(again.page, 'More notes').click();
  assert.equal(await stored(again.page), '{}', 'nothing is left that differs from what the publisher gave');
  assert.deepEqual([...errors, ...again.errors], []);
  await again.close();
});

test('a storage that throws is as if there were none', async () => {
  for (const broken of ['getter', 'methods']) {
    const { page, errors, close } = await open();
    await page.addInitScript((broken) => {
      const no = () => {
        throw new DOMException('no storage here', 'SecurityError');
      };
      if (broken === 'getter') Object.defineProperty(window, 'localStorage', { get: no });
      else for (const name of /** @type {const} */ (['getItem', 'setItem', 'removeItem'])) Storage.prototype[name] = no;
    }, broken);
    const text = '<p>Xi Jinping asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday that joined an old quarrel to a new promise.</p>';
    altered.set('made/call.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A call</title><body><article><h1>A call</h1>${text.repeat(3)}</article>`);
    await page.goto(`${origin}/made/call.html`);
    await page.evaluate(async (packs) => {
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      await attach({ packs, remember: true });
    }, [PACK]);
    assert.ok((await marks(page)).length > 0);
    await toggle(page).click();
    await page.locator('backstory-list .entry').first().click();
    await inCard(page, 'Off').click();
    assert.deepEqual([await marks(page), errors], [[], []], broken);
    await close();
  }
});
