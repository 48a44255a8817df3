// @ts-check
// A guest on the page: nothing of the host's is changed, nothing is left behind, failures are told once.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, hover, open, origin, place, shared, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const attach = (/** @type {Page} */ page, options = {}) =>
  page.evaluate(async (options) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    /** @type {any} */ (window).widget = await attach(options);
  }, { packs: [PACK], ...options });

/** What is there now, compared by what a reader's eye or a host's script could meet. */
const left = async (/** @type {Page} */ page) => {
  const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
  // The digest of a page is easier to read in a report than the page.
  return { ...counts, html: createHash('sha1').update(html).digest('hex') };
};
const destroy = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).widget.destroy());
const article = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const found = document.querySelector('article, main');
    // Our hosts stand at the end of the body where the page has no place for them.
    return found ? found.outerHTML : document.body.outerHTML.replace(/<backstory-(list|card).*?<\/backstory-\1>/g, '');
  });

test('the demo is the same before, during and after, and destroy leaves nothing', async () => {
  const { page, errors, close } = await bare('/demo/');
  const [before, text] = [await left(page), await article(page)];
  await attach(page);
  const busy = await left(page);
  assert.ok(busy.listeners > before.listeners && busy.observers === 1 && busy.highlights > 0 && busy.sheets === 1, JSON.stringify(busy));
  await hover(page, '$11.1bn');
  assert.equal(await article(page), text, 'with a card open');
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  await page.locator('backstory-list .entry').nth(3).click();
  await page.getByRole('button', { name: 'Go to the sentence' }).click();
  assert.equal(await article(page), text, 'after a way to a sentence');
  // Everything at once: a flash, a way back, a pointer on its way to a card.
  const { x, y } = await place(page, 'Zhang Youxia');
  await page.mouse.move(x + 50, y + 90);
  await page.mouse.move(x, y);
  await destroy(page);
  assert.deepEqual(await left(page), before);
  await destroy(page);
  await page.mouse.move(x + 1, y);
  await page.waitForTimeout(1000);
  assert.deepEqual(await left(page), before, 'a second later');
  await attach(page);
  await hover(page, '$11.1bn');
  await destroy(page);
  assert.deepEqual(await left(page), before, 'after a second life that ends with a card open');
  assert.deepEqual(errors, []);
  await close();
});

test('a handler may destroy the widget while it is told of an event', async () => {
  const { page, errors, close } = await bare('/demo/');
  const before = await left(page);
  await attach(page);
  await page.evaluate(() => document.addEventListener('backstory', (event) => event.detail.type === 'opened' && /** @type {any} */ (window).widget.destroy(), { once: true }));
  const { x, y } = await place(page, '$11.1bn');
  await page.mouse.click(x, y);
  await page.waitForTimeout(100);
  assert.deepEqual(await left(page), before);
  assert.deepEqual(errors, []);
  await close();
});

test('attaching twice is harmless: the same root, another way to say it, another copy of the widget', async () => {
  const { page, errors, events, close } = await bare('/demo/');
  const before = await left(page);
  await attach(page);
  const once = await left(page);
  for (const module of ['/index.js', '/index.js?copy']) {
    const same = await page.evaluate(async ({ packs, module }) => {
      const { attach } = await import(/* @vite-ignore */ String(module));
      return (await attach({ packs })) === /** @type {any} */ (window).widget;
    }, { packs: [PACK], module });
    assert.ok(same, `${module}: the same object`);
  }
  await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const second = await attach({ packs, root: 'article' });
    second.open('taiwan');
    second.destroy();
  }, [PACK]);
  assert.deepEqual({ ...(await left(page)), timers: 0 }, { ...once, timers: 0 }, 'another way to say which article');
  const failures = (await events()).filter((/** @type {any} */ event) => event.type === 'failed').map((/** @type {any} */ event) => event.code);
  assert.deepEqual(failures, ['already-attached']);
  await hover(page, '$11.1bn');
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  assert.deepEqual(await left(page), before);
  assert.deepEqual(errors, []);
  await close();
});

const real = ['article/article.html', ...['guardian-1', 'ars-1', 'wapo-1', 'wikipedia-2', 'theverge', 'msn', 'seattletimes-1'].map((name) => `pages/${name}.html`)];
test('real pages are the same before, during and after', { skip: !shared && 'no ../shared' }, async () => {
  for (const name of real) {
    const { page, close } = await bare(`/shared/${name}`);
    const [before, text] = [await left(page), await article(page)];
    await attach(page, { published: '2026-02-05' });
    await page.waitForTimeout(50);
    assert.equal(await article(page), text, name);
    await destroy(page);
    assert.deepEqual(await left(page), before, name);
    await close();
  }
});

/** What a page with this body tells, and whether anything of ours is on it. */
async function failure(/** @type {string} */ lang, /** @type {string} */ body, pack = PACK, more = '') {
  const tag = `<script async src="/embed.js" data-packs="${pack}" ${more}></script>`;
  altered.set('made/page.html', () => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>A page</title>${tag}<body>${body}`);
  const { page, errors, events, close } = await story('/made/page.html');
  await page.waitForTimeout(100);
  const now = await page.evaluate(() => /** @type {any} */ (window).left());
  assert.equal(now.html, await page.evaluate(() => /** @type {any} */ (window).first), 'the page is as it was');
  assert.deepEqual({ ...now, html: '' }, { html: '', highlights: 0, sheets: 0, listeners: 0, timers: 0, frames: 0, observers: 0 });
  assert.deepEqual(errors, []);
  const told = (await events()).map((/** @type {any} */ { type, code, message }) => [type, code, message]);
  await close();
  assert.equal(told.length, 1, JSON.stringify(told));
  assert.ok(told[0][2], 'a message says why');
  return told[0].slice(0, 2);
}

const PARAGRAPH = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday that joined an old quarrel to the promise of a bigger soybean order.</p>';
const GERMAN = '<p>Der Präsident hat am Mittwoch in einem Gespräch erklärt, dass die Lieferung der Waffen nicht vor dem Ende des Jahres beginnen werde und dass die Kosten noch nicht feststehen.</p>';

test('each failure is one event with its code, and the page is as it was', async () => {
  const story = `<article><h1>A call</h1>${PARAGRAPH.repeat(4)}</article>`;
  assert.deepEqual(await failure('en', '<nav><a href="#">Home</a></nav>'), ['failed', 'no-article']);
  assert.deepEqual(await failure('de', `<article><h1>Ein Gespräch</h1>${GERMAN.repeat(4)}</article>`), ['failed', 'unsupported-language']);
  assert.deepEqual(await failure('en', story, '/packs/none.pack'), ['failed', 'pack-unreachable']);
  for (const [name, change] of /** @type {[string, (body: Buffer) => Buffer][]} */ ([
    ['made/half.pack', (body) => body.subarray(0, body.length / 2)],
    ['made/flipped.pack', (body) => (body[body.length >> 1] ^= 4, body)],
    ['made/nothing.pack', (body) => body.subarray(0, 0)],
  ])) {
    const pack = await (await fetch(origin + PACK)).arrayBuffer();
    altered.set(name, () => change(Buffer.from(pack.slice(0))));
    assert.deepEqual(await failure('en', story, `/${name}`), ['failed', 'pack-invalid'], name);
  }
  assert.deepEqual(await failure('en', story, PACK, 'data-names="/made/none/at/all.model"'), ['failed', 'names-invalid']);
  assert.deepEqual(await failure('en', story, PACK, 'data-names="/none.model"'), ['failed', 'names-unreachable']);
  assert.deepEqual(await failure('en', story, PACK, 'data-marks="some"'), ['failed', 'option-invalid']);
  assert.deepEqual(await failure('en', story, PACK, 'data-overrides="/none.json"'), ['failed', 'overrides-unreachable']);
  for (const [said, code] of [['{"off": true}', 'switched-off'], ['{"mentions": [{}]}', 'overrides-invalid'], ['{', 'overrides-invalid']]) {
    altered.set('made/said.json', () => String(said));
    assert.deepEqual(await failure('en', story, PACK, 'data-overrides="/made/said.json"'), ['failed', code], said);
    assert.deepEqual(await failure('en', `<script type="application/json" data-backstory>${said}</script>${story}`), ['failed', code], said);
  }
  altered.set('core_bg.wasm', (body) => body.subarray(0, 1000));
  assert.deepEqual(await failure('en', story), ['failed', 'wasm-unavailable']);
  altered.clear();
});

test('a browser that refuses a part of what we need: the list alone, or the page as it was and one event', async () => {
  for (const at of [1, 2, 3]) {
    const { page, errors, events, close } = await bare('/demo/');
    const before = await left(page);
    await page.evaluate((at) => {
      let calls = 0;
      const original = CSSStyleSheet.prototype.replaceSync;
      CSSStyleSheet.prototype.replaceSync = function (css) {
        calls += 1;
        if (calls === at) throw new DOMException('refused');
        return original.call(this, css);
      };
    }, at);
    await attach(page);
    const told = (await events()).map((/** @type {any} */ { type, code }) => [type, code]);
    if (at !== 2) {
      // The first is that of the marks, the last that of the cards, which is read with the first of them.
      assert.deepEqual(told, [['found', undefined]], 'without highlights the list is the door');
      assert.ok(await page.getByRole('button', { name: /^Notes on this story/ }).isVisible());
      await destroy(page);
    } else {
      assert.deepEqual(told, [['failed', 'unsupported-browser']]);
    }
    assert.deepEqual(await left(page), before, `refused at ${at}`);
    assert.deepEqual(errors, []);
    await close();
  }
});

test('the list keeps the focus while the host changes other words', async () => {
  const { page, events, close } = await story();
  await page.getByRole('button', { name: /^Notes on this story/ }).press('Enter');
  const entry = page.locator('backstory-list .entry').nth(3);
  await entry.focus();
  await page.evaluate(() => document.querySelector('article .text p')?.append(' And so on.'));
  await page.waitForTimeout(600);
  assert.equal((await events()).filter((/** @type {any} */ event) => event.type === 'found').length, 2, 'it was read again');
  assert.ok(await entry.evaluate((entry) => /** @type {ShadowRoot} */ (entry.getRootNode()).activeElement === entry));
  await close();
});

test('the second story passes with its own pack: marks, cards, linked names', async () => {
  const { page, errors, events, close } = await story('/demo/second.html');
  const [found] = await events();
  assert.ok(found.type === 'found' && found.marks > 5 && found.notes >= found.marks, JSON.stringify(found));
  const notes = await page.evaluate(async () => (await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory).notes());
  const linked = notes.filter((/** @type {any} */ note) => ['person', 'organization', 'place'].includes(note.kind));
  assert.ok(linked.length > 5, JSON.stringify(notes));
  const entries = page.locator('backstory-list .entry');
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  for (let at = 0; at < (await entries.count()); at++) {
    const title = await entries.nth(at).innerText();
    await entries.nth(at).click();
    await page.waitForSelector(CARD);
    assert.ok((await page.locator(CARD).innerText()).length > title.length + 10, title);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(errors, []);
  await close();
});

/** Titles of the notes and the number of marks of a page whose tag has these attributes. */
async function notesWith(/** @type {string} */ attributes) {
  const person = '<p>The plan was drawn up by Marta Okonkwo, head of research at the Lindqvist Institute. “It is late,” said Okonkwo.</p>';
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script async src="/embed.js" data-packs="${PACK}" ${attributes}></script><body><article><h1>A call</h1>${person}${PARAGRAPH.repeat(4)}</article>`);
  const { page, events, close } = await story('/made/page.html');
  const found = (await events()).find((/** @type {any} */ { type }) => type === 'found');
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  const titles = await page.locator('backstory-list .entry').allInnerTexts();
  altered.clear();
  await close();
  return { titles: titles.join('\n'), marks: found.marks };
}

test('a name that no pack knows has a card where the article introduces it, and marks are as many as asked for', async () => {
  const normal = await notesWith('');
  const off = await notesWith('data-names="off"');
  const [few, all] = [await notesWith('data-marks="few"'), await notesWith('data-marks="all"')];
  assert.match(normal.titles, /Marta Okonkwo/);
  assert.doesNotMatch(off.titles, /Okonkwo/);
  assert.ok(few.marks <= normal.marks && normal.marks < all.marks, JSON.stringify([few.marks, normal.marks, all.marks]));
});

test('a page without a place for the list gets a button that takes no room', async () => {
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script async src="/embed.js" data-packs="${PACK}"></script><body><article><h1>A call</h1>${PARAGRAPH.repeat(4)}</article>`);
  const { page, settled, close } = await open();
  await page.goto(`${origin}/made/page.html`);
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await settled();
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), before);
  const box = await page.getByRole('button', { name: /^Notes on this story/ }).boundingBox();
  assert.ok(box && box.y + box.height <= 800 && box.x + box.width <= 1280, JSON.stringify(box));
  await page.getByRole('button', { name: /^Notes on this story/ }).click();
  const entry = await page.locator('backstory-list .entry').first().boundingBox();
  assert.ok(entry && entry.y > 0 && entry.y < 800, JSON.stringify(entry));
  altered.clear();
  await close();
});

for (const [path, width, height] of /** @type {[string, number, number][]} */ ([
  ['/demo/', 1280, 800],
  ['/demo/', 390, 844],
  ['/demo/second.html', 1280, 800],
  ['/demo/second.html', 390, 844],
])) {
  test(`${path} at ${width} px shows what Backstory does before anyone scrolls`, async () => {
    const { page, close } = await story(path, { viewport: { width, height } });
    const seen = await page.evaluate(() => {
      const ranges = ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]);
      const boxes = ranges.map((fixed) => {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        return range.getBoundingClientRect();
      });
      return { scrolled: scrollY, marks: boxes.filter((box) => box.bottom <= innerHeight).length };
    });
    assert.equal(seen.scrolled, 0);
    assert.ok(seen.marks > 0, 'a mark is in view');
    assert.ok(await page.getByText('Backstory demo.').isVisible());
    const button = await page.getByRole('button', { name: /^Notes on this story/ }).boundingBox();
    assert.ok(button && button.y > 0 && button.y + button.height <= height, JSON.stringify(button));
    await close();
  });
}

test('a place for the list serves one widget after another, with its own markup untouched', async () => {
  const { page, close } = await bare('/demo/');
  for (let life = 1; life <= 2; life++) {
    const place = await page.evaluate(() => document.querySelector('backstory-notes')?.outerHTML);
    await attach(page);
    assert.ok(await page.locator('backstory-notes').getByRole('button', { name: /^Notes on this story/ }).isVisible(), `life ${life}`);
    assert.equal(await page.evaluate(() => document.querySelector('backstory-notes')?.outerHTML), place);
    await destroy(page);
    assert.equal(await page.evaluate(() => document.querySelector('backstory-notes')?.shadowRoot?.childNodes.length), 0);
  }
  await close();
});
