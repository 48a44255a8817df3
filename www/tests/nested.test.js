// @ts-check
// From card to card inside the one that is open, and back: by keyboard, pointer and finger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, altered, focused, hover, place, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const title = (/** @type {Page} */ page) => page.locator(`${CARD} h2`).innerText();
const ways = (/** @type {Page} */ page) => page.locator(`${CARD} [data-to]`).allInnerTexts();
const way = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(CARD).getByRole('button', { name, exact: true });
const scrolled = (/** @type {Page} */ page) => page.locator(CARD).evaluate((card) => card.scrollTop);

/** Opens the entry with this title by keyboard. */
async function fromList(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.getByRole('button', { name: /^Notes on this story/ }).press('Enter');
  await page.locator('backstory-list').getByRole('button', { name, exact: true }).press('Enter');
}

test('by keyboard three cards deep and back to the buttons that were used; Escape closes all and returns', async () => {
  const { page, errors, close } = await story();
  await fromList(page, 'Taiwan');
  assert.equal(await page.locator(`${CARD} .before`).count(), 0, 'nothing lies behind the first');
  assert.ok((await ways(page)).includes('Washington'), `${await ways(page)}`);
  assert.ok(!(await ways(page)).includes('Taipei'), 'no way to the card itself');
  await way(page, 'Washington').focus();
  const left = await scrolled(page);
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'h2 United States');
  assert.equal(await scrolled(page), 0, 'it begins at its beginning');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(page), 'button Back', 'the stop before the heading');
  await way(page, 'Donald Trump').press('Enter');
  assert.equal(await focused(page), 'h2 Donald Trump');
  assert.deepEqual(await ways(page), [], 'three are enough');
  assert.equal(await page.getByRole('dialog').count(), 1, 'no window stack');
  await way(page, 'Back').press('Enter');
  assert.deepEqual([await title(page), await focused(page)], ['United States', 'button Donald Trump']);
  await way(page, 'Back').press('Enter');
  assert.deepEqual([await title(page), await focused(page)], ['Taiwan', 'button Washington']);
  assert.equal(await scrolled(page), left, 'as far down as it was');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(CARD).count(), 0);
  assert.equal(await focused(page), 'button Taiwan', 'the opener');
  assert.deepEqual(errors, []);
  await close();
});

test('a way behind "More" is there again on the way back', async () => {
  const { page, errors, close } = await story();
  await fromList(page, '$11.1bn');
  const more = page.locator(`${CARD} summary`);
  assert.equal(await way(page, 'Taiwan').isVisible(), false);
  await more.press('Enter');
  await way(page, 'Taiwan').press('Enter');
  assert.equal(await title(page), 'Taiwan');
  await way(page, 'Back').press('Enter');
  assert.deepEqual([await title(page), await focused(page)], ['$11.1bn', 'button Taiwan']);
  assert.deepEqual(errors, []);
  await close();
});

test('a card opened by the pointer takes the focus once it is used, and then stays', async () => {
  const { page, errors, close } = await story();
  const { x, y } = await hover(page, 'Taiwan');
  assert.equal(await focused(page), 'body ');
  const from = await page.evaluate(() => scrollY);
  await way(page, 'Beijing').click();
  assert.deepEqual([await title(page), await focused(page)], ['China', 'h2 China']);
  await page.mouse.move(x, 5);
  await page.waitForTimeout(700);
  assert.equal(await page.locator(CARD).count(), 1, 'the reader is at it');
  await way(page, 'Back').click();
  assert.deepEqual([await title(page), await focused(page)], ['Taiwan', 'button Beijing']);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(CARD).count(), 0);
  assert.equal(await page.evaluate(() => scrollY), from, 'the page stays where it is');
  await hover(page, 'Taiwan');
  await way(page, 'Beijing').click();
  await page.mouse.click(5, y);
  assert.equal(await page.locator(CARD).count(), 0, 'a click beside it closes all');
  await hover(page, 'Taiwan');
  assert.equal(await page.locator(`${CARD} .before`).count(), 0, 'and it begins anew');
  assert.deepEqual(errors, []);
  await close();
});

test('in a sheet, by finger', async () => {
  const { page, errors, close } = await story('/demo/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { x, y } = await place(page, 'Taiwan');
  await page.touchscreen.tap(x, y);
  await page.waitForSelector('backstory-card[data-sheet]');
  await way(page, 'Beijing').tap();
  assert.equal(await title(page), 'China');
  const sheet = await page.locator(CARD).boundingBox();
  assert.ok(sheet && Math.abs(sheet.y + sheet.height - 844) < 1 && sheet.width === 390, JSON.stringify(sheet));
  await way(page, 'Back').tap();
  assert.equal(await title(page), 'Taiwan');
  assert.deepEqual(errors, []);
  await close();
});

test('what the article does not name has a card of its day', async () => {
  const text = '<p>Joe Biden signed the bill on Monday, and said that the country would be the better for it in the years that lie ahead of all its people.</p>';
  const tag = '<script async src="/embed.js" data-packs="/packs/us-china-taiwan.pack" data-published="2022-05-02"></script>';
  altered.set('made/biden.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A bill</title>${tag}<body><article><h1>A bill</h1>${text.repeat(3)}</article>`);
  const { page, errors, close } = await story('/made/biden.html');
  await fromList(page, 'Joe Biden');
  await way(page, 'United States').press('Enter');
  assert.equal(await title(page), 'United States');
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes('United States'));
  assert.match(await page.locator(CARD).innerText(), /President\s+Joe Biden/, 'who led it then');
  assert.ok(!(await ways(page)).includes('Joe Biden'), 'Back leads there');
  assert.deepEqual(errors, []);
  await close();
});
