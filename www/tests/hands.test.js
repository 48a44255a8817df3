// @ts-check
// Mouse, finger and keyboard on the demo page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, hover, place, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const cards = (/** @type {Page} */ page) => page.locator(CARD).count();
const pause = (/** @type {Page} */ page, /** @type {number} */ ms) => page.waitForTimeout(ms);
const toggle = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story \(\d+\)$/ });
/** What has the focus: its words, in shadow roots too. */
const focused = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return `${at?.localName} ${at === document.body ? '' : at?.textContent}`;
  });

test('resting on $11.1bn opens its card and not too early; leaving closes it', async () => {
  const { page, errors, close } = await story();
  const { x, y } = await place(page, '$11.1bn');
  await page.mouse.move(x + 200, y + 40);
  await page.mouse.move(x, y);
  await pause(page, 250);
  assert.equal(await cards(page), 0, 'too early');
  await page.waitForSelector(CARD);
  const text = await page.locator(CARD).innerText();
  for (const part of ['11.1 billion US dollars', 'largest package', 'After inflation (US consumer prices) it is not the largest', '$13.3bn']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await page.mouse.move(x + 20, 5);
  await pause(page, 600);
  assert.equal(await cards(page), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('the way into the card keeps it, a selection that leaves it too, a press beside it closes it and reaches the page', async () => {
  const { page, close } = await story();
  const { x, y } = await hover(page, '$11.1bn');
  const box = await page.locator(CARD).boundingBox();
  assert.ok(box);
  const [toX, toY] = [box.x + 60, box.y + box.height / 2];
  for (let step = 1; step <= 16; step++) {
    await page.mouse.move(x + ((toX - x) * step) / 16, y + ((toY - y) * step) / 16);
    await pause(page, 25);
  }
  await pause(page, 500);
  assert.equal(await cards(page), 1, 'in the card');
  await page.mouse.down();
  await page.mouse.move(toX, toY + 30, { steps: 5 });
  await page.mouse.move(toX + 500, toY + 30, { steps: 10 });
  await pause(page, 600);
  assert.equal(await cards(page), 1, 'selecting');
  await page.mouse.up();
  await pause(page, 600);
  assert.equal(await cards(page), 1, 'the focus is in it');
  await page.evaluate(() => document.querySelector('article')?.addEventListener('click', (event) => (document.title = `pressed ${event.defaultPrevented}`)));
  await page.mouse.click(x, box.y < y ? y + 80 : y - 80);
  assert.equal(await page.title(), 'pressed false');
  assert.equal(await cards(page), 0);
  await close();
});

test('a sweep over the text opens none; a click pins, a second one closes', async () => {
  const { page, close } = await story();
  const { x, y } = await place(page, '$11.1bn');
  for (let step = 0; step < 30; step++) await page.mouse.move(x - 100 + step * 15, y);
  await page.mouse.move(5, 5);
  await pause(page, 900);
  assert.equal(await cards(page), 0);
  await page.mouse.click(x, y);
  await page.waitForSelector(CARD);
  await page.mouse.move(5, 700);
  await pause(page, 700);
  assert.equal(await cards(page), 1, 'pinned');
  await page.mouse.click(x, y);
  assert.equal(await cards(page), 0);
  await close();
});

test('a mark that scrolls below a still pointer opens nothing until the pointer moves', async () => {
  const { page, close } = await story();
  const { x, y } = await place(page, '$11.1bn');
  await page.mouse.move(x, y + 120);
  await page.mouse.wheel(0, -120);
  await pause(page, 1200);
  assert.equal(await cards(page), 0);
  const now = await page.evaluate(() => scrollY);
  const at = await place(page, '$11.1bn');
  await page.evaluate((top) => scrollTo(0, top), now);
  await pause(page, 100);
  const shift = await page.evaluate(() => scrollY);
  assert.equal(shift, now);
  await page.mouse.move(at.x + 1, at.y + 121);
  await page.mouse.move(at.x + 2, y + 120);
  await page.waitForSelector(CARD);
  await close();
});

test('a double click selects the word and closes nothing', async () => {
  const { page, close } = await story();
  const { x, y } = await place(page, 'Zhang Youxia');
  await page.mouse.dblclick(x, y);
  await pause(page, 300);
  assert.equal(await cards(page), 1);
  assert.ok((await page.evaluate(() => String(getSelection()))).length > 2);
  await close();
});

test('the list opens every card by keyboard and gets the focus back', async () => {
  const { page, close } = await story();
  await toggle(page).focus();
  await page.keyboard.press('Enter');
  const entries = page.locator('backstory-list .entry');
  assert.ok((await entries.count()) > 20);
  const names = await entries.allInnerTexts();
  await entries.nth(2).focus();
  await page.keyboard.press('Enter');
  assert.match(await focused(page), /^h2 /, 'the heading has the focus');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), `button ${names[2]}`);
  assert.ok(await entries.first().isVisible(), 'the card only');
  await page.keyboard.press('Enter');
  for (let tabs = 0; tabs < 40 && (await cards(page)) > 0; tabs++) await page.keyboard.press('Tab');
  assert.equal(await focused(page), `button ${names[3]}`, 'past the end: the stop after the opener');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(page), `button ${names[3]}`, 'before the start: the opener');
  assert.equal(await cards(page), 0);
  await page.keyboard.press('Escape');
  assert.equal(await entries.first().isVisible(), false);
  assert.match(await focused(page), /^button Notes on this story/);
  await close();
});

test('to the sentence and back to the notes', async () => {
  const { page, close } = await story();
  await toggle(page).click();
  const entry = page.locator('backstory-list .entry', { hasText: 'Zhang Youxia' });
  await entry.press('Enter');
  await page.getByRole('button', { name: 'Go to the sentence' }).click();
  assert.equal(await cards(page), 0);
  const { flashed, at, seen } = await page.evaluate(() => {
    const selection = getSelection();
    const box = selection?.anchorNode?.parentElement?.getBoundingClientRect();
    return {
      flashed: /** @type {any} */ (CSS).highlights.get('backstory-flash')?.size,
      at: selection?.anchorNode?.textContent?.slice(selection.anchorOffset, selection.anchorOffset + 12),
      seen: box && box.top >= 0 && box.bottom <= innerHeight,
    };
  });
  assert.deepEqual([flashed, at, seen], [1, 'Zhang Youxia', true]);
  await page.keyboard.press('Tab');
  const after = await page.evaluate(() => {
    const zhang = [...document.querySelectorAll('article p')].find((p) => p.textContent?.includes('investigation of Zhang Youxia'));
    return Boolean(zhang && document.activeElement && zhang.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  assert.ok(after, `Tab goes on from the sentence, not to ${await focused(page)}`);
  await pause(page, 1800);
  assert.equal(await page.evaluate(() => /** @type {any} */ (CSS).highlights.has('backstory-flash')), false);
  const back = page.getByRole('button', { name: 'Back to notes' });
  assert.ok(await back.isVisible(), 'it stays until it is used');
  await back.click();
  assert.equal(await focused(page), 'button Zhang Youxia');
  assert.equal(await back.isVisible(), false);
  await close();
});

test('a card stays in view when the window changes', async () => {
  const { page, close } = await story();
  await toggle(page).click();
  await page.locator('backstory-list .entry').nth(2).click();
  for (const open of ['from the list', 'from a mark']) {
    await page.setViewportSize({ width: 500, height: 600 });
    await pause(page, 200);
    const box = await page.locator(CARD).boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 500 && box.y + box.height <= 600, `${open}: ${JSON.stringify(box)}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await hover(page, 'Zhang Youxia');
  }
  await close();
});

test('Escape is ours only while something of ours is open; open() gives the focus back', async () => {
  const { page, close } = await story();
  await page.evaluate(() => addEventListener('keydown', (event) => (document.title = `${event.key} ${event.defaultPrevented}`)));
  await page.keyboard.press('Escape');
  assert.equal(await page.title(), 'Escape false');
  await hover(page, '$11.1bn');
  assert.equal(await focused(page), 'body ', 'resting moves no focus');
  await page.keyboard.press('Escape');
  assert.equal(await page.title(), 'Escape true');
  assert.equal(await cards(page), 0);
  await pause(page, 700);
  assert.equal(await cards(page), 0, 'the pointer is still there');
  const link = page.getByRole('link', { name: 'Taiwan Relations Act' });
  await link.focus();
  const opened = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs });
    return widget.open(widget.notes().find((/** @type {any} */ note) => note.title === 'Taiwan').id);
  }, [PACK]);
  assert.ok(opened);
  assert.match(await focused(page), /^h2 Taiwan/);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'a Taiwan Relations Act');
  await close();
});

test('the host changes its page: marks follow, the card of a paragraph that goes away closes', async () => {
  const { page, errors, close } = await story();
  await hover(page, '$11.1bn');
  await page.evaluate(() => document.querySelector('article .text')?.prepend(Object.assign(document.createElement('p'), { textContent: 'A new first paragraph that the newsroom has put in.' })));
  await pause(page, 500);
  assert.equal(await cards(page), 1, 'it is about other words');
  await page.evaluate(() => [...document.querySelectorAll('article p')].find((p) => p.textContent?.includes('$11.1bn'))?.remove());
  await page.waitForFunction((selector) => !document.querySelector(selector), CARD);
  await pause(page, 500);
  await assert.rejects(place(page, '$11.1bn'), /is not painted/);
  await hover(page, 'Zhang Youxia');
  await page.evaluate(() => document.querySelectorAll('backstory-card').forEach((host) => host.remove()));
  await page.mouse.move(5, 5);
  await pause(page, 500);
  await hover(page, 'Zhang Youxia');
  assert.deepEqual(errors, []);
  await close();
});

test('a tap on a mark opens a sheet that leaves the page free; a tap elsewhere closes it', async () => {
  const { page, close } = await story('/demo/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { x, y } = await place(page, '$11.1bn');
  await page.touchscreen.tap(x, y);
  await page.waitForSelector('backstory-card[data-sheet]');
  await pause(page, 200);
  const sheet = await page.locator(CARD).boundingBox();
  assert.ok(sheet && sheet.height <= 422 && Math.abs(sheet.y + sheet.height - 844) < 1 && sheet.width === 390, JSON.stringify(sheet));
  const button = await page.locator(`${CARD} .close`).boundingBox();
  assert.ok(button && button.width >= 44 && button.height >= 44, JSON.stringify(button));
  const from = await page.evaluate(() => scrollY);
  await page.evaluate(() => scrollBy(0, 200));
  assert.equal(await page.evaluate(() => scrollY), from + 200, 'the page still scrolls');
  assert.equal(await cards(page), 1);
  await page.locator(`${CARD} .close`).tap();
  assert.equal(await cards(page), 0);
  const again = await place(page, '$11.1bn');
  await page.touchscreen.tap(again.x, again.y);
  await page.waitForSelector(CARD);
  await page.touchscreen.tap(again.x, again.y - 200);
  assert.equal(await cards(page), 0, 'outside');
  await page.getByRole('link', { name: 'Copy link' }).tap();
  assert.equal(new URL(page.url()).hash, '#story', 'a link is a link');
  assert.equal(await cards(page), 0);
  await close();
});

test('with reduced motion nothing fades', async () => {
  const { page, close } = await story('/demo/', { reducedMotion: 'reduce' });
  await hover(page, '$11.1bn');
  const duration = await page.locator('backstory-card').evaluate((host) => getComputedStyle(host).transitionDuration);
  assert.equal(duration, '0s');
  await close();
});
