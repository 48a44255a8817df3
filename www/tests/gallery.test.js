// @ts-check
// A gallery of hostile hosts: on each the article stays as it was, a card opens where its mark is, nothing is thrown, and
// `destroy` leaves nothing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARD, PACK, altered, open, origin, place } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Host
 * @property {string} [css]
 * @property {(article: string) => string} [body] Around the article; it alone by default.
 * @property {() => void} [script] Runs in the page before all else.
 * @property {(page: Page) => Promise<unknown>} [busy] What the host does while a card is opened.
 * @property {boolean} [foreign] The place of the card is not looked at.
 */

const FIRST = 'Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday that joined an old quarrel to the promise of a bigger soybean order.';
const REST = 'The talks went on into the night, and nobody who took part in them wanted to say afterwards what had been promised, or by whom, or when any of it was going to be made known.';
const ARTICLE = `<article><h1>A call</h1><p>${FIRST}</p>${`<p>${REST}</p>`.repeat(4)}</article>`;
const within = (/** @type {string} */ style, /** @type {string} */ more = '') => ({ css: `.host { ${style} } ${more}`, body: (/** @type {string} */ article) => `<div class="host">${article}</div>` });

/** @type {Record<string, Host>} */
const HOSTS = {
  'a transform and a filter': within('transform: translate(40px, 30px); filter: sepia(0.2);'),
  'a scaled article': within('transform: scale(0.8); transform-origin: 0 0;'),
  'contain: strict': within('contain: strict; inline-size: 900px; block-size: 600px;'),
  'content-visibility': within('content-visibility: auto;'),
  'zoom': within('zoom: 1.5;'),
  'perspective and 3D': within('perspective: 400px; transform: rotateX(2deg);'),
  'a scrolling box': within('block-size: 300px; overflow: auto;', 'body { margin-block-start: 60px; }'),
  'columns': within('columns: 3;'),
  'the highest z-index there is': { css: 'article { position: relative; z-index: 2147483647; } .bar { position: fixed; inset: 0 0 auto; height: 30px; z-index: 2147483647; background: #eee; }', body: (article) => `<div class="bar">A bar</div>${article}` },
  'all: initial for everything': { css: '*, *::before { all: initial !important; } p, h1, article, body, html, div { display: block !important; } head, script, style, title { display: none !important; }' },
  'all: unset and visibility for divs': { css: '* { all: unset; } p, h1, article { display: block; } body > *:not(article) { visibility: hidden !important; opacity: 0 !important; }', foreign: true },
  'right to left': { body: (article) => `<div dir="rtl">${article}</div>` },
  'bidi marks in the text': { body: (article) => article.replace('Taiwan', '\u2068Taiwan\u2069').replace('Donald', '\u200eDonald') },
  'vertical writing': within('writing-mode: vertical-rl; block-size: 800px;'),
  'nested articles': { body: (article) => `<main><article><header><article><p>A teaser of another story.</p></article></header>${article.slice(9)}</main>` },
  'broken markup': { body: (article) => article.replace('<p>', '<p><b><i>').replace('Trump', 'Trump</b>').replaceAll('</p>', '</div></p><table><p>') },
  'a form whose fields hide its properties': {
    body: (article) => `<form>${['attributes', 'firstChild', 'getAttribute', 'localName', 'nextSibling', 'nodeType', 'parentNode'].map((name) => `<input type="hidden" name="${name}">`).join('')}${article}</form>`,
  },
  'custom elements that change themselves': {
    body: (article) => article.replace(/<p>/g, '<x-text><p>').replace(/<\/p>/g, '</p></x-text>'),
    script: () => {
      customElements.define('x-text', class extends HTMLElement {
        connectedCallback() {
          this.setAttribute('data-there', '');
          this.append(document.createComment('mine'));
        }
      });
    },
  },
  'polluted prototypes': {
    script: () => {
      for (const owner of [Object, Array, String, Function, Number]) /** @type {any} */ (owner.prototype).polluted = () => 'polluted';
      Array.prototype.filter = () => { throw new Error('the host’s filter'); };
      Array.prototype.at = () => undefined;
      String.prototype.trim = function () { return `${this} `; };
    },
  },
  'wrapped DOM methods': {
    script: () => {
      for (const [owner, name] of /** @type {[any, string][]} */ ([[Node.prototype, 'appendChild'], [Node.prototype, 'removeChild'], [Element.prototype, 'setAttribute'], [Element.prototype, 'attachShadow'], [EventTarget.prototype, 'addEventListener'], [window, 'setTimeout'], [window, 'requestAnimationFrame'], [window, 'fetch']])) {
        const original = owner[name];
        owner[name] = function (/** @type {any[]} */ ...args) { return original.apply(this, args); };
      }
    },
  },
  'frozen objects': {
    script: () => [Object.prototype, Array.prototype, Function.prototype, Node.prototype, Element.prototype, HTMLElement.prototype, EventTarget.prototype, CSSStyleSheet.prototype, Range.prototype].forEach(Object.freeze),
  },
  'other promises and JSON': {
    script: () => {
      JSON.parse = () => { throw new Error('the host’s JSON'); };
      Map.prototype.forEach = () => { throw new Error('the host’s forEach'); };
    },
  },
  'a handler that stops every event': {
    script: () => ['click', 'pointerdown', 'pointermove', 'keydown'].forEach((kind) => document.addEventListener(kind, (event) => event.stopImmediatePropagation())),
  },
  'hundreds of edits a second beside the article': {
    body: (article) => `${article}<aside id="ticker">0</aside>`,
    script: () => addEventListener('DOMContentLoaded', () => {
      let count = 0;
      const tick = setInterval(() => {
        const ticker = document.querySelector('#ticker');
        if (ticker) for (let at = 0; at < 20; at++) ticker.textContent = String((count += 1));
        if (count > 10_000) clearInterval(tick);
      }, 20);
      /** @type {any} */ (window).rest = () => clearInterval(tick);
    }),
  },
  'a clock inside the article': {
    body: (article) => article.replace('<h1>', '<time id="clock">0</time><h1>'),
    script: () => addEventListener('DOMContentLoaded', () => {
      let count = 0;
      const tick = setInterval(() => {
        const clock = document.querySelector('#clock');
        if (clock) clock.textContent = `${(count += 1)} seconds ago`;
      }, 40);
      /** @type {any} */ (window).rest = () => clearInterval(tick);
    }),
    foreign: true,
  },
  'a host that takes our nodes out': {
    busy: (page) => page.evaluate(() => document.querySelectorAll('backstory-list, backstory-card').forEach((node) => node.remove())),
  },
  'a page that writes its body anew': {
    busy: (page) => page.evaluate(() => {
      const article = /** @type {Element} */ (document.querySelector('article'));
      document.body.replaceChildren(article);
    }),
  },
};

after(() => altered.clear());

/** What is compared: the article as it is written. */
const written = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const article = /** @type {Element} */ ([...document.querySelectorAll('article')].pop()).cloneNode(true);
    /** @type {Element} */ (article).querySelector('#clock')?.replaceChildren();
    return /** @type {Element} */ (article).outerHTML;
  });

for (const [name, { css = '', body = (/** @type {string} */ article) => article, script, busy, foreign }] of Object.entries(HOSTS)) {
  test(`${name}`, async () => {
    altered.set('made/host.css', () => css);
    altered.set('made/host.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><meta property="article:published_time" content="2026-02-05"><title>A page</title><link rel="stylesheet" href="/made/host.css"><body>${body(ARTICLE)}`);
    const { page, errors, events, close } = await open();
    if (script) await page.addInitScript(script);
    await page.goto(`${origin}/made/host.html`);
    const [before, text] = [await page.evaluate(() => /** @type {any} */ (window).left()), await written(page)];
    await page.evaluate(async (pack) => {
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      /** @type {any} */ (window).widget = await attach({ packs: [pack] });
    }, PACK);
    assert.equal((await events())[0].type, 'found', JSON.stringify(await events()));
    assert.equal(await written(page), text, 'attached');
    const { x, y } = await place(page, 'Taiwan');
    await page.mouse.move(x + 150, y + 60);
    await page.mouse.move(x, y);
    await busy?.(page);
    await page.mouse.move(x + 1, y);
    const card = await page.waitForSelector(CARD);
    const box = await card.boundingBox();
    if (!foreign) {
      assert.ok(box && box.width > 200 && box.height > 100, JSON.stringify(box));
      const apart = Math.max(box.y - y, y - box.y - box.height);
      assert.ok(apart > 0 && apart < 80, `the card stands ${apart} px from the pointer`);
      assert.ok(x > box.x - 10 && x < box.x + box.width + 10, `${x} beside ${JSON.stringify(box)}`);
      const top = await page.evaluate(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName, [box.x + 30, box.y + 30]);
      assert.equal(top, 'backstory-card', 'nothing lies over it');
      assert.ok((await card.innerText()).includes('Taiwan'));
    }
    assert.equal(await written(page), text, 'with a card');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (/** @type {any} */ (window).rest?.(), /** @type {any} */ (window).widget.destroy()));
    const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
    const { html: was, ...none } = before;
    assert.deepEqual(counts, none);
    if (!busy && !name.includes('edits') && !name.includes('clock')) assert.equal(html, was);
    assert.deepEqual(errors, []);
    await close();
  });
}
