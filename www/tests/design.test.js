// @ts-check
// Cards and list as they are read: length, type, measure and contrast, in both themes and both widths; those of the demo, and cards
// of every kind in the packs.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { altered, open, origin, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

/** Before "more". */
const MOST_WORDS = 120;
const MOST_SIZES = 4;
/** Pixels. */
const LEAST_SIZE = 12;
/** Letters in a full line, on average and at most. */
const MEASURE = { least: 45, most: 75 };

/** Texts below a contrast of 4.5:1 in the shadow root of the element. */
function faint(/** @type {Element} */ inside) {
  const root = /** @type {ShadowRoot} */ (inside.shadowRoot ?? inside.getRootNode());
  const colour = (/** @type {string} */ text) => {
    const numbers = (text.match(/-?[\d.]+/g) ?? []).map(Number);
    const unit = text.startsWith('color(') ? 1 : 255;
    return { rgb: numbers.slice(0, 3).map((part) => part / unit), alpha: numbers[3] ?? 1 };
  };
  const luminance = (/** @type {number[]} */ rgb) => {
    const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (/** @type {Element | null} */ of) => {
    for (let at = of; at; at = at.parentElement) {
      const { rgb, alpha } = colour(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return colour(getComputedStyle(document.body).backgroundColor).rgb;
  };
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || !element.checkVisibility()) continue;
    const [one, other] = [luminance(colour(getComputedStyle(element).color).rgb), luminance(ground(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  }
  return found;
}

/** How a card is set, with all of it unfolded. Runs in the page. */
function set(/** @type {Element} */ card) {
  const copy = /** @type {Element} */ (card.cloneNode(true));
  copy.querySelectorAll('details, .sources, .way, .close, sup, figure').forEach((part) => part.remove());
  // Blocks end words.
  copy.querySelectorAll('*').forEach((part) => part.append(' '));
  card.querySelectorAll('details').forEach((details) => (details.open = true));
  const shown = [...card.querySelectorAll('*')].filter((part) => part.textContent?.trim() && part.checkVisibility());
  const { left, right } = card.getBoundingClientRect();
  const wide = shown.filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
  });
  return {
    kind: card.getAttribute('data-kind') ?? '',
    title: card.querySelector('h2')?.textContent ?? '',
    words: copy.textContent?.split(/\s+/).filter(Boolean).length ?? 0,
    sizes: [...new Set(shown.map((part) => parseFloat(getComputedStyle(part).fontSize)))],
    wide: [...wide.map((part) => `${part.localName}: ${part.textContent?.slice(0, 40)}`), ...(card.scrollWidth > card.clientWidth ? ['it scrolls sideways'] : [])],
  };
}

/** Letters in each full line of the card's sentences. Runs in the page. */
function measure(/** @type {Element} */ card) {
  const counts = [];
  for (const line of card.querySelectorAll('.body, .gloss')) {
    const range = document.createRange();
    let [top, letters] = [0, 0];
    // Words can be elements of their own.
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.localName === 'sup') continue;
      for (let at = 0; at < (text.textContent?.length ?? 0); at++, letters++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top: now } = range.getBoundingClientRect();
        if (letters > 0 && now > top + 4) {
          counts.push(letters);
          letters = 0;
        }
        if (now) top = now;
      }
    }
  }
  return counts;
}

/** Opens one card after the other from the list, and looks at each. Runs in the page. */
function lookAtAll(/** @type {typeof faint} */ faintIn, /** @type {typeof set} */ settingOf, /** @type {typeof measure} */ linesOf) {
  const inPlace = document.querySelector('backstory-notes')?.shadowRoot ?? document;
  const entries = inPlace.querySelector('backstory-list')?.shadowRoot?.querySelectorAll('.entry') ?? [];
  return [...entries].map((entry) => {
    /** @type {HTMLElement} */ (entry).click();
    const host = /** @type {HTMLElement} */ (document.querySelector('backstory-card[data-open]'));
    const card = /** @type {HTMLElement} */ (host.shadowRoot?.querySelector('.card'));
    const looked = { ...settingOf(card), faint: faintIn(card), lines: linesOf(card) };
    host.style.colorScheme = 'dark';
    looked.faint.push(...faintIn(card));
    host.style.colorScheme = '';
    /** @type {HTMLElement} */ (card.querySelector('.close')).click();
    return looked;
  });
}

/** Holds every card of the page and the list against the limits; gives the cards. */
async function check(/** @type {Page} */ page) {
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  assert.deepEqual(await page.locator('backstory-list').evaluate(faint), [], 'the list');
  const cards = /** @type {ReturnType<typeof lookAtAll>} */ (await page.evaluate(`(${lookAtAll})(${faint}, ${set}, ${measure})`));
  for (const { title, words, sizes, wide, faint } of cards) {
    assert.ok(words <= MOST_WORDS, `${title}: ${words} words`);
    assert.ok(sizes.length <= MOST_SIZES && Math.min(...sizes) >= LEAST_SIZE, `${title}: ${sizes}`);
    assert.deepEqual([wide, faint], [[], []], title);
  }
  const lines = cards.flatMap((card) => card.lines);
  const average = lines.reduce((sum, line) => sum + line, 0) / lines.length;
  assert.ok(average >= MEASURE.least && average <= MEASURE.most && Math.max(...lines) <= MEASURE.most, `${average} letters a line, ${Math.max(...lines)} at most`);
  return cards;
}

for (const [path, colorScheme, width] of /** @type {[string, 'light' | 'dark', number][]} */ ([
  ['/demo/', 'light', 1280],
  ['/demo/', 'dark', 1280],
  ['/demo/', 'light', 390],
  ['/demo/second.html', 'dark', 1280],
])) {
  test(`cards of ${path} at ${width} px, ${colorScheme}: short, four sizes, readable`, async () => {
    const { page, errors, close } = await story(path, { viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    // Phones' own fonts run about as wide as this one; the DejaVu Sans that a bare Linux has is wider than any.
    if (width < 400) await page.evaluate(() => document.body.style.setProperty('--backstory-font', 'Liberation Sans, Arial, sans-serif'));
    const cards = await check(page);
    assert.ok(cards.length > 10, `${cards.length} cards`);
    assert.deepEqual(errors, []);
    await close();
  });
}

const PACKS = new URL('../../packs/', import.meta.url);
const NAMED = ['person', 'place', 'organization', 'event', 'law', 'term'];
const FIGURES = [
  'Washington announced $11.1bn of arms for Taiwan, and Berlin another €2.5bn.',
  'The island covers 36,000 sq km and has 23.6 million people.',
  'Traders did not wait. Soybean futures on the Chicago Board of Trade climbed by more than 3 per cent and settled at $10.92¾ a bushel.',
  'France spent 1.9 per cent of its output on defence in 2022, and Poland 4.5 per cent in 2025.',
  'China was considering 20 million tonnes of soybeans this season, up from 12 million tonnes, and had 600 nuclear warheads.',
  'The plan was drawn up by Marta Okonkwo, head of research at the Lindqvist Institute.',
];

/** A sentence for every entity of the stories' packs, and for some of each file of the large one. */
async function sentences() {
  const found = [];
  for (const [pack, each] of /** @type {[string, number][]} */ ([['us-china-taiwan', 1], ['european-defence', 1], ['core', 12]])) {
    for (const file of await readdir(new URL(`${pack}/entities/`, PACKS))) {
      const source = await readFile(new URL(`${pack}/entities/${file}`, PACKS), 'utf8');
      const names = [...source.matchAll(/^\[\[entity\]\]\n(?:.+\n)*?name = "(.*)"$/gm)].map(([, name]) => name);
      found.push(...names.filter((_, at) => at % each === 0).map((name) => `There was news of ${name} on Wednesday.`));
    }
  }
  return found;
}

test('cards of every kind in the packs: short, four sizes, readable in both themes', async () => {
  const paragraphs = [...FIGURES, ...(await sentences())].map((text) => `<p>${text}</p>`);
  const packs = ['core', 'general', 'us-china-taiwan', 'european-defence'].map((pack) => `/packs/${pack}.pack`).join(' ');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta property="article:published_time" content="2026-02-05"><title>Kinds</title><script async src="/embed.js" data-packs="${packs}"></script><body><article><h1>Kinds</h1>${paragraphs.join('\n')}</article>`;
  altered.set('made/kinds.html', () => page);
  const opened = await open({ reducedMotion: 'reduce', colorScheme: 'light' });
  await opened.page.goto(`${origin}/made/kinds.html`);
  await opened.settled();
  altered.delete('made/kinds.html');
  const cards = await check(opened.page);
  const kinds = new Set(cards.map(({ kind }) => kind));
  for (const kind of [...NAMED, 'money', 'percent', 'quantity', 'number']) assert.ok(kinds.has(kind), `${kind} in ${[...kinds]}`);
  console.log(`${cards.length} cards: ${[...kinds].join(', ')}`);
  assert.deepEqual(opened.errors, []);
  await opened.close();
});
