// @ts-check
// An article in a frame of the same origin: all that is ours stands in the frame's page, and goes with it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARD, PACK, altered, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('playwright-core').Page} Page */

const REST = 'The talks went on into the night, and nobody who took part in them wanted to say afterwards what had been promised, or by whom, or when any of it was going to be made known.';
const html = (/** @type {string} */ body, head = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title>${head}<body>${body}`;
const story = (/** @type {string} */ first) => html(`<article><h1>A story</h1><p>${first}</p>${`<p>${REST}</p>`.repeat(4)}<p>In the end it was Zhang Youxia who said so.</p></article>`);
const FIRST = story('Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.');
const SECOND = story('Vladimir Putin spoke for an hour, and the Kremlin said afterwards that the call had been a friendly one.');

altered.set('made/first.html', () => FIRST);
altered.set('made/second.html', () => SECOND);
altered.set('made/none.html', () => html('<ul><li>No story here</li></ul>'));
altered.set('made/frames.css', () => 'body { margin: 0 } #frame { width: 700px; height: 500px; margin: 40px 0 0 60px; border: 3px solid } #frame.tall { height: 2400px }');
after(() => altered.clear());

/** A page with a frame, not attached to yet. */
async function outer({ src = '/made/first.html', context = {}, frame = '', body = '' } = {}) {
  const element = src ? `<iframe id="frame" src="${src}" ${frame}></iframe>` : `<iframe id="frame" ${frame}></iframe>`;
  altered.set('made/outer.html', () => html(`${body}${element}<p id="below">Below.</p>`, '<link rel="stylesheet" href="/made/frames.css">'));
  const opened = await open(context);
  await opened.page.goto(`${origin}/made/outer.html`);
  const told = async () => (await opened.events()).map((/** @type {any} */ { type, code, notes }) => [type, code ?? notes > 0].slice(0, notes === undefined && !code ? 1 : 2));
  return { ...opened, told, inner: () => /** @type {Frame} */ (opened.page.frames()[1]) };
}

/** Attaches to the frame, or to what is given as an expression of `frame`; its error, if there is one. */
const attach = (/** @type {Page} */ page, /** @type {'selector' | 'element' | 'inside'} */ how = 'selector', options = {}) =>
  page.evaluate(async ({ pack, how, options }) => {
    const mine = /** @type {any} */ (window);
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('#frame'));
    const root = { selector: '#frame', element: frame, inside: frame.contentDocument?.querySelector('article') ?? undefined }[how];
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    try {
      mine.widget = await attach({ packs: [pack], marks: 'all', root, published: '2026-02-05', ...options });
      return null;
    } catch (error) {
      return { code: /** @type {any} */ (error).code, message: /** @type {Error} */ (error).message };
    }
  }, { pack: PACK, how, options });

const titles = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).widget.notes().map((/** @type {any} */ { title }) => title));
const highlights = (/** @type {Page | Frame} */ of) => of.evaluate(() => /** @type {any} */ (CSS).highlights.size);
const left = (/** @type {Page | Frame} */ of) => of.evaluate(() => /** @type {any} */ (window).left());
const until = (/** @type {Page} */ page, /** @type {number} */ count) => page.waitForFunction((count) => /** @type {any} */ (window).told.length >= count, count);

/** The middle of a painted stretch with this wording, in the coordinates of the page around. */
async function place(/** @type {Page} */ page, /** @type {Frame} */ inner, /** @type {string} */ surface) {
  const at = await inner.evaluate((surface) => {
    for (const name of ['backstory-entity', 'backstory-figure']) {
      for (const fixed of /** @type {any} */ (CSS).highlights.get(name) ?? []) {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        const box = range.getBoundingClientRect();
        if (range.toString() === surface) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    throw new Error(`"${surface}" is not painted`);
  }, surface);
  const corner = await page.evaluate(() => {
    const { x, y } = /** @type {Element} */ (document.querySelector('#frame')).getBoundingClientRect();
    return { x: x + 3, y: y + 3 };
  });
  return { x: at.x + corner.x, y: at.y + corner.y };
}

async function hover(/** @type {Page} */ page, /** @type {Frame} */ inner, /** @type {string} */ surface) {
  const { x, y } = await place(page, inner, surface);
  await page.mouse.move(x + 80, y + 60);
  await page.mouse.move(x, y);
  await inner.waitForSelector(CARD);
  return { x, y };
}

for (const how of /** @type {const} */ (['selector', 'element', 'inside'])) {
  test(`a story in a frame, by ${how}: marks, cards, list, keys and changes are the frame's, and nothing is left`, async () => {
    const { page, errors, told, inner, close } = await outer();
    const before = [await left(page), await left(inner())];
    assert.equal(await attach(page, how), null);
    assert.deepEqual([await highlights(page), (await highlights(inner())) > 0], [0, true]);
    assert.ok((await titles(page)).includes('Taiwan'));

    const { x, y } = await hover(page, inner(), 'Taiwan');
    assert.equal(await page.locator('backstory-card, backstory-list').count(), 0);
    const box = await inner().locator(CARD).boundingBox();
    assert.ok(box && box.x <= x && box.x + box.width >= x && box.y > y && box.y < y + 40, JSON.stringify({ box, x, y }));
    await page.keyboard.press('Escape');
    await inner().waitForSelector(CARD, { state: 'detached' });
    await page.mouse.move(5, 5);

    const toggle = inner().getByRole('button', { name: /^Notes on this story/ });
    await toggle.press('Enter');
    await inner().locator('backstory-list .entry', { hasText: 'Zhang Youxia' }).press('Enter');
    assert.equal(await inner().locator(`${CARD} h2`).innerText(), 'Zhang Youxia');
    assert.ok(await inner().evaluate(() => document.querySelector('backstory-card')?.shadowRoot?.activeElement?.localName === 'h2'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.ok(await toggle.evaluate((button) => /** @type {ShadowRoot} */ (button.getRootNode()).activeElement === button));

    const node = await page.evaluate(() => {
      const mine = /** @type {any} */ (window);
      const text = /** @type {any} */ (document.querySelector('#frame')).contentDocument.querySelector('p').firstChild;
      return [mine.widget.noteAt(text, text.data.indexOf('Taiwan') + 1)?.id, mine.widget.open('taiwan')];
    });
    assert.deepEqual(node, ['taiwan', true]);
    await inner().locator('.way').click();
    await page.keyboard.press('Escape');
    const count = (await told()).length;
    await inner().evaluate(() => document.querySelector('p')?.append(' The Kremlin had no comment.'));
    await until(page, count + 1);
    assert.ok((await titles(page)).includes('Kremlin'), 'it follows changes in there');
    await inner().evaluate(() => /** @type {any} */ (document.querySelector('p')).lastChild.remove());
    await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
    assert.deepEqual([await left(page), await left(inner())], before);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a key, a click and scrolling in the page around are heard', async () => {
  const { page, errors, inner, close } = await outer({ frame: 'class="tall"' });
  await attach(page);
  await page.locator('#below').click();
  await page.evaluate(() => scrollTo(0, 0));
  await hover(page, inner(), 'Taiwan');
  await page.keyboard.press('Escape');
  await inner().waitForSelector(CARD, { state: 'detached' });
  const { x, y } = await place(page, inner(), 'Taiwan');
  await page.mouse.click(x, y);
  await inner().waitForSelector(CARD);
  await page.mouse.click(10, 10);
  await inner().waitForSelector(CARD, { state: 'detached' });
  assert.deepEqual(errors, []);
  await close();
});

test('cards and sheets stand in what is in view of a frame as tall as its story', async () => {
  const { page, inner, close } = await outer({ frame: 'class="tall"', context: { viewport: { width: 900, height: 320 } } });
  await attach(page);
  const { y } = await hover(page, inner(), 'Xi Jinping');
  const box = await inner().locator(CARD).boundingBox();
  assert.ok(box && box.y > y && box.y + box.height <= 320, JSON.stringify(box));
  await close();

  const phone = await outer({ frame: 'class="tall"', context: { viewport: { width: 800, height: 600 }, hasTouch: true } });
  await attach(phone.page);
  const at = await place(phone.page, phone.inner(), 'Xi Jinping');
  await phone.page.touchscreen.tap(at.x, at.y);
  await phone.inner().waitForSelector('backstory-card[data-sheet]');
  const sheet = await phone.inner().locator(CARD).boundingBox();
  assert.ok(sheet && Math.abs(sheet.y + sheet.height - 600) <= 1 && sheet.height <= 301, JSON.stringify(sheet));
  await phone.close();
});

test('a frame that goes on to another page: what was there is told to be gone, and the new page is read', async () => {
  const { page, errors, told, inner, close } = await outer();
  await attach(page);
  await hover(page, inner(), 'Taiwan');
  await page.mouse.move(5, 5);
  await page.evaluate(() => (/** @type {any} */ (document.querySelector('#frame')).src = '/made/second.html'));
  await until(page, 5);
  assert.deepEqual(await told(), [['found', true], ['opened'], ['closed'], ['found', false], ['found', true]]);
  assert.ok((await titles(page)).includes('Vladimir Putin'));
  await page.evaluate(() => (/** @type {any} */ (document.querySelector('#frame')).src = '/made/none.html'));
  await until(page, 7);
  assert.deepEqual((await told()).slice(5), [['found', false], ['found', false]]);
  assert.deepEqual(await titles(page), []);
  await page.evaluate(() => (/** @type {any} */ (document.querySelector('#frame')).src = '/made/first.html'));
  await until(page, 9);
  assert.ok((await titles(page)).includes('Taiwan'));
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  assert.equal((await left(page)).listeners, 0);
  assert.equal((await left(inner())).observers, 0);
  await page.evaluate(() => (/** @type {any} */ (document.querySelector('#frame')).src = '/made/second.html'));
  await page.waitForTimeout(300);
  assert.equal((await told()).length, 9, 'nothing after its end');
  assert.deepEqual(errors, []);
  await close();
});

test('a story in a frame that goes on, or is taken away: one event, and nothing throws', async () => {
  for (const act of ['location', 'remove']) {
    const { page, errors, told, inner, close } = await outer();
    const before = await left(page);
    await attach(page, act === 'location' ? 'inside' : 'element');
    const from = await place(page, inner(), 'Taiwan');
    await page.mouse.move(from.x, from.y);
    await page.evaluate(async (act) => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('#frame'));
      if (act === 'remove') return frame.remove();
      frame.src = '/made/second.html';
      await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    }, act);
    await page.mouse.move(200, 200);
    await page.waitForTimeout(1200);
    assert.deepEqual(await told(), [['found', true], ['found', false]], act);
    const calls = await page.evaluate(() => {
      const { widget } = /** @type {any} */ (window);
      return [widget.open('taiwan'), widget.notes(), widget.noteAt(document.body, 0), widget.destroy()];
    });
    assert.deepEqual(calls, [false, [], null, undefined], act);
    const { html, timers, ...after } = await left(page);
    assert.deepEqual(after, { ...after, listeners: before.listeners, observers: 0, frames: 0, sheets: 0 }, act);
    assert.deepEqual(errors, [], act);
    await close();
  }
});

test('a frame that is still on its way is waited for', async () => {
  const { page, errors, told, close } = await outer({ src: '' });
  await page.evaluate(() => (/** @type {any} */ (document.querySelector('#frame')).src = '/made/first.html'));
  assert.equal(await attach(page), null);
  assert.deepEqual(await told(), [['found', true]]);
  assert.deepEqual(errors, []);
  await close();
});

for (const around of ['body', 'shadow root']) {
  test(`a frame that is taken out of a ${around} before its page has come: one event, and no waiting for ever`, async () => {
    const { page, errors, told, close } = await outer({ src: '', body: '<div id="host"></div>' });
    // Of which nothing ever comes.
    await page.route('**/made/never.html', () => {});
    const { observers } = await left(page);
    await page.evaluate(async ({ pack, around }) => {
      const [frame, host] = ['#frame', '#host'].map((id) => /** @type {any} */ (document.querySelector(id)));
      if (around === 'shadow root') host.attachShadow({ mode: 'open' }).append(frame);
      frame.src = '/made/never.html';
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      Object.assign(window, { gone: around === 'body' ? frame : host, widget: attach({ packs: [pack], root: frame }) });
    }, { pack: PACK, around });
    await page.waitForFunction((observers) => /** @type {any} */ (window).left().observers > observers, observers);
    const ended = await page.evaluate(async () => {
      const mine = /** @type {any} */ (window);
      mine.gone.remove();
      return (await mine.widget).notes();
    });
    assert.deepEqual(ended, []);
    assert.deepEqual(await told(), [['failed', 'no-article']]);
    assert.equal((await left(page)).observers, observers);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a signal may be of the window of a frame', async () => {
  const { page, errors, told, close } = await outer();
  const notes = await page.evaluate(async (pack) => {
    const frame = /** @type {any} */ (document.querySelector('#frame'));
    const life = new frame.contentWindow.AbortController();
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs: [pack], root: frame, marks: 'all', signal: life.signal });
    const before = widget.notes().length;
    life.abort();
    return [before > 0, widget.notes()];
  }, PACK);
  assert.deepEqual(notes, [true, []]);
  assert.deepEqual(await told(), [['found', true]]);
  assert.deepEqual(errors, []);
  await close();
});

test('a frame of another origin is refused by an error that names it, before it is there and after', async () => {
  const elsewhere = `${origin.replace('127.0.0.1', 'localhost')}/made/first.html`;
  const { page, errors, told, inner, close } = await outer({ src: elsewhere });
  await inner().waitForSelector('article');
  for (const [how, value] of /** @type {const} */ ([['selector', '#frame'], ['element', '[object HTMLIFrameElement]']])) {
    const refused = await attach(page, how);
    assert.equal(refused?.code, 'option-invalid');
    assert.ok(refused?.message.startsWith(`option "root" is "${value}"; it can be an element or a selector`) && refused.message.includes('of this origin'), refused?.message);
  }
  const window = await page.evaluate(async (pack) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    return attach({ packs: [pack], root: frames[0] }).catch((/** @type {any} */ { code, message }) => [code, message]);
  }, PACK);
  assert.deepEqual([window[0], window[1].slice(0, 38)], ['option-invalid', 'option "root" is "object"; it can be a']);
  assert.deepEqual(await told(), []);
  assert.deepEqual(errors, []);
  await close();

  const late = await outer({ src: '' });
  await late.page.evaluate((src) => (/** @type {any} */ (document.querySelector('#frame')).src = src), elsewhere);
  assert.equal((await attach(late.page))?.code, 'option-invalid');
  assert.deepEqual(await late.told(), []);
  await late.close();

  // It comes while our files do.
  for (const file of ['widget.js', 'core_bg.wasm']) {
    const between = await outer();
    await between.page.route(`**/${file}`, async (route) => {
      await between.page.evaluate((src) => (/** @type {any} */ (document.querySelector('#frame')).src = src), elsewhere);
      await between.page.waitForFunction(() => /** @type {any} */ (document.querySelector('#frame')).contentDocument === null);
      await route.continue();
    });
    assert.equal((await attach(between.page))?.code, 'option-invalid', file);
    assert.deepEqual(await between.told(), []);
    assert.deepEqual(between.errors, []);
    await between.close();
  }
});

test('the script tag names a frame as any root', async () => {
  altered.set('made/outer.html', () => html('<iframe id="frame" src="/made/first.html"></iframe>', `<script async src="/embed.js" data-packs="${PACK}" data-root="iframe"></script>`));
  const { page, errors, settled, close } = await open();
  await page.goto(`${origin}/made/outer.html`);
  await settled();
  assert.ok((await highlights(/** @type {Frame} */ (page.frames()[1]))) > 0);
  assert.deepEqual(errors, []);
  await close();
});
