// @ts-check
// A reader whose hands and clock the test moves: real input events on a page whose time stands still in between.
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { CARD, PACK, altered, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ x: number, y: number, width: number, height: number, right: number, bottom: number }} Box */
/** @typedef {{ x: number, y: number, line: Box, lines: Box[] }} Spot */
/** @typedef {Awaited<ReturnType<typeof reader>>} Reader */

/** Once `stopTime` is called, time passes by `pass` only. Runs in the page, before all else. */
function keepTime() {
  const mine = /** @type {any} */ (window);
  const { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame } = mine;
  const now = performance.now.bind(performance);
  /** @type {number | null} */
  let at = null;
  let id = 1e9;
  /** @type {Map<number, { due: number, call: () => void }>} */
  const waiting = new Map();
  const wait = (/** @type {number} */ due, /** @type {() => void} */ call) => (waiting.set(++id, { due, call }), id);
  performance.now = () => at ?? now();
  mine.setTimeout = (/** @type {any} */ call, after = 0, /** @type {any[]} */ ...args) => (at === null ? setTimeout.call(mine, call, after, ...args) : wait(at + Math.max(0, after), () => call(...args)));
  mine.clearTimeout = (/** @type {number} */ id) => waiting.delete(id) || clearTimeout.call(mine, id);
  // The next frame is due at once: it comes with the next passing of time, be that no time at all.
  mine.requestAnimationFrame = (/** @type {any} */ call) => (at === null ? requestAnimationFrame.call(mine, call) : wait(at, () => call(at)));
  mine.cancelAnimationFrame = (/** @type {number} */ id) => waiting.delete(id) || cancelAnimationFrame.call(mine, id);
  mine.stopTime = () => (at = Math.ceil(now()));
  mine.waiting = () => waiting.size;
  mine.pass = (/** @type {number} */ ms) => {
    // Whole milliseconds: the widget's timers round what is left of one up.
    const end = Math.round((at ?? now()) + ms);
    for (;;) {
      const [next] = [...waiting].filter(([, { due }]) => due <= end).sort(([, one], [, other]) => one.due - other.due);
      if (!next) break;
      const [key, { due, call }] = next;
      at = Math.max(at ?? due, Math.round(due));
      waiting.delete(key);
      call();
    }
    at = end;
  };
  mine.pointer = { x: -1, y: -1 };
  addEventListener('pointermove', ({ clientX: x, clientY: y }) => (mine.pointer = { x, y }), true);
  /** What is marked, painted or wrapped. */
  mine.marks = () => {
    const painted = ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(/** @type {any} */ (CSS).highlights?.get(name) ?? [])]);
    const wrapped = [...document.querySelectorAll('backstory-mark')].map(({ firstChild: words }) =>
      ({ startContainer: words, startOffset: 0, endContainer: words, endOffset: words?.textContent?.length }));
    return [...painted, ...wrapped].map((fixed) => {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      return range;
    });
  };
  /** Where words stand in the text nodes of an element. */
  mine.textWith = (/** @type {string} */ words, /** @type {string} */ inside) => {
    const walker = document.createTreeWalker(/** @type {Element} */ (document.querySelector(inside)), NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const at = text.textContent?.indexOf(words) ?? -1;
      if (at >= 0) return [text, at];
    }
    throw new Error(`no "${words}" in ${inside}`);
  };
  /** Two frames of the browser's own: then scrolling and layout have been told. */
  mine.painted = () => new Promise((done) => requestAnimationFrame.call(mine, () => requestAnimationFrame.call(mine, done)));
}

// Each of them is marked once in a section.
const NAMES = ['Taiwan', 'Xi Jinping', 'Donald Trump', 'Zhang Youxia', 'China'];
const FILL = 'They spoke for an hour and agreed on little, as those who were in the room tell it, and neither side has said when the next call will be.';

/** A story with what hands can meet: many marks, a link, a field, a frame, a mention that wraps. */
const STORY = `
  <p><a id="before" href="#before">Before the story</a></p>
  <article>
    <h1>A call about an island</h1>
    <p id="one">Washington announced $11.1bn of arms for Taiwan, which is what Xi Jinping spoke about with Donald Trump on Wednesday. ${FILL}</p>
    <p id="two">On the same day Zhang Youxia was named in Beijing. ${FILL} <a id="link" href="#linked">The Taiwan Relations Act is a law</a> of 1979.</p>
    <p id="three"><input id="field" aria-label="A field"> ${FILL} <button id="button" type="button">A button</button></p>
    <p id="narrow">${FILL} The notes of the Central Military Commission say so.</p>
    <iframe id="frame" title="A frame"></iframe>
    <div id="many">${Array.from({ length: 30 }, (_, at) => `<h2>Then</h2> <p>it was ${NAMES[at % NAMES.length]} of whom they spoke.</p>`).join(' ')}</div>
    ${Array.from({ length: 12 }, (_, at) => `<h2>Part ${at + 1}</h2><p id="part-${at + 1}">${FILL} ${NAMES[at % NAMES.length]} had said so. ${FILL} ${FILL}</p>`).join('')}
    <p id="last">In the end it was JD Vance who spoke of soybeans. ${FILL}</p>
    <p><a id="after" href="#after">After the story</a></p>
  </article>`;
const STYLE = `
  body { margin: 0 auto; max-width: 720px; padding: 0 16px 1200px; font: 16px/1.6 sans-serif; }
  #narrow { width: 190px; }
  #many * { display: inline; font: inherit; }
  iframe { display: block; width: 300px; height: 60px; border: 0; }`;

/** How marks are made; the files `wrapped-*.test.js` run the tests of hands and keys with the other way. */
export const PAINTER = process.env.BACKSTORY_PAINTER ?? 'highlight';

/** Serves a story and gives its path. */
export function made({ body = STORY, style = '', html = '', tag = '', packs = PACK } = {}) {
  altered.set('made/hands.css', () => STYLE + style);
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A call</title><meta property="article:published_time" content="2026-02-05T09:30:00Z"><link rel="stylesheet" href="/made/hands.css">';
  const script = `<script async src="/embed.js" data-packs="${packs}" data-marks="all" data-names="off" data-painter="${PAINTER}" ${tag}></script>`;
  altered.set('made/hands.html', () => `<!doctype html><html lang="en" ${html}>${head}${script}<body>${body}`);
  return '/made/hands.html';
}

/**
 * A page that is read and whose clock stands.
 *
 * @param {string} path
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @param {(() => void)[]} [scripts] run in the page before all else
 */
export async function reader(path, options, scripts = []) {
  const { page, errors, events, settled, close } = await open(options);
  for (const script of [keepTime, ...scripts]) await page.addInitScript(script);
  await page.goto(origin + path);
  await settled();
  await page.evaluate(() => /** @type {any} */ (window).stopTime());
  const devtools = await page.context().newCDPSession(page);

  const pass = (/** @type {number} */ ms) => page.evaluate((ms) => /** @type {any} */ (window).pass(ms), ms);
  const painted = () => page.evaluate(() => /** @type {any} */ (window).painted());
  const move = async (/** @type {number} */ x, /** @type {number} */ y) => {
    await page.mouse.move(x, y);
    // The browser tells the page of movements with its next frame, which may come after the driver has been answered.
    await page.evaluate(async ({ x, y }) => {
      const mine = /** @type {any} */ (window);
      for (let frames = 0; frames < 10 && Math.hypot(mine.pointer.x - x, mine.pointer.y - y) >= 1; frames++) await mine.painted();
      mine.pass(0);
    }, { x, y });
  };

  /** What the function gives once it has changed and then stays for two frames; playwright's own waiting needs a running clock. */
  const changed = async (/** @type {() => Promise<number>} */ of, /** @type {() => Promise<unknown>} */ act) => {
    const from = await of();
    await act();
    for (let [last, now, times] = [from, from, 0]; now === from || now !== last; times++) {
      if (times > 60) throw new Error(`it stays ${from}`);
      await painted();
      [last, now] = [now, await of()];
    }
    await pass(0);
  };
  /** Turns the wheel by so many pixels, and waits until the page has scrolled and stands. */
  const wheel = (/** @type {number} */ by) => changed(() => page.evaluate(() => scrollY), () => page.mouse.wheel(0, by));

  /** A painted stretch with this wording, in view: the middle of its first line, and its lines. @returns {Promise<Spot>} */
  const find = async (/** @type {string} */ surface, inside = 'article', nth = 0) => {
    const spot = await page.evaluate(async ({ surface, inside, nth }) => {
      const ranges = /** @type {Range[]} */ (/** @type {any} */ (window).marks());
      const range = ranges.filter((range) => range.toString() === surface && range.startContainer.parentElement?.closest(inside))[nth];
      if (!range) throw new Error(`"${surface}" is not painted in ${inside}; there are: ${ranges.join(', ')}`);
      const { top, bottom } = range.getBoundingClientRect();
      if (top < 60 || bottom > innerHeight - 60) range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      await /** @type {any} */ (window).painted();
      return [...range.getClientRects()].map((line) => line.toJSON());
    }, { surface, inside, nth });
    const [line] = spot;
    return { x: line.x + line.width / 2, y: line.y + line.height / 2, line, lines: spot };
  };

  /** Rests on a mark until its card is open; the pointer comes from beside it. */
  const rest = async (/** @type {string} */ surface, inside = 'article') => {
    const spot = await find(surface, inside);
    await move(spot.x, spot.y);
    await pass(500);
    return spot;
  };
  const cards = () => page.locator(CARD).count();
  const title = async () => ((await cards()) ? page.locator(`${CARD} h2`).innerText() : null);
  /** @returns {Promise<Box>} */
  const cardBox = () => page.locator(CARD).evaluate((card) => card.getBoundingClientRect().toJSON());
  /** What has the focus: its words, in shadow roots too. */
  const focused = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return `${at?.localName} ${at === document.body ? '' : at?.textContent}`.trim();
    });
  const toggle = page.locator('backstory-list .toggle');
  const entries = page.locator('backstory-list .entry');

  /** Touches of one finger. */
  const finger = {
    down: (/** @type {number} */ x, /** @type {number} */ y) => devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
    move: (/** @type {number} */ x, /** @type {number} */ y) => devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] }),
    up: () => devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    /** Down, along to there in so many milliseconds of the page's time, and up. */
    drag: async (/** @type {[number, number]} */ [x, y], /** @type {[number, number]} */ [toX, toY], ms = 400, steps = 8) => {
      await finger.down(x, y);
      for (let step = 1; step <= steps; step++) {
        await pass(ms / steps);
        await finger.move(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps);
      }
      await finger.up();
      await painted();
    },
    tap: async (/** @type {number} */ x, /** @type {number} */ y, ms = 50) => {
      await finger.down(x, y);
      await pass(ms);
      await finger.up();
      await painted();
    },
  };

  /** As after loading: nothing open, the pointer away, the group cold. */
  const reset = async () => {
    await page.mouse.up();
    await page.evaluate(() => {
      getSelection()?.empty();
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      /** @type {any} */ (window).told.length = 0;
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.evaluate(() => scrollTo(0, 0));
    await painted();
    await move(3, 3);
    await move(4, 4);
    await pass(5000);
  };
  return { page, errors, events, close, devtools, pass, painted, move, changed, wheel, find, rest, cards, title, cardBox, focused, toggle, entries, finger, reset };
}

/**
 * One page for all tests of a file, which each of them finds as after loading.
 *
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @param {(() => void)[]} [scripts] run in the page before all else
 */
export function everyTest(options, scripts) {
  const shared = /** @type {Reader} */ ({});
  before(async () => Object.assign(shared, await reader(made(), options, scripts)));
  beforeEach(() => shared.reset());
  after(() => assert.deepEqual(shared.errors, []));
  return shared;
}
