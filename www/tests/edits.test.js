// @ts-check
// A page that is edited at random: each mark stands on its own words or is gone, and once the page is still, all is as if it
// had been read for the first time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PACK, altered, open, origin } from './browser.js';

const SEED = Number(process.env.BACKSTORY_SEED ?? 20261126);
/** Compared with a fresh reading after each round. */
const ROUNDS = process.env.BACKSTORY_SLOW_TESTS ? 20 : 3;
const EDITS_A_ROUND = 500;

const SENTENCES = [
  'Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.',
  'Washington announced $11.1bn of arms for the island in December, the largest such package in dollars of the day.',
  'China would buy 20 million tonnes of soybeans this season, up from 12 million tonnes, Mr Trump said.',
  'Zhang Youxia, the most senior general, was put under investigation in January, the defence ministry said.',
  'The talks went on into the night, and nobody who took part wanted to say what had been promised.',
  'Vladimir Putin spoke to Mr Xi hours earlier; the Kremlin said the call had lasted for an hour and a half.',
];

/** Runs in the page: a generator of edits by seed, and what is painted. */
function tools(/** @type {{ seed: number, sentences: string[] }} */ { seed, sentences }) {
  const mine = /** @type {any} */ (window);
  let state = seed >>> 0;
  // Mulberry32.
  const random = (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  const article = /** @type {Element} */ (document.querySelector('article'));
  const pick = (/** @type {ArrayLike<any>} */ of) => of[random(of.length)];
  const sentence = () => pick(sentences);
  const paragraphs = () => article.querySelectorAll('p');
  const texts = () => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const found = [];
    while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
    return found;
  };
  const made = () => Object.assign(document.createElement('p'), { textContent: sentence() });
  /** @type {(() => void)[]} */
  const edits = [
    () => pick(paragraphs()).before(made()),
    () => paragraphs().length > 12 && pick(paragraphs()).remove(),
    () => (pick(paragraphs()).textContent = sentence()),
    () => pick(paragraphs()).append(` ${sentence()}`),
    () => pick(paragraphs()).before(pick(paragraphs())),
    () => ((text) => text && text.insertData(random(text.length + 1), 'so '))(pick(texts())),
    () => ((text) => text && text.length > 3 && text.deleteData(random(text.length - 2), 2))(pick(texts())),
    () => ((text) => text && text.length > 1 && text.splitText(random(text.length)))(pick(texts())),
    () => pick(paragraphs()).normalize(),
    () => ((text) => text?.replaceWith(document.createTextNode(text.data)))(pick(texts())),
    () => ((text) => text && text.replaceWith(Object.assign(document.createElement('em'), { textContent: text.data })))(pick(texts())),
    () => pick(paragraphs()).replaceWith(pick(paragraphs()).cloneNode(true)),
    () => pick(paragraphs()).prepend(document.createComment('a comment')),
    () => ((one) => one.setAttribute('class', `c${random(9)}`))(pick(paragraphs())),
  ];
  const words = (/** @type {StaticRange} */ fixed) => {
    const range = document.createRange();
    range.setStart(fixed.startContainer, fixed.startOffset);
    range.setEnd(fixed.endContainer, fixed.endOffset);
    return range.toString();
  };
  const painted = () => ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]);
  /** The words that each painted stretch was first seen on. @type {WeakMap<StaticRange, string>} */
  const first = new WeakMap();
  mine.wrong = [];
  mine.check = () => {
    for (const fixed of painted()) {
      if (!article.contains(fixed.startContainer)) {
        mine.wrong.push(`a mark outside: ${first.get(fixed)}`);
        continue;
      }
      // An end beyond a text that became shorter is no range at all.
      const end = fixed.endContainer.nodeValue?.length ?? 0;
      const now = fixed.endOffset > end ? 'nothing' : words(fixed);
      const was = first.get(fixed) ?? (first.set(fixed, now), now);
      if (was !== now) mine.wrong.push(`"${was}" became "${now}"`);
    }
  };
  mine.edit = async (/** @type {number} */ count) => {
    mine.check();
    for (let done = 0; done < count; done++) {
      pick(edits)();
      if (random(4) > 0) continue;
      // The observer is told before this goes on.
      await null;
      mine.check();
      if (random(10) === 0) await new Promise(requestAnimationFrame);
    }
  };
  mine.state = () => ({
    marks: painted().map((fixed) => `${texts().indexOf(fixed.startContainer)}:${fixed.startOffset} ${words(fixed)}`).sort(),
    notes: mine.widget.notes().map((/** @type {any} */ { title }) => title),
  });
}

test(`${ROUNDS * EDITS_A_ROUND} random edits (seed ${SEED})`, async () => {
  const body = `<article><h1>A call</h1>${SENTENCES.concat(SENTENCES, SENTENCES, SENTENCES).map((text) => `<p>${text}</p>`).join('')}</article>`;
  altered.set('made/edits.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><meta property="article:published_time" content="2026-02-05"><title>A page</title><body>${body}`);
  const { page, errors, events, close } = await open();
  await page.goto(`${origin}/made/edits.html`);
  const attach = () =>
    page.evaluate(async (pack) => {
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      /** @type {any} */ (window).widget = await attach({ packs: [pack] });
    }, PACK);
  await attach();
  await page.evaluate(tools, { seed: SEED, sentences: SENTENCES });
  for (let round = 1; round <= ROUNDS; round++) {
    await page.evaluate((count) => /** @type {any} */ (window).edit(count), EDITS_A_ROUND);
    // Half a second without an event of ours: it has read what there is.
    await page.waitForFunction(() => {
      const mine = /** @type {any} */ (window);
      if (mine.told.length !== mine.seen) [mine.seen, mine.since] = [mine.told.length, performance.now()];
      return performance.now() - mine.since > 700;
    }, undefined, { polling: 50 });
    await page.evaluate(() => /** @type {any} */ (window).check());
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).wrong), [], `round ${round}`);
    const still = await page.evaluate(() => /** @type {any} */ (window).state());
    await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
    await attach();
    assert.deepEqual(still, await page.evaluate(() => /** @type {any} */ (window).state()), `round ${round}`);
    assert.ok(still.marks.length > 0 && still.notes.length > 0, `round ${round} has nothing to compare`);
  }
  assert.deepEqual((await events()).filter((/** @type {any} */ { type }) => type !== 'found'), []);
  assert.deepEqual(errors, []);
  altered.clear();
  await close();
});
