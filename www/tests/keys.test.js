// @ts-check
// Keyboard, screen reader and the notes list, promise by promise.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK } from './browser.js';
import { PAINTER, everyTest, made, reader } from './hands.js';

const r = everyTest();

const press = (/** @type {string} */ key) => r.page.keyboard.press(key);
const current = () => r.page.locator('backstory-list [aria-current]').allInnerTexts();
/** Scrolls to where one reads this. */
async function readAt(/** @type {import('./hands.js').Reader} */ { page, painted }, /** @type {string} */ selector) {
  await page.locator(selector).evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - innerHeight / 3));
  await painted();
}
/** Opens the list by keyboard and gives its titles. */
async function openList() {
  await r.toggle.focus();
  await press('Enter');
  return r.entries.allInnerTexts();
}

const isWrapped = PAINTER === 'wrap';

test('a story with forty marks costs one tab stop, or one for each that is an element, and focus alone opens nothing', async () => {
  const marks = await r.page.evaluate(() => /** @type {any} */ (window).marks().length);
  assert.ok(marks >= 40, `${marks} marks`);
  const stops = [];
  for (let tabs = 0; tabs < (isWrapped ? marks : 0) + 8; tabs++) {
    await press('Tab');
    stops.push(await r.focused());
    await r.pass(1000);
  }
  const rest = ['a Before the story', 'a The Taiwan Relations Act is a law', 'input', 'button A button', 'iframe', 'a After the story'];
  const ours = stops.filter((stop) => !rest.includes(stop) && stop !== 'body');
  assert.deepEqual(ours.filter((stop) => !stop.startsWith('backstory-mark')), ['button ' + (await r.toggle.innerText())]);
  assert.equal(ours.length, isWrapped ? marks + 1 : 1);
  assert.equal(await r.cards(), 0);
});

test('the button says how many notes there are and whether they are shown', async () => {
  const button = r.page.getByRole('button', { name: /^Notes on this story \(\d+\)$/, expanded: false });
  await button.press('Enter');
  assert.equal(await r.toggle.getAttribute('aria-expanded'), 'true');
  assert.match(await r.toggle.innerText(), new RegExp(`\\(${await r.entries.count()}\\)`));
  await r.toggle.press('Space');
  assert.equal(await r.toggle.getAttribute('aria-expanded'), 'false');
  assert.equal(await r.entries.first().isVisible(), false);
});

test('the list has each note once, in reading order, under the headings', async () => {
  const titles = await openList();
  assert.equal(new Set(titles).size, titles.length);
  const order = ['$11.1bn', 'Taiwan', 'Xi Jinping', 'Donald Trump', 'Zhang Youxia', 'JD Vance'].map((title) => titles.indexOf(title));
  assert.deepEqual(order, [...order].sort((one, other) => one - other));
  assert.ok(!order.includes(-1), titles.join());
  assert.deepEqual(await r.page.locator('backstory-list h2').allInnerTexts(), ['Then', 'Part 12']);
});

test('a card opened from the list is a dialog with a name; its heading takes the focus, its opener gets it back', async () => {
  const titles = await openList();
  await r.entries.nth(2).focus();
  await press('Enter');
  assert.match(await r.focused(), /^h2 /);
  const dialog = r.page.getByRole('dialog', { name: titles[2] ?? '', exact: true });
  assert.equal(await dialog.count(), 1);
  assert.equal(await dialog.getAttribute('aria-modal'), null);
  await press('Escape');
  assert.equal(await r.cards(), 0);
  assert.equal(await r.focused(), `button ${titles[2]}`);
  assert.ok(await r.entries.first().isVisible(), 'the card only');
  await press('Escape');
  assert.equal(await r.entries.first().isVisible(), false);
  assert.match(await r.focused(), /^button Notes on this story/);
});

test('Tab past the end of a card goes to the stop after its opener, Shift and Tab before its start to the opener', async () => {
  const titles = await openList();
  await r.entries.nth(2).focus();
  await press('Enter');
  for (let tabs = 0; tabs < 40 && (await r.cards()) > 0; tabs++) await press('Tab');
  assert.equal(await r.focused(), `button ${titles[3]}`);
  await press('Enter');
  await press('Shift+Tab');
  assert.equal(await r.focused(), `button ${titles[3]}`);
  assert.equal(await r.cards(), 0);
});

test('Escape is ours only while something of ours is open', async () => {
  await r.page.evaluate(() => addEventListener('keydown', (event) => (document.title = `${event.key} ${event.defaultPrevented}`)));
  await press('Escape');
  assert.equal(await r.page.title(), 'Escape false');
  await r.rest('$11.1bn');
  await press('Escape');
  assert.equal(await r.page.title(), 'Escape true');
  await press('Escape');
  assert.equal(await r.page.title(), 'Escape false');
});

test('in a field of the host Escape is the field’s: the list stays open, and the focus where it is; an open card closes', async () => {
  await r.page.evaluate(() => addEventListener('keydown', (event) => (document.title = `${event.key} ${event.defaultPrevented}`)));
  await openList();
  await r.page.locator('#field').focus();
  await press('Escape');
  assert.deepEqual([await r.page.title(), await r.focused(), await r.toggle.getAttribute('aria-expanded')], ['Escape false', 'input', 'true']);
  await r.rest('$11.1bn');
  await press('Escape');
  assert.deepEqual([await r.page.title(), await r.focused(), await r.cards()], ['Escape true', 'input', 0]);
  await r.toggle.focus();
  await press('Escape');
  assert.deepEqual([await r.page.title(), await r.toggle.getAttribute('aria-expanded')], ['Escape true', 'false']);
});

test('a card opened by its mark moves no focus and is not announced', async () => {
  await r.page.locator('#button').focus();
  const { x, y } = await r.rest('$11.1bn');
  assert.equal(await r.focused(), 'button A button');
  assert.equal(await r.page.locator(`${CARD} [aria-live], ${CARD} [role=status], ${CARD} [role=alert]`).count(), 0);
  await r.page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await r.page.mouse.click(x, y);
  assert.equal(await r.focused(), 'body');
});

test('who leaves a card that a mark has opened goes on with Tab from that mark, and the page does not move', async () => {
  const [link, start] = isWrapped ? ['backstory-mark Beijing', 'backstory-mark Donald Trump'] : ['a The Taiwan Relations Act is a law', 'a Before the story'];
  for (const [key, then, next] of [['Escape', 'Tab', link], ['Tab', '', link], ['Shift+Tab', '', start]]) {
    await r.page.locator('#button').focus();
    const { x, y } = await r.find('Zhang Youxia', '#two');
    await r.page.mouse.click(x, y);
    await r.pass(0);
    await r.page.locator(`${CARD} .close`).focus();
    const scrolled = await r.page.evaluate(() => scrollY);
    for (let times = 0; times < 40 && (await r.cards()) > 0; times++) await press(String(key));
    if (then) await press(then);
    assert.equal(await r.focused(), next, key);
    assert.equal(await r.page.evaluate(() => scrollY), scrolled, key);
    await r.reset();
  }
});

test('to the sentence and back to the notes; the way back stays until it is used', async () => {
  await openList();
  await r.entries.filter({ hasText: 'JD Vance' }).press('Enter');
  await r.page.getByRole('button', { name: 'Go to the sentence' }).press('Enter');
  await r.painted();
  assert.equal(await r.cards(), 0);
  const { flashed, at, seen } = await r.page.evaluate(() => {
    const selection = getSelection();
    const box = selection?.anchorNode?.parentElement?.getBoundingClientRect();
    return {
      flashed: /** @type {any} */ (CSS).highlights.get('backstory-flash')?.size,
      at: selection?.anchorNode?.textContent?.slice(selection.anchorOffset, selection.anchorOffset + 8),
      seen: box && box.top >= 0 && box.bottom <= innerHeight,
    };
  });
  assert.deepEqual([flashed, at, seen], [1, 'JD Vance', true]);
  await press('Tab');
  assert.equal(await r.focused(), 'a After the story');
  await r.pass(1599);
  assert.ok(await r.page.evaluate(() => /** @type {any} */ (CSS).highlights.has('backstory-flash')));
  await r.pass(1);
  assert.equal(await r.page.evaluate(() => /** @type {any} */ (CSS).highlights.has('backstory-flash')), false);
  const back = r.page.getByRole('button', { name: 'Back to notes' });
  assert.ok(await back.isVisible());
  await back.press('Enter');
  assert.equal(await r.focused(), 'button JD Vance');
  assert.deepEqual(await current(), ['JD Vance']);
  assert.equal(await back.isVisible(), false);
});

test('the list opens at the entry nearest to where the reader is', async () => {
  const at = (/** @type {string} */ selector) => readAt(r, selector);
  await openList();
  assert.equal((await current()).length, 1);
  await press('Escape');
  await at('#last');
  await r.toggle.press('Enter');
  assert.deepEqual(await current(), ['JD Vance']);
  assert.equal(await r.focused(), 'button JD Vance', 'Tab goes on from there');
  const [entry, panel] = [await r.entries.filter({ hasText: 'JD Vance' }).boundingBox(), await r.page.locator('backstory-list .panel').boundingBox()];
  assert.ok(entry && panel && entry.y >= panel.y && entry.y + entry.height <= panel.y + panel.height, 'it is in view');
  await press('Escape');
  await at('#part-3');
  await r.toggle.press('Enter');
  assert.deepEqual(await current(), ['Donald Trump']);
});

test('where the button stands at the top, what counts is where the reader stayed before the way to it', async () => {
  const body = '<article><h1>A call</h1><backstory-notes></backstory-notes>' + (await r.page.locator('body > article').evaluate((article) => article.innerHTML)) + '</article>';
  const other = await reader(made({ body }));
  const { page } = other;
  const to = async (/** @type {string} */ selector, /** @type {number} */ stay) => {
    await readAt(other, selector);
    await other.pass(stay);
  };
  await to('#part-4', 4000);
  await to('#last', 5000);
  await to('#part-2', 300);
  await to('backstory-notes', 1500);
  await other.toggle.press('Enter');
  assert.deepEqual(await page.locator('backstory-list [aria-current]').allInnerTexts(), ['JD Vance']);
  await other.close();
});

test('open() moves the focus and gives it back, noteAt() finds what stands at a place', async () => {
  const titles = await r.page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = (/** @type {any} */ (window).widget = await attach({ packs }));
    const { textWith } = /** @type {any} */ (window);
    const at = (/** @type {string} */ word, shift = 0) => {
      const [text, at] = textWith(word, '#one');
      return widget.noteAt(text, at + shift)?.title ?? null;
    };
    const [text] = textWith('Washington', '#one');
    return {
      inside: [at('$11.1bn'), at('$11.1bn', 6), at('Xi Jinping', 4), at('Donald Trump', 11)],
      beside: [at('announced ', 9), at(' of arms'), at(' which is')],
      elsewhere: [widget.noteAt(document.body, 0), widget.noteAt(document.querySelector('#before')?.firstChild, 2), widget.noteAt(text, 1e6), widget.noteAt(null, 0)],
      whole: widget.noteAt(...textWith('Taiwan', '#one')),
      notes: widget.notes(),
    };
  }, [PACK]);
  assert.deepEqual(titles.inside, ['$11.1bn', '$11.1bn', 'Xi Jinping', 'Donald Trump']);
  assert.deepEqual(titles.beside, [null, null, null]);
  assert.deepEqual(titles.elsewhere, [null, null, null, null]);
  assert.deepEqual(titles.whole, titles.notes.find((/** @type {any} */ note) => note.title === 'Taiwan'));
  await r.page.locator('#link').focus();
  assert.ok(await r.page.evaluate((id) => /** @type {any} */ (window).widget.open(id), titles.whole.id));
  assert.match(await r.focused(), /^h2 Taiwan/);
  await press('Escape');
  assert.equal(await r.focused(), 'a The Taiwan Relations Act is a law');
  assert.equal(await r.page.evaluate(() => /** @type {any} */ (window).widget.open('none')), false);
});

test('words that the host has changed a moment ago have no note', async () => {
  const found = await r.page.evaluate(() => {
    const [text, at] = /** @type {[Text, number]} */ (/** @type {any} */ (window).textWith('JD Vance', '#last'));
    const before = text.data;
    const widget = /** @type {any} */ (window).widget;
    const first = widget.noteAt(text, at)?.title;
    text.data = before.replace('JD Vance', 'DJ Dance');
    const second = widget.noteAt(text, at);
    text.data = before;
    return [first, second];
  });
  assert.deepEqual(found, ['JD Vance', null]);
  await r.pass(300);
});
