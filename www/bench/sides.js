// @ts-check
// Runs in the page of `pass.mjs`: what it times, each from an article that stands in the page to marks on it.

/** @typedef {{ work: number, longest: number, marks: number }} Turn Milliseconds of work, those of its longest task, and what was marked. */
/** @typedef {(article: HTMLElement) => number | Promise<Turn>} Side Gives what it marked, or has timed itself. */

/** The text of an article, its text nodes, and where each begins in it. */
function collect(/** @type {HTMLElement} */ article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  /** @type {number[]} */
  const starts = [];
  let length = 0;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    nodes.push(node);
    starts.push(length);
    length += node.length;
  }
  return { text: article.textContent ?? '', nodes, starts };
}

const BUFFER = new Uint8Array(4_000_000);
const ENCODER = new TextEncoder();

/** The floor of whoever reads a page into wasm: the text collected and encoded, and nothing found in it. @type {Side} */
export const reading = (article) => ENCODER.encodeInto(collect(article).text, BUFFER).written;

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const SIZE = '(?:bn|tn|m|k|thousand|million|billion|trillion|crore|lakh)\\b';
const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?';
const UNIT = '(?:tonnes?|tons?|kg|g|km|m|cm|mm|miles?|feet|ft|metres?|meters?|acres?|hectares?|sq km|litres?|barrels?|mph|km/h|°C|°F|GW|MW|kW|years?|months?|weeks?|days?|hours?|minutes?|people)\\b';
const FIGURES = [
  `(?:US|NT|HK|A|C)?[$£€¥]\\s?${NUMBER}(?:\\s?${SIZE})?`,
  `${NUMBER}\\s?(?:%|per cent\\b|percent\\b|percentage points?\\b|basis points?\\b)`,
  `\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{4})?`,
  `${MONTH} \\d{1,2}(?:, \\d{4})?`,
  `${MONTH} \\d{4}`,
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b',
  '\\d{1,2}:\\d\\d(?:\\s?[ap]m)?',
  `${NUMBER}(?:\\s?${SIZE})?(?:[- ]?${UNIT})?`,
].join('|');

/**
 * As fast as it gets without wasm: names by their first word in a Map, figures by one regular expression, painted by ranges that
 * do not follow edits. Names are found as they are written; nothing is told apart, linked or read.
 *
 * @param {string[]} names
 * @returns {Side}
 */
export function plain(names) {
  /** @type {Map<string, string[]>} */
  const byFirst = new Map();
  const first = /[\p{Lu}][\p{L}\p{M}\p{N}]*/u;
  for (const name of names) {
    const word = first.exec(name);
    if (word?.index !== 0) continue;
    const list = byFirst.get(word[0]);
    if (list) list.push(name);
    else byFirst.set(word[0], [name]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.length - one.length);
  const capitalised = /[A-ZÀ-ÖØ-Þ][\wÀ-ɏ]*/g;
  const figures = new RegExp(FIGURES, 'g');
  const goesOn = /[\wÀ-ɏ]/;
  return (article) => {
    const { text, nodes, starts } = collect(article);
    /** @type {[from: number, to: number, figure: boolean][]} */
    const spans = [];
    let end = 0;
    capitalised.lastIndex = 0;
    for (let word; (word = capitalised.exec(text)); ) {
      if (word.index < end) continue;
      const found = byFirst.get(word[0])?.find((name) => text.startsWith(name, word.index) && !goesOn.test(text.charAt(word.index + name.length)));
      if (found) spans.push([word.index, (end = word.index + found.length), false]);
    }
    figures.lastIndex = 0;
    for (let figure; (figure = figures.exec(text)); ) spans.push([figure.index, figure.index + figure[0].length, true]);
    spans.sort((one, other) => one[0] - other[0]);
    return paint(spans, nodes, starts);
  };
}

/** Paints what does not overlap; gives its number. */
function paint(/** @type {[from: number, to: number, figure: boolean][]} */ spans, /** @type {Text[]} */ nodes, /** @type {number[]} */ starts) {
  const mine = /** @type {any} */ (window);
  const [names, figures] = [new mine.Highlight(), new mine.Highlight()];
  let [node, end, count] = [0, 0, 0];
  const forward = (/** @type {number} */ to) => {
    while (node + 1 < nodes.length && (starts[node + 1] ?? 0) <= to) node += 1;
    return /** @type {Text} */ (nodes[node]);
  };
  for (const [from, to, isFigure] of spans) {
    if (from < end) continue;
    end = to;
    const startContainer = forward(from);
    const startOffset = from - (starts[node] ?? 0);
    const endContainer = forward(to - 1);
    const range = new StaticRange({ startContainer, startOffset, endContainer, endOffset: to - (starts[node] ?? 0) });
    (isFigure ? figures : names).add(range);
    count += 1;
  }
  mine.CSS.highlights.set('plain-name', names);
  mine.CSS.highlights.set('plain-figure', figures);
  return count;
}

/** @param {string[]} names @returns {Side} */
export const markJs = (names) => (article) => {
  let count = 0;
  new /** @type {any} */ (window).Mark(article).mark(names, { separateWordSearch: false, accuracy: 'exactly', each: () => (count += 1) });
  return count;
};

/** Finds; marks nothing. @type {Side} */
export const compromise = (article) => /** @type {any} */ (window).nlp(article.innerText).topics().out('array').length;

/** Finds amounts of money as well, which are the nearest that it has to figures; marks nothing. @type {Side} */
export const compromiseAll = (article) => {
  const parsed = /** @type {any} */ (window).nlp(article.innerText);
  const found = [parsed.people(), parsed.places(), parsed.organizations(), parsed.money()];
  return found.reduce((sum, view) => sum + view.out('array').length, 0);
};

/**
 * The widget, from `attach` until it has told what it found: its work, without the pauses that it leaves the page.
 *
 * @param {any} core
 * @param {Uint8Array} pack
 * @param {Uint8Array | undefined} model
 * @returns {Side}
 */
export const widget = (core, pack, model) => async (article) => {
  const turn = { work: 0, longest: 0, marks: 0 };
  const timed = (/** @type {() => unknown} */ act) => {
    const from = performance.now();
    const result = act();
    const took = performance.now() - from;
    turn.work += took;
    turn.longest = Math.max(turn.longest, took);
    return result;
  };
  const later = window.setTimeout;
  /** @type {any} */ (window).setTimeout = (/** @type {() => void} */ call, /** @type {number} */ ms) => later(() => timed(call), ms);
  let attached;
  await new Promise((done) => {
    const heard = (/** @type {any} */ event) => {
      turn.marks = event.annotations ?? 0;
      done(undefined);
    };
    attached = timed(() => core.attach(document, article, [pack], model, [], { published: '2026-02-05', language: 'en' }, heard));
  });
  // What told us of the end is the last slice, which ends after this.
  await new Promise((done) => later(done, 0));
  window.setTimeout = later;
  /** @type {any} */ (attached).destroy();
  return turn;
};

/** What `attach` does first, by itself: the bytes become a stack of packs and a model. @param {any} core @param {Uint8Array} pack @param {Uint8Array | undefined} model @returns {Side} */
export const opening = (core, pack, model) => () => {
  new core.Annotator([pack], model).free();
  return 0;
};

/** The least that the widget marks and lists: what it takes is what it needs once a page, whatever the page says. */
export function leastArticle(/** @type {string} */ name) {
  const article = document.createElement('article');
  article.append(Object.assign(document.createElement('p'), { textContent: `Those who were there spoke of ${name}.` }));
  return article;
}

/** An article of so many words, as newsrooms set them: paragraphs, and one word in twenty in an element of its own. */
export function articleOf(/** @type {string[]} */ texts, /** @type {number} */ words) {
  const article = document.createElement('article');
  let left = words;
  for (let at = 0; left > 0; at = (at + 1) % texts.length) {
    for (const paragraph of (texts[at] ?? '').split(/\n+/)) {
      const list = paragraph.split(/\s+/).filter(Boolean).slice(0, left);
      if (list.length === 0) continue;
      left -= list.length;
      const p = document.createElement('p');
      list.forEach((word, at) => {
        if (at > 0) p.append(' ');
        if (at % 20 === 10) p.append(Object.assign(document.createElement('em'), { textContent: word }));
        else p.append(word);
      });
      p.normalize();
      article.append(p, '\n');
    }
  }
  return article;
}

/** One turn of a side on an article that no script has seen. @param {HTMLElement} template @param {Side} side @returns {Promise<Turn>} */
export async function turn(template, side) {
  const article = /** @type {HTMLElement} */ (template.cloneNode(true));
  document.body.replaceChildren(article);
  void article.offsetHeight;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const from = performance.now();
  const result = side(article);
  const work = performance.now() - from;
  return typeof result === 'number' ? { work, longest: work, marks: result } : result;
}
