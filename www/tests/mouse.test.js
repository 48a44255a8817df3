// @ts-check
// The mouse, promise by promise: when a card opens, when it stays and when it goes. The clock stands between the steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyTest } from './hands.js';

/** Counts what looks for a caret. Runs in the page, before all else. */
function countLooks() {
  const mine = /** @type {any} */ (window);
  mine.looks = 0;
  const original = /** @type {any} */ (Document.prototype).caretPositionFromPoint;
  /** @type {any} */ (Document.prototype).caretPositionFromPoint = function (/** @type {any[]} */ ...args) {
    mine.looks += 1;
    return original.apply(this, args);
  };
}

const r = everyTest({}, [countLooks]);

const inPage = (/** @type {string} */ expression) => r.page.evaluate(expression);
const opened = async () => (await r.events()).filter((/** @type {any} */ { type }) => type === 'opened').map((/** @type {any} */ { title }) => title);
/** Moves in a straight line, in so many milliseconds. */
async function glide(/** @type {{ x: number, y: number }} */ from, /** @type {{ x: number, y: number }} */ to, /** @type {number} */ ms, steps = 8) {
  for (let step = 1; step <= steps; step++) {
    await r.pass(ms / steps);
    await r.move(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps);
  }
}

test('500 ms of rest open a card, 499 open none', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.pass(499);
  assert.equal(await r.cards(), 0);
  await r.pass(1);
  assert.equal(await r.title(), '$11.1bn');
});

test('a pointer that moved in the last 120 ms must rest first; trembling within 6 px is rest', async () => {
  const { line, y } = await r.find('Donald Trump');
  await r.move(line.x + 5, y);
  await r.pass(450);
  await r.move(line.x + 12, y);
  await r.pass(119);
  assert.equal(await r.cards(), 0);
  await r.pass(1);
  assert.equal(await r.cards(), 1);
  await r.reset();
  await r.move(line.x + 5, y);
  await r.pass(450);
  await r.move(line.x + 10, y);
  await r.pass(50);
  assert.equal(await r.cards(), 1);
});

test('a pointer that never rests opens at 900 ms', async () => {
  const { line, y } = await r.find('Donald Trump');
  for (let ms = 0; ms < 900; ms += 50) {
    await r.move(line.x + 5 + ((ms / 50) % 2) * 40, y);
    assert.equal(await r.cards(), 0, `at ${ms}`);
    await r.pass(50);
  }
  assert.equal(await r.cards(), 1);
});

test('a sweep over thirty marks in a second opens none', async () => {
  await r.find('Taiwan', '#many');
  const spots = [];
  for (let nth = 0; nth < 6; nth++) for (const name of ['Taiwan', 'Xi Jinping', 'Donald Trump', 'Zhang Youxia', 'China']) spots.push(await r.find(name, '#many', nth));
  assert.equal(spots.length, 30);
  for (const { x, y } of spots) {
    await r.move(x, y);
    await r.pass(1000 / 30);
  }
  await r.move(4, 4);
  await r.pass(2000);
  assert.deepEqual(await opened(), []);
});

test('from A to B and back to A opens A, once, counted from the return', async () => {
  const [a, b] = [await r.find('$11.1bn'), await r.find('Taiwan')];
  await r.move(a.x, a.y);
  await r.pass(300);
  await r.move(b.x, b.y);
  await r.pass(100);
  await r.move(a.x, a.y);
  await r.pass(499);
  assert.deepEqual(await opened(), []);
  await r.pass(3000);
  assert.deepEqual(await opened(), ['$11.1bn']);
});

test('while a card is open, the next one takes 150 ms and takes its place', async () => {
  await r.rest('$11.1bn');
  const { x, y } = await r.find('Donald Trump');
  await r.move(x, y);
  await r.pass(149);
  assert.equal(await r.title(), '$11.1bn');
  await r.pass(1);
  assert.equal(await r.title(), 'Donald Trump');
  assert.equal(await r.cards(), 1);
});

test('for 500 ms after one has closed, the next one takes 150 ms; later 500 again', async () => {
  for (const [pause, wait] of [[499, 150], [500, 500]]) {
    await r.rest('$11.1bn');
    const { x, y } = await r.find('Donald Trump');
    await r.move(4, 4);
    await r.pass(300);
    assert.equal(await r.cards(), 0);
    await r.pass(Number(pause));
    await r.move(x, y);
    await r.pass(Number(wait) - 1);
    assert.equal(await r.cards(), 0, `${pause} ms later: too early`);
    await r.pass(1);
    assert.equal(await r.cards(), 1, `${pause} ms later`);
    await r.reset();
  }
});

test('300 ms after leaving mark and card it closes; coming back before keeps it', async () => {
  const { x, y } = await r.rest('$11.1bn');
  await r.move(x, y - 60);
  await r.pass(299);
  assert.equal(await r.cards(), 1);
  await r.move(x, y);
  await r.pass(2000);
  assert.equal(await r.cards(), 1, 'back on the mark');
  const card = await r.cardBox();
  await r.move(card.x + 50, card.y + 50);
  await r.pass(2000);
  assert.equal(await r.cards(), 1, 'on the card');
  await r.move(x, y - 60);
  await r.pass(299);
  assert.equal(await r.cards(), 1);
  await r.pass(1);
  assert.equal(await r.cards(), 0);
});

test('diagonal travel into the card keeps it, past other marks too', async () => {
  const from = await r.rest('$11.1bn');
  const card = await r.cardBox();
  const to = { x: card.right - 20, y: card.y + 15 };
  // Slower than the 300 ms after which a card closes, and fast enough to be a way.
  await glide(from, to, 900, 18);
  assert.equal(await r.title(), '$11.1bn');
  await r.pass(2000);
  assert.equal(await r.cards(), 1);
  assert.deepEqual(await opened(), ['$11.1bn']);
});

test('the gap between mark and card may be crossed slowly', async () => {
  const { x, line } = await r.rest('$11.1bn');
  const card = await r.cardBox();
  assert.ok(card.y > line.bottom, 'it stands below');
  // 8 pixels in 280 ms: far below the speed of a way.
  await glide({ x, y: line.bottom }, { x, y: card.y + 1 }, 280, 8);
  await r.pass(2000);
  assert.equal(await r.cards(), 1);
});

test('a way to the card is one for a second at most', async () => {
  const { line } = await r.rest('$11.1bn');
  const card = await r.cardBox();
  const from = { x: line.right - 1, y: line.bottom - 0.5 };
  // Along the gap towards the far corner of the card, all the while towards it and fast enough.
  const way = (/** @type {number} */ share) => ({ x: from.x + (card.right - 60 - from.x) * share, y: from.y + (card.y + 2 - from.y) * share });
  await r.move(from.x, from.y);
  await glide(from, way(0.5), 1000, 20);
  assert.equal(await r.title(), '$11.1bn');
  await glide(way(0.5), way(0.55), 100, 2);
  assert.equal(await r.cards(), 0);
});

test('who leaves away from the card is on no way to it', async () => {
  const { x, y } = await r.rest('$11.1bn');
  await glide({ x, y: y - 20 }, { x, y: y - 100 }, 300, 10);
  await r.pass(31);
  assert.equal(await r.cards(), 0);
});

test('a click beside an open card is not swallowed by the way to it', async () => {
  const { y, line } = await r.rest('$11.1bn');
  const card = await r.cardBox();
  await inPage(`document.querySelector('#one').addEventListener('click', (event) => (document.title = 'clicked ' + event.defaultPrevented), { once: true })`);
  // In the polygon: between the mark and the card, on the text.
  const x = line.right + 4;
  await glide({ x: line.x, y }, { x, y: (line.bottom + card.y) / 2 }, 60, 3);
  await r.page.mouse.click(x, line.y + 4);
  assert.equal(await r.page.title(), 'clicked false');
  assert.equal(await r.cards(), 0);
});

test('it fades in 120 ms and out in 80, and not at all with reduced motion', async () => {
  const fade = () => r.page.locator('backstory-card').evaluate((host) => getComputedStyle(host).transitionDuration.split(',')[0]);
  await r.rest('$11.1bn');
  assert.equal(await fade(), '0.12s');
  await r.page.keyboard.press('Escape');
  assert.equal(await fade(), '0.08s');
  await r.page.emulateMedia({ reducedMotion: 'reduce' });
  assert.equal(await fade(), '0s');
  await r.rest('Donald Trump');
  assert.equal(await fade(), '0s');
  await r.page.emulateMedia({ reducedMotion: null });
});

test('a mark that scrolls below a still pointer opens none until the pointer moves', async () => {
  const { x, y } = await r.find('Taiwan', '#part-1');
  await r.move(x, y + 100);
  await r.pass(1000);
  await r.wheel(-100);
  await r.pass(2000);
  assert.deepEqual(await opened(), []);
  await r.move(x + 1, y + 100);
  await r.pass(500);
  assert.equal(await r.title(), 'Taiwan');
});

test('scrolling takes back what a resting pointer had begun, and closes a card that it leaves', async () => {
  const { x, y } = await r.find('Taiwan', '#part-1');
  await r.move(x, y);
  await r.pass(400);
  await r.wheel(40);
  await r.pass(2000);
  assert.deepEqual(await opened(), []);
  const again = await r.rest('Taiwan', '#part-1');
  assert.ok(again);
  await r.wheel(40);
  await r.pass(299);
  assert.equal(await r.cards(), 1);
  await r.pass(1);
  assert.equal(await r.cards(), 0);
});

test('nothing opens while a button is down', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x - 60, y + 100);
  await r.page.mouse.down();
  await r.move(x, y);
  await r.pass(3000);
  assert.equal(await r.cards(), 0);
  await r.page.mouse.up();
});

test('nothing opens until 400 ms after a selection has last changed', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.pass(450);
  await inPage(`getSelection().selectAllChildren(document.querySelector('#two'))`);
  await r.painted();
  await r.pass(399);
  assert.equal(await r.cards(), 0);
  await r.pass(1);
  assert.equal(await r.cards(), 1);
});

test('a click that ends a selection on a mark opens none', async () => {
  const { line, y } = await r.find('$11.1bn');
  await r.move(line.x + 2, y);
  await r.page.mouse.down();
  await r.move(line.right - 3, y);
  await r.page.mouse.up();
  await r.painted();
  assert.ok(await inPage('String(getSelection()).length > 2'));
  assert.equal(await r.cards(), 0);
});

test('nothing opens within 400 ms of a key in a field', async () => {
  await r.page.locator('#field').focus();
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.pass(450);
  await r.page.keyboard.press('a');
  await r.pass(399);
  assert.equal(await r.cards(), 0);
  await r.pass(1);
  assert.equal(await r.cards(), 1);
  assert.equal(await r.page.locator('#field').inputValue(), 'a');
});

test('a key elsewhere holds nothing back', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.pass(450);
  await r.page.keyboard.press('a');
  await r.pass(50);
  assert.equal(await r.cards(), 1);
});

test('a press elsewhere takes back what a resting pointer had begun, and closes a card', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.pass(400);
  await r.page.mouse.down();
  await r.page.mouse.up();
  assert.equal(await r.title(), '$11.1bn', 'on the mark it is a click');
  await r.reset();
  await r.rest('$11.1bn');
  await r.move(x, y - 40);
  await r.page.mouse.down();
  assert.equal(await r.cards(), 0);
});

for (const [how, leave] of /** @type {[string, () => Promise<unknown>][]} */ ([
  ['leaves the window', () => r.page.mouse.move(-20, -20)],
  ['goes into a frame', async () => {
    const box = await r.page.locator('#frame').boundingBox();
    return r.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  }],
  ['is in a window that is no longer in front', () => inPage(`dispatchEvent(new FocusEvent('blur'))`)],
])) {
  test(`nothing opens once the pointer ${how}, and an open card closes after 300 ms`, async () => {
    const { x, y } = await r.find('Central Military Commission', '#narrow');
    await r.move(x, y);
    await r.pass(450);
    await leave();
    await r.painted();
    await r.pass(3000);
    assert.deepEqual(await opened(), []);
    await r.reset();
    await r.rest('Central Military Commission', '#narrow');
    assert.equal(await r.cards(), 1);
    await leave();
    await r.painted();
    await r.pass(299);
    assert.equal(await r.cards(), 1);
    await r.pass(1);
    assert.equal(await r.cards(), 0);
  });
}

test('a card stays while its text is being selected, out of it too, and while the focus is in it', async () => {
  await r.rest('$11.1bn');
  const card = await r.cardBox();
  const [x, y] = [card.x + 60, card.y + card.height / 2];
  await r.move(x, y);
  await r.page.mouse.down();
  await r.move(x + 40, y + 20);
  await r.move(card.right + 200, card.bottom + 60);
  await r.pass(3000);
  assert.equal(await r.cards(), 1, 'selecting');
  await r.page.mouse.up();
  await r.pass(3000);
  assert.equal(await r.cards(), 1, 'the focus is in it');
  await r.page.mouse.click(card.right + 200, 5);
  assert.equal(await r.cards(), 0);
});

test('a click on a mark opens at once and pins; a second one closes and is not undone by staying', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.move(x, y);
  await r.page.mouse.click(x, y);
  assert.equal(await r.cards(), 1);
  await r.move(x, y - 80);
  await r.pass(5000);
  assert.equal(await r.cards(), 1, 'pinned');
  await r.page.mouse.click(x, y);
  assert.equal(await r.cards(), 0);
  await r.move(x + 1, y);
  await r.pass(3000);
  assert.equal(await r.cards(), 0);
});

test('a click on the mark of an open card pins it; a click on another mark shows that', async () => {
  const { x, y } = await r.rest('$11.1bn');
  await r.page.mouse.click(x, y);
  await r.move(4, 4);
  await r.pass(5000);
  assert.equal(await r.title(), '$11.1bn');
  const other = await r.find('Donald Trump');
  await r.page.mouse.click(other.x, other.y);
  assert.equal(await r.title(), 'Donald Trump');
  assert.equal(await r.cards(), 1);
  await r.page.mouse.click(other.x, other.y - 80);
  assert.equal(await r.cards(), 0, 'elsewhere');
});

test('a double click selects the word and leaves its card', async () => {
  const { x, y } = await r.find('Zhang Youxia');
  await r.page.mouse.dblclick(x, y);
  await r.pass(300);
  assert.equal(await r.title(), 'Zhang Youxia');
  assert.ok(await inPage('String(getSelection()).length > 2'));
});

test('a link is a link: nothing in it is marked, and a click follows it', async () => {
  await assert.rejects(r.find('Taiwan Relations Act', '#link'), /is not painted/);
  await r.page.locator('#link').hover();
  await r.pass(3000);
  await r.page.locator('#link').click();
  assert.equal(new URL(r.page.url()).hash, '#linked');
  assert.deepEqual(await opened(), []);
});

test('Escape closes it, the pointer that stays does not open it again, one that comes back does', async () => {
  const { x, y } = await r.rest('$11.1bn');
  assert.equal(await r.focused(), 'body', 'resting moves no focus');
  await r.page.keyboard.press('Escape');
  assert.equal(await r.cards(), 0);
  await r.move(x + 1, y);
  await r.pass(3000);
  assert.equal(await r.cards(), 0);
  await r.move(x, y - 60);
  await r.move(x, y);
  await r.pass(500);
  assert.equal(await r.cards(), 1);
});

test('marks are looked for once a frame, and only in the article', async () => {
  const looks = () => r.page.evaluate(() => /** @type {any} */ (window).looks);
  const { x, y } = await r.find('$11.1bn');
  const before = await looks();
  for (let step = 0; step < 5; step++) await r.page.mouse.move(x + step, y);
  await r.painted();
  assert.equal(await looks(), before);
  await r.pass(0);
  assert.equal(await looks(), before + 1);
  const { right } = await r.page.locator('body > article').evaluate((article) => article.getBoundingClientRect().toJSON());
  await r.move(right + 50, y);
  assert.equal(await looks(), before + 1);
});

test('nothing waits while nothing happens', async () => {
  await r.rest('$11.1bn');
  await r.move(4, 4);
  await r.pass(3000);
  assert.equal(await r.page.evaluate(() => /** @type {any} */ (window).waiting()), 0);
});
