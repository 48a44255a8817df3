// @ts-check
// Finger and pen, promise by promise: what a tap is, what the sheet leaves free, and every way to put it away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAINTER, everyTest, made, reader } from './hands.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SHEET = 'backstory-card[data-open][data-sheet]';
const sheets = (of = r) => of.page.locator(SHEET).count();
const scrolled = () => r.page.evaluate(() => scrollY);
const near = (/** @type {number} */ one, /** @type {number} */ other) => Math.abs(one - other) <= 1;

const r = everyTest(PHONE);

/** Taps a mark and gives the box of its sheet. */
async function tapped(of = r, surface = '$11.1bn') {
  const { x, y } = await of.find(surface);
  await of.finger.tap(x, y);
  assert.equal(await sheets(of), 1);
  await of.painted();
  return of.cardBox();
}

// The first of all: a finger on the card would set what it is about.
test('properties of the page that are named as ours move no sheet and make it no smaller', async () => {
  await r.page.evaluate(() => ['--pull', '--room', '--left', '--top', '--below'].forEach((name) => document.documentElement.style.setProperty(name, '90px')));
  const box = await tapped(r, 'Taiwan');
  await r.page.evaluate(() => document.documentElement.removeAttribute('style'));
  assert.deepEqual([box.x, box.width, box.bottom], [0, 390, 844]);
  assert.ok(box.height > 200, `${box.height}`);
});

test('a tap on a mark opens a sheet at the lower edge, at most half as high as the screen, that scrolls in itself', async () => {
  const box = await tapped(r, 'Taiwan');
  assert.deepEqual([box.x, box.width, box.bottom], [0, 390, 844]);
  assert.ok(box.height <= 422, `${box.height}`);
  const card = r.page.locator(`${SHEET} .card`);
  const [content, shown] = await card.evaluate((card) => [card.scrollHeight, card.clientHeight]);
  assert.ok(Number(content) > Number(shown), 'there is more than is in view');
  const before = await scrolled();
  await r.finger.drag([200, box.bottom - 60], [200, box.y + 60]);
  assert.ok((await card.evaluate((card) => card.scrollTop)) > 50);
  assert.equal(await scrolled(), before, 'the page stays');
});

test('the page goes on scrolling below the sheet, which is not modal', async () => {
  const { y } = await tapped();
  const before = await scrolled();
  await r.finger.drag([200, y - 60], [200, 100]);
  assert.ok((await scrolled()) > before + 50);
  assert.equal(await sheets(), 1);
  assert.equal(await r.page.locator(`${SHEET} .card`).getAttribute('aria-modal'), null);
});

test('a tap on a link follows it, with a sheet open too', async () => {
  await r.page.evaluate(() => (location.hash = ''));
  await r.page.locator('#link').scrollIntoViewIfNeeded();
  const at = async () => /** @type {{ x: number, y: number, width: number, height: number }} */ (await r.page.locator('#link').boundingBox());
  let box = await at();
  await r.finger.tap(box.x + 10, box.y + 8);
  assert.equal(new URL(r.page.url()).hash, '#linked');
  assert.equal(await r.cards(), 0);
  await r.page.evaluate(() => (location.hash = ''));
  await tapped();
  box = await at();
  await r.finger.tap(box.x + 10, box.y + 8);
  assert.equal(new URL(r.page.url()).hash, '#linked');
  assert.equal(await r.cards(), 0, 'and the sheet goes, as for every tap beside it');
});

test('a press of more than 500 ms is no tap', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.finger.tap(x, y, 501);
  assert.equal(await r.cards(), 0);
  await r.finger.tap(x, y, 500);
  assert.equal(await r.cards(), 1);
});

test('a finger that moves more than 10 px does not tap', async () => {
  const { x, y, line } = await r.find('Donald Trump');
  await r.finger.drag([x, y], [x + 12, y], 60, 2);
  assert.equal(await r.cards(), 0);
  assert.ok(x + 9 < line.right);
  await r.finger.drag([x, y], [x + 9, y], 60, 2);
  assert.equal(await r.cards(), 1);
});

test('a finger meets a mark 24 px high, a mouse its line', async () => {
  const { x, line } = await r.find('Zhang Youxia', '#part-4');
  const slack = (24 - line.height) / 2;
  assert.ok(slack > 1, `${line.height}`);
  // What can be pressed, browsers let a finger miss by more than that.
  if (PAINTER === 'highlight') await r.finger.tap(x, line.bottom + slack + 1.5);
  assert.equal(await r.cards(), 0);
  await r.finger.tap(x, line.bottom + slack - 0.5);
  assert.equal(await r.cards(), 1);
  await r.reset();
  await r.move(x, line.bottom + slack - 0.5);
  await r.pass(1000);
  assert.equal(await r.cards(), 0);
});

test('a swipe down puts the sheet away; it follows the finger and comes back from a short pull', async () => {
  const box = await tapped(r, 'Taiwan');
  const { y } = box;
  const top = async () => Math.round((await r.cardBox()).y - y);
  await r.finger.down(200, y + 20);
  await r.pass(300);
  await r.finger.move(200, y + 45);
  await r.finger.move(200, y + 60);
  await r.painted();
  assert.equal(await top(), 40);
  await r.pass(300);
  await r.finger.up();
  await r.painted();
  assert.equal(await sheets(), 1, 'not far enough');
  assert.equal(await top(), 0);
  const before = await scrolled();
  await r.finger.drag([200, y + 20], [200, y + 90], 800);
  assert.equal(await sheets(), 0);
  assert.equal(await scrolled(), before);
  await tapped(r, 'Taiwan');
  assert.equal(await top(), 0, 'the next one stands where it should');
});

test('a flick puts it away; a finger that goes aside or up does not', async () => {
  const { y } = await tapped();
  await r.finger.drag([100, y + 20], [200, y + 90], 100);
  await r.finger.drag([100, y + 90], [100, y + 20], 100);
  assert.equal(await sheets(), 1);
  await r.reset();
  await tapped();
  await r.finger.drag([100, y + 20], [100, y + 55], 60, 3);
  assert.equal(await sheets(), 0);
});

test('where the sheet has been scrolled, a movement down scrolls it back', async () => {
  const box = await tapped(r, 'Taiwan');
  await r.page.locator(`${SHEET} .card`).evaluate((card) => card.scrollTo(0, 100));
  await r.finger.drag([200, box.y + 60], [200, box.y + 160], 400);
  assert.equal(await sheets(), 1);
  assert.ok((await r.page.locator(`${SHEET} .card`).evaluate((card) => card.scrollTop)) < 100);
});

test('its close button is 44 px wide and high, and closes it', async () => {
  await tapped();
  const box = await r.page.locator(`${SHEET} .close`).boundingBox();
  assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box));
  await r.finger.tap(box.x + 22, box.y + 22);
  assert.equal(await r.cards(), 0);
});

test('a tap beside it closes it', async () => {
  const { y } = await tapped();
  await r.finger.tap(200, y - 30);
  assert.equal(await r.cards(), 0);
});

test('Back closes it by the close watcher, and the history stays as it was', async () => {
  const length = await r.page.evaluate(() => history.length);
  await tapped();
  // A request to close that is no key for the page: what Back is on a phone.
  await r.page.evaluate(() => addEventListener('keydown', (event) => event.stopImmediatePropagation(), { capture: true, once: true }));
  await r.page.keyboard.press('Escape');
  await r.painted();
  assert.equal(await r.cards(), 0);
  assert.equal(await r.page.evaluate(() => history.length), length);
  await tapped();
});

/** A browser without close watchers, that counts who goes back. Runs in the page, before all else. */
function noWatcher() {
  const mine = /** @type {any} */ (window);
  delete mine.CloseWatcher;
  mine.backs = 0;
  const { back } = History.prototype;
  History.prototype.back = function () {
    mine.backs += 1;
    back.call(this);
  };
}

test('without a close watcher and by the option "history", Back closes it and stays on the page', async () => {
  const other = await reader(made({ tag: 'data-history="on"' }), PHONE, [noWatcher]);
  const { page } = other;
  await page.evaluate(() => {
    history.replaceState({ of: 'the router' }, '');
    addEventListener('popstate', () => (document.title = `popped ${JSON.stringify(history.state)}`));
  });
  const url = page.url();
  await tapped(other);
  assert.equal(await page.evaluate(() => history.state), 'backstory');
  assert.equal(page.url(), url, 'the same address');
  await page.goBack();
  await other.painted();
  assert.equal(await sheets(other), 0);
  assert.equal(page.url(), url);
  assert.equal(await page.title(), 'popped {"of":"the router"}');
  // Closed otherwise, it takes its entry away again.
  for (const end of [() => page.locator(`${SHEET} .close`).tap(), () => page.keyboard.press('Escape')]) {
    await page.evaluate(() => (document.title = ''));
    await tapped(other);
    await other.changed(() => page.title().then(({ length }) => length), end);
    assert.deepEqual(await page.evaluate(() => history.state), { of: 'the router' });
    assert.equal(await sheets(other), 0);
  }
  // A link goes where it leads: our entry is left behind.
  const backs = () => page.evaluate(() => /** @type {any} */ (window).backs);
  assert.equal(await backs(), 2);
  await tapped(other);
  const box = await page.locator('#link').boundingBox();
  await other.finger.tap((box?.x ?? 0) + 10, (box?.y ?? 0) + 8);
  assert.equal(new URL(page.url()).hash, '#linked');
  assert.deepEqual([await sheets(other), await backs()], [0, 2]);
  assert.deepEqual(other.errors, []);
  await other.close();
});

test('without either, the history is left alone', async () => {
  const other = await reader(made(), PHONE, [noWatcher]);
  const length = await other.page.evaluate(() => history.length);
  await tapped(other);
  assert.deepEqual(await other.page.evaluate(() => [history.length, history.state]), [length, null]);
  await other.close();
});

test('the device of the event decides, not the window: a mouse opens a card beside its mark on a phone', async () => {
  await r.rest('$11.1bn');
  assert.equal(await r.cards(), 1);
  assert.equal(await sheets(), 0);
  await r.reset();
  await tapped();
});

test('a pen that hovers opens none, one that taps a sheet', async () => {
  const { x, y } = await r.find('$11.1bn');
  const pen = (/** @type {'mouseMoved' | 'mousePressed' | 'mouseReleased'} */ type, /** @type {any} */ more = {}) =>
    r.devtools.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'pen', ...more });
  await pen('mouseMoved');
  await r.pass(2000);
  assert.equal(await r.cards(), 0);
  await pen('mousePressed', { button: 'left', clickCount: 1, buttons: 1 });
  await pen('mouseReleased', { button: 'left', clickCount: 1 });
  await r.painted();
  assert.equal(await sheets(), 1);
});

test('a card from the list is a sheet as well, and gives the focus back to its entry', async () => {
  await r.toggle.tap();
  const entry = r.entries.nth(1);
  const name = await entry.innerText();
  await entry.tap();
  await r.painted();
  assert.equal(await sheets(), 1);
  const { y } = await r.cardBox();
  await r.finger.drag([200, y + 20], [200, y + 120], 300);
  assert.equal(await sheets(), 0);
  assert.equal(await r.focused(), `button ${name}`);
});

test('where the page ends too soon for the tapped line to come up, the sheet gets lower', async () => {
  const other = await reader(made({ style: 'body { padding-bottom: 150px }' }), PHONE);
  await other.page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await other.painted();
  const from = await other.page.evaluate(() => scrollY);
  const { x, y, line } = await other.find('JD Vance', '#last');
  await other.finger.tap(x, y);
  await other.painted();
  const box = await other.cardBox();
  assert.equal(await other.page.evaluate(() => scrollY), from, 'this is its end');
  assert.ok(line.bottom > 844 / 2, `a sheet of half the screen would lie on what ends at ${line.bottom}`);
  assert.ok(near(box.y - line.bottom, 8), `${box.y} is right below ${line.bottom}`);
  assert.deepEqual([box.bottom, box.height >= 160], [844, true]);
  await other.close();
});

test('a line that is tapped in the lower half comes up above the sheet and no further; one above it stays', async () => {
  for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
    await r.page.emulateMedia({ reducedMotion });
    for (const share of [0.75, 0.3]) {
      await r.page.locator('#part-3').evaluate((p, share) => scrollBy({ top: p.getBoundingClientRect().top - innerHeight * share, behavior: 'instant' }), share);
      await r.painted();
      const { x, y, line } = await r.find('Donald Trump', '#part-3');
      const from = await scrolled();
      if (share < 0.5) await r.finger.tap(x, y);
      else await r.changed(scrolled, () => r.finger.tap(x, y));
      const up = (await scrolled()) - from;
      const free = (await r.cardBox()).y - (line.bottom - up);
      if (share < 0.5) assert.deepEqual([up, free > 8], [0, true]);
      else assert.ok(up > 0 && near(free, 8), `${up} px up, ${free} free, ${reducedMotion}`);
      assert.equal(await r.title(), 'Donald Trump');
      await r.reset();
    }
  }
  await r.page.emulateMedia({ reducedMotion: null });
});
