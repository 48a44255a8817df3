// @ts-check
// Where cards and marks stand: wrapped lines, edges, zoom, transforms, right-to-left pages, forced colours, print; and pages
// that change under them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered } from './browser.js';
import { PAINTER, everyTest, made, reader } from './hands.js';

const r = everyTest();

const GAP = 6;
const MARGIN = 8;
const near = (/** @type {number} */ one, /** @type {number} */ other) => Math.abs(one - other) < 1;
/** In view, and not over the line it hangs from. */
function assertInView(/** @type {import('./hands.js').Box} */ card, /** @type {import('./hands.js').Box} */ line, /** @type {number} */ width, /** @type {number} */ height) {
  const text = JSON.stringify({ card, line, width, height });
  assert.ok(card.x >= MARGIN - 1 && card.right <= width - MARGIN + 1 && card.y >= MARGIN - 1 && card.bottom <= height - MARGIN + 1, `in view: ${text}`);
  assert.ok(card.y >= line.bottom || card.bottom <= line.y, `over its line: ${text}`);
}
/** Scrolls a mark to this height of the window, and opens its card. */
async function openAt(/** @type {string} */ surface, /** @type {string} */ inside, /** @type {number} */ top, of = r) {
  // A pointer that was somewhere else before: one that stays opens nothing.
  await of.move(3, 3);
  await of.move(4, 4);
  const { line } = await of.find(surface, inside);
  await of.page.evaluate((by) => scrollBy(0, by), line.y - top);
  await of.painted();
  const spot = await of.page.evaluate(({ surface, inside }) => {
    const all = /** @type {Range[]} */ (/** @type {any} */ (window).marks());
    return all.find((range) => range.toString() === surface && range.startContainer.parentElement?.closest(inside))?.getClientRects()[0]?.toJSON();
  }, { surface, inside });
  await of.move(spot.x + spot.width / 2, spot.y + spot.height / 2);
  await of.pass(500);
  return { line: spot, card: await of.cardBox() };
}

test('a card stands 6 px below its line, and above it where only that has room', async () => {
  const below = await openAt('Zhang Youxia', '#part-4', 200);
  assert.ok(near(below.card.y, below.line.bottom + GAP) && near(below.card.x, below.line.x), JSON.stringify(below));
  await r.page.keyboard.press('Escape');
  const above = await openAt('Zhang Youxia', '#part-4', 700);
  assert.ok(near(above.card.bottom, above.line.y - GAP), JSON.stringify(above));
});

test('it keeps 8 px from the edges and off its line wherever the mark is, no higher than 420 px', async () => {
  for (const width of [1280, 500]) {
    await r.page.setViewportSize({ width, height: 800 });
    for (const top of [80, 300, 420, 560, 740]) {
      const { card, line } = await openAt('Taiwan', '#one', top).catch(() => openAt('China', '#part-5', top));
      assertInView(card, line, width, 800);
      assert.ok(card.height <= 421);
      await r.reset();
    }
  }
  await r.page.setViewportSize({ width: 1280, height: 800 });
});

test('a card of a wrapped mention hangs from the line that the pointer is on', async () => {
  const { lines } = await r.find('Central Military Commission', '#narrow');
  assert.ok(lines.length >= 2, `${lines.length} lines`);
  const last = /** @type {import('./hands.js').Box} */ (lines.at(-1));
  await r.move(last.x + 10, last.y + last.height / 2);
  await r.pass(500);
  const card = await r.cardBox();
  assert.ok(near(card.y, last.bottom + GAP) || near(card.bottom, last.y - GAP), JSON.stringify({ card, lines }));
  assert.ok(near(card.x, last.x));
  await r.page.keyboard.press('Escape');
  const [first] = lines;
  // Between the lines' words, beside the mention: nothing.
  await r.move(/** @type {any} */ (last).right + 20, last.y + last.height / 2);
  await r.pass(1000);
  assert.equal(await r.cards(), 0);
  assert.ok(first);
});

test('once open it stays where it is, also when the page scrolls below it', async () => {
  const { x, y } = await r.find('Zhang Youxia', '#two');
  await r.page.mouse.click(x, y);
  const before = await r.cardBox();
  await r.wheel(200);
  await r.pass(1000);
  assert.deepEqual(await r.cardBox(), before);
});

test('its inside scrolls and the page does not scroll with it', async () => {
  await r.rest('Taiwan');
  const card = r.page.locator(`${CARD}`);
  const { x, y } = await r.cardBox();
  const room = await card.evaluate((card) => card.scrollHeight - card.clientHeight);
  assert.ok(room > 0);
  await r.move(x + 50, y + 50);
  await r.changed(() => card.evaluate((card) => card.scrollTop), () => r.page.mouse.wheel(0, room));
  for (let times = 0; times < 3; times++) await r.page.mouse.wheel(0, 200);
  await r.painted();
  assert.equal(await r.page.evaluate(() => scrollY), 0);
  assert.equal(await r.cards(), 1, 'to scroll in it is to read it');
});

test('it stands in the top layer, above what the page lays over all', async () => {
  await r.page.evaluate(() => {
    const cover = Object.assign(document.createElement('div'), { id: 'cover' });
    Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '2147483647', pointerEvents: 'none', background: 'white' });
    document.body.append(cover);
  });
  await r.rest('$11.1bn');
  const { x, y } = await r.cardBox();
  assert.equal(await r.page.evaluate(([x, y]) => document.elementFromPoint(Number(x), Number(y))?.localName, [x + 30, y + 30]), 'backstory-card');
  await r.page.evaluate(() => document.querySelector('#cover')?.remove());
});

test('at 200 and 400 % zoom card and list stay in view and nothing scrolls sideways', async () => {
  for (const zoom of [2, 4]) {
    const [width, height] = [1280 / zoom, 1024 / zoom];
    const other = await reader(made(), { viewport: { width, height }, deviceScaleFactor: zoom });
    const { card, line } = await openAt('Zhang Youxia', '#part-4', height / 2, other);
    assertInView(card, { ...line, y: 0, bottom: 0 }, width, height);
    assert.ok(card.height > 100);
    await other.page.keyboard.press('Escape');
    await other.toggle.press('Enter');
    const panel = await other.page.locator('backstory-list .panel').boundingBox();
    assert.ok(panel && panel.x >= 0 && panel.y >= 0 && panel.x + panel.width <= width && panel.y + panel.height <= height, JSON.stringify(panel));
    assert.ok(await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await other.close();
  }
});

for (const [how, style] of [
  ['turned', 'article { transform: rotate(4deg) }'],
  ['scaled', 'article { transform: scale(0.8); transform-origin: 0 0 }'],
  ['filtered', 'article { filter: grayscale(1) }'],
  ['contained', 'article { contain: layout paint; overflow: auto; height: 700px }'],
  ['in columns', 'article { column-count: 2 }'],
]) {
  test(`in an article that is ${how} the marks are met and the card is in view`, async () => {
    const other = await reader(made({ style }));
    const { x, y, line } = await other.find('Zhang Youxia', '#two');
    await other.move(x, y);
    await other.pass(500);
    assert.equal(await other.title(), 'Zhang Youxia');
    assertInView(await other.cardBox(), line, 1280, 800);
    assert.deepEqual(other.errors, []);
    await other.close();
  });
}

test('on a right-to-left page card and list read as their own language does, and stay in view', async () => {
  const body = '<article lang="en"><backstory-notes></backstory-notes>' + (await r.page.locator('body > article').evaluate((article) => article.innerHTML)) + '</article>';
  for (const width of [1280, 390]) {
    const other = await reader(made({ body, html: 'dir="rtl"' }), { viewport: { width, height: 800 } });
    const { line } = await other.rest('$11.1bn');
    const card = await other.cardBox();
    assertInView(card, line, width, 800);
    const { direction, left, right } = await other.page.locator(`${CARD} h2`).evaluate((h2) => {
      const { left, right } = /** @type {HTMLElement} */ (h2.parentElement?.querySelector('.close')).getBoundingClientRect();
      return { direction: getComputedStyle(h2).direction, left, right };
    });
    assert.equal(direction, 'ltr');
    assert.ok(left > card.x + card.width / 2 && right <= card.right);
    await other.page.keyboard.press('Escape');
    await other.toggle.press('Enter');
    const panel = await other.page.locator('backstory-list .panel').boundingBox();
    assert.ok(panel && panel.x >= 0 && panel.x + panel.width <= width, JSON.stringify(panel));
    assert.equal(await other.entries.first().evaluate((entry) => getComputedStyle(entry).direction), 'ltr');
    assert.ok(await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await other.close();
  }
});

/** What a mark adds to its words. */
const painted = (name = 'backstory-entity') =>
  r.page.locator('#one').evaluate((p, { name, isWrapped }) => {
    const mark = p.querySelector(name === 'backstory-figure' ? 'backstory-mark[data-figure]' : 'backstory-mark:not([data-figure])') ?? p;
    const { textDecorationLine: line, textDecorationStyle: style, textDecorationColor: colour, color, backgroundColor } = getComputedStyle(mark, isWrapped ? null : `::highlight(${name})`);
    return { line, style, colour, text: color === getComputedStyle(p).color, backgroundColor };
  }, { name, isWrapped: PAINTER === 'wrap' });

test('names are dotted and figures dashed, and the words keep their colour', async () => {
  const [name, figure] = [await painted(), await painted('backstory-figure')];
  assert.deepEqual([name.line, name.style, name.text], ['underline', 'dotted', true]);
  assert.deepEqual([figure.line, figure.style, figure.text], ['underline', 'dashed', true]);
});

test('in print there are no marks, no card and no list', async () => {
  await r.rest('$11.1bn');
  await r.page.emulateMedia({ media: 'print' });
  assert.deepEqual([(await painted()).line, (await painted('backstory-figure')).line], ['none', 'none']);
  for (const host of ['backstory-card', 'backstory-list']) {
    assert.equal(await r.page.locator(host).evaluate((host) => getComputedStyle(host).display), 'none', host);
  }
  await r.page.emulateMedia({ media: null });
  assert.equal(await r.cards(), 1);
});

test('in forced colours the marks have the colour of the text in full', async () => {
  await r.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const { line, style, colour } = await painted();
  const text = await r.page.evaluate(() => getComputedStyle(document.body).color);
  assert.deepEqual([line, style, colour], ['underline', 'dotted', text]);
  await r.page.emulateMedia({ forcedColors: null, colorScheme: null });
});

test('an open card follows its mark when the window changes or a font has come', async () => {
  for (const change of [
    () => r.page.setViewportSize({ width: 500, height: 600 }),
    () => r.page.evaluate(async () => {
      const style = new CSSStyleSheet();
      style.replaceSync('p { font-size: 21px }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
      await /** @type {any} */ (window).painted();
      document.fonts.dispatchEvent(new Event('loadingdone'));
    }),
  ]) {
    const { x, y } = await r.find('Zhang Youxia', '#two');
    await r.page.mouse.click(x, y);
    await change();
    await r.painted();
    const { line } = await r.find('Zhang Youxia', '#two');
    const { width, height } = r.page.viewportSize() ?? { width: 0, height: 0 };
    const card = await r.cardBox();
    assertInView(card, line, width, height);
    assert.ok(near(card.y, line.bottom + GAP) || near(card.bottom, line.y - GAP), JSON.stringify({ card, line }));
    await r.page.evaluate(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, 1)));
    await r.page.setViewportSize({ width: 1280, height: 800 });
    await r.reset();
  }
});

test('a card from the list stays beside it and in view when the window changes', async () => {
  await r.toggle.press('Enter');
  await r.entries.nth(2).press('Enter');
  const beside = await r.cardBox();
  const panel = await r.page.locator('backstory-list .panel').boundingBox();
  assert.ok(panel && (beside.right <= panel.x || beside.x >= panel.x + panel.width), JSON.stringify({ beside, panel }));
  await r.page.setViewportSize({ width: 500, height: 600 });
  await r.painted();
  const box = await r.cardBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.right <= 500 && box.bottom <= 600, JSON.stringify(box));
  await r.page.setViewportSize({ width: 1280, height: 800 });
});

/** How often the story has been read. */
const readings = async (of = r) => (await of.events()).filter((/** @type {any} */ { type }) => type === 'found').length;
const marksIn = (/** @type {string} */ selector, of = r) =>
  of.page.evaluate((selector) => {
    const all = /** @type {Range[]} */ (/** @type {any} */ (window).marks());
    return all.filter((fixed) => fixed.startContainer.isConnected && fixed.startContainer.parentElement?.closest(selector)).length;
  }, selector);

test('changed words lose their marks at once and are read 250 ms after the last change', async () => {
  const other = await reader(made());
  const change = (/** @type {string} */ words) =>
    other.page.evaluate((words) => {
      const [text] = /** @type {any} */ (window).textWith('when the next call will be.', '#two');
      text.data += words;
      return /** @type {Promise<void>} */ (new Promise((done) => queueMicrotask(done)));
    }, words);
  assert.ok((await marksIn('#two', other)) > 0);
  await change(' And Xi Jinping');
  assert.equal(await marksIn('#two', other), 0);
  assert.ok((await marksIn('#one', other)) > 0, 'the others stay');
  await other.pass(249);
  await change(' was named too.');
  await other.pass(249);
  assert.equal(await readings(other), 1);
  await other.pass(1);
  assert.equal(await readings(other), 2);
  assert.ok((await marksIn('#two', other)) > 1);
  await other.close();
});

test('attributes, clocks, comments, pictures and frames are no change', async () => {
  const body = (await r.page.content()).replace(/^[\s\S]*?<body>/, '').replace(/<backstory-(card|list)[\s\S]*$/, '').replace('Wednesday', '<time id="clock">Wednesday</time>');
  const other = await reader(made({ body }));
  await other.page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('article'));
    article.setAttribute('data-state', 'read');
    article.classList.add('seen');
    /** @type {HTMLElement} */ (document.querySelector('#clock')).textContent = 'a minute ago';
    article.append(document.createComment('end'), document.createElement('img'), document.createElement('iframe'));
    document.querySelector('#one')?.append(document.createElement('b'));
  });
  await other.pass(2000);
  assert.equal(await readings(other), 1);
  await other.page.evaluate(() => document.querySelector('article')?.append(Object.assign(document.createElement('p'), { id: 'late', textContent: 'It was Zhang Youxia of whom they spoke in Beijing on that day, said those who came late.' })));
  await other.pass(250);
  assert.equal(await readings(other), 2, 'late words are read');
  assert.ok((await marksIn('#late', other)) > 0);
  await other.close();
});

test('a card closes when its words go, at once; one about other words stays', async () => {
  const other = await reader(made());
  const { x, y } = await other.find('Zhang Youxia', '#two');
  await other.page.mouse.click(x, y);
  await other.page.evaluate(() => document.querySelector('#one')?.remove());
  await other.pass(400);
  assert.equal(await other.cards(), 1);
  await other.page.evaluate(() => document.querySelector('#two')?.remove());
  await other.painted();
  assert.equal(await other.cards(), 0);
  assert.deepEqual(other.errors, []);
  await other.close();
});

test('a framework that writes the same words anew keeps the marks, the list and what is open from it', async () => {
  const other = await reader(made());
  await other.toggle.press('Enter');
  const titles = await other.entries.allTextContents();
  await other.entries.first().press('Enter');
  await other.page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('article'));
    article.replaceChildren(...[...article.childNodes].map((node) => node.cloneNode(true)));
  });
  await other.pass(250);
  assert.ok((await marksIn('#one', other)) > 0);
  assert.deepEqual(await other.entries.allTextContents(), titles);
  assert.equal(await other.cards(), 1);
  await other.page.keyboard.press('Escape');
  assert.equal(await other.focused(), `button ${titles[0]}`);
  assert.deepEqual(other.errors, []);
  await other.close();
});

test('hosts that the page takes out come back with the next card and the next reading', async () => {
  const other = await reader(made());
  await other.rest('$11.1bn');
  await other.page.evaluate(() => document.querySelectorAll('backstory-card, backstory-list').forEach((host) => host.remove()));
  await other.move(4, 4);
  await other.pass(3000);
  await other.rest('Donald Trump');
  assert.equal(await other.cards(), 1);
  await other.page.evaluate(() => document.querySelector('#last')?.append(' So it went.'));
  await other.pass(250);
  assert.ok(await other.toggle.isVisible());
  assert.deepEqual(other.errors, []);
  await other.close();
});

test('two widgets on a page serve an article each', async () => {
  const words = (await r.page.locator('#one').innerText()) + (await r.page.locator('#two').innerText());
  altered.set('made/hands.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Two</title><link rel="stylesheet" href="/made/hands.css"><script async src="/embed.js" data-packs="${PACK}" data-root="#a" data-marks="all" data-names="off"></script><body><article id="a"><h1>One</h1><p>${words}</p><p>${words}</p></article><article id="b"><h1>Other</h1><p>${words}</p><p>${words}</p></article>`);
  const other = await reader('/made/hands.html');
  await other.page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const attached = attach({ packs, root: '#b', marks: 'all', names: false });
    for (let tries = 0; tries < 200 && !(await Promise.race([attached, 0])); tries++) {
      /** @type {any} */ (window).pass(1);
      await /** @type {any} */ (window).painted();
    }
    /** @type {any} */ (window).second = await attached;
  }, [PACK]);
  for (const inside of ['#a', '#b']) {
    assert.ok((await marksIn(inside, other)) > 0, inside);
    await other.rest('Zhang Youxia', inside);
    assert.equal(await other.cards(), 1, inside);
    await other.page.keyboard.press('Escape');
    assert.equal(await other.cards(), 0, inside);
  }
  assert.equal(await other.page.locator('backstory-list').count(), 2);
  await other.page.evaluate(() => /** @type {any} */ (window).second.destroy());
  assert.equal(await marksIn('#b', other), 0);
  assert.ok((await marksIn('#a', other)) > 0);
  assert.deepEqual(other.errors, []);
  await other.close();
});
