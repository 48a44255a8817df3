// @ts-check
// Sites that go from story to story in one page, write a story late, or have it in a shadow root.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARD, PACK, altered, hover, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const REST = 'The talks went on into the night, and nobody who took part in them wanted to say afterwards what had been promised, or by whom, or when any of it was going to be made known.';
const story = (/** @type {string} */ first) => `<article class="story"><h1>A story</h1><p>${first}</p>${`<p>${REST}</p>`.repeat(4)}</article>`;
const FIRST = story('Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.');
const SECOND = story('Vladimir Putin spoke for an hour, and the Kremlin said afterwards that the call had been a friendly one.');

after(() => altered.clear());

/** A page with this body, and the widget attached with these options. */
async function site(/** @type {string} */ body, options = {}) {
  altered.set('made/routes.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><meta property="article:published_time" content="2026-02-05"><title>A site</title><body><nav><a href="#">Home</a></nav><main id="app">${body}</main>`);
  const opened = await open();
  await opened.page.goto(`${origin}/made/routes.html`);
  await opened.page.evaluate(async ([pack, options]) => {
    const mine = /** @type {any} */ (window);
    const policy = mine.trustedTypes.createPolicy('test', { createHTML: (/** @type {string} */ html) => html });
    mine.go = (/** @type {string} */ html) => (/** @type {Element} */ (document.querySelector('#app')).innerHTML = policy.createHTML(html));
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    mine.widget = await attach({ packs: [pack], marks: 'all', ...options });
  }, /** @type {[string, {}]} */ ([PACK, options]));
  const told = async () => (await opened.events()).map((/** @type {any} */ { type, code, notes }) => [type, code ?? notes > 0]);
  /** The page goes on, and the widget has told what it found there. */
  const go = async (/** @type {string} */ html) => {
    await opened.page.evaluate((html) => {
      const found = new Promise((done) => document.addEventListener('backstory', ({ detail }) => detail.type === 'found' && done(0)));
      /** @type {any} */ (window).go(html);
      return found;
    }, html);
  };
  return { ...opened, told, go };
}

const titles = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).widget.notes().map((/** @type {any} */ { title }) => title));
const highlights = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (CSS).highlights.size);

for (const root of [undefined, '.story', '#app > article']) {
  test(`from story to story by way of a page that has none, root ${root}`, async () => {
    const { page, errors, told, go, close } = await site(FIRST, root ? { root } : {});
    await hover(page, 'Taiwan');
    await go('<ul><li>No story here</li></ul>');
    assert.equal(await highlights(page), 0);
    assert.equal(await page.locator(CARD).count(), 0, 'its card went with it');
    await go(SECOND);
    assert.ok((await titles(page)).includes('Vladimir Putin'), JSON.stringify(await titles(page)));
    assert.ok(!(await titles(page)).includes('Taiwan'));
    await hover(page, 'Vladimir Putin');
    await go(FIRST);
    await hover(page, 'Taiwan');
    const found = (await told()).filter((/** @type {any[]} */ [type]) => type === 'found' || type === 'failed');
    assert.deepEqual(found, [['found', true], ['found', false], ['found', true], ['found', true]]);
    await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
    assert.equal(await highlights(page), 0);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a story that is written late, with `live`; without it one event says that there is none', async () => {
  for (const root of [undefined, '.story']) {
    const { page, errors, told, go, close } = await site('<p>Loading</p>', { live: true, ...(root && { root }) });
    assert.deepEqual(await told(), [['found', false]]);
    await go(FIRST);
    await hover(page, 'Taiwan');
    await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
    const { listeners, observers } = await page.evaluate(() => /** @type {any} */ (window).left());
    assert.deepEqual([listeners, observers], [0, 0]);
    assert.deepEqual(errors, []);
    await close();
  }
  const { told, close } = await site('<p>Loading</p>');
  assert.deepEqual(await told(), [['failed', 'no-article']]);
  await close();
});

test('`update` puts other options into force, also where nothing could be attached', async () => {
  const { page, errors, told, close } = await site(FIRST);
  const update = (/** @type {{}} */ changes) => page.evaluate(async (changes) => {
    const mine = /** @type {any} */ (window);
    if ((await mine.widget.update(changes)) !== mine.widget) throw new Error('another object');
    return mine.widget.notes().length > 0;
  }, changes);
  const listeners = () => page.evaluate(() => /** @type {any} */ (window).left().listeners);
  const once = await listeners();
  assert.equal(await update({ packs: ['/packs/european-defence.pack'] }), true);
  assert.ok(!(await titles(page)).includes('Taiwan'));
  assert.equal(await listeners(), once, 'what was there is gone');
  assert.equal(await update({ packs: ['/packs/none.pack'] }), false);
  assert.equal(await update({ packs: [PACK] }), true);
  assert.ok((await titles(page)).includes('Taiwan'));
  await assert.rejects(update({ colour: 'red' }), /unknown option "colour"/);
  await assert.rejects(update({ marks: 'some' }), /"marks" is "some"/);
  assert.ok((await titles(page)).includes('Taiwan'), 'what an option cannot be leaves what is there');
  const all = await told();
  assert.deepEqual(all.filter((/** @type {any[]} */ [type]) => type === 'failed'), [['failed', 'pack-unreachable']]);
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  assert.equal(await listeners(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('a story in a shadow root of a shadow root that is named as root', async () => {
  const { page, errors, events, close } = await site('<x-outer></x-outer>', { live: true });
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  const before = await page.evaluate(() => /** @type {any} */ (window).left());
  await page.evaluate(async ([pack = '', html = '']) => {
    const mine = /** @type {any} */ (window);
    const outer = /** @type {Element} */ (document.querySelector('x-outer')).attachShadow({ mode: 'open' });
    const inner = outer.appendChild(document.createElement('x-inner')).attachShadow({ mode: 'open' });
    mine.go = (/** @type {string} */ html) => {
      const template = new DOMParser().parseFromString(mine.trustedTypes.createPolicy('shadow', { createHTML: (/** @type {string} */ html) => html }).createHTML(html), 'text/html');
      inner.replaceChildren(...template.body.childNodes);
    };
    mine.go(html);
    mine.inner = inner;
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    mine.widget = await attach({ packs: [pack], marks: 'all', root: inner.querySelector('article') });
  }, [PACK, FIRST]);
  await hover(page, 'Taiwan');
  await page.mouse.move(5, 700);
  await page.waitForSelector(CARD, { state: 'detached' });
  const count = (await events()).length;
  await page.evaluate(() => /** @type {any} */ (window).inner.querySelector('p').append(' The Kremlin had no comment.'));
  await page.waitForFunction((count) => /** @type {any} */ (window).told.length > count, count);
  assert.ok((await titles(page)).includes('Kremlin'), 'it follows changes in there');
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  assert.deepEqual({ ...(await page.evaluate(() => /** @type {any} */ (window).left())), html: before.html }, before);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).inner.adoptedStyleSheets.length), 0);
  assert.deepEqual(errors, []);
  await close();
});
