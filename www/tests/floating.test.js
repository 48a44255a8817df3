// @ts-check
// The notes button where the page has no place for it: in sight above whatever the page lays over itself, and beside that of another
// widget.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARD, PACK, altered, focused, hover, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

after(() => altered.clear());

const TEXT = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday that joined an old quarrel to a new promise.</p>'.repeat(4);
/** A banner as consent managers have them: over all the foot of the window, with the highest number that there is. */
const CSS = `.banner { position: fixed; inset: auto 0 0 0; height: 320px; z-index: 2147483647; background: #ddd; }
  ::backdrop { background: red; backdrop-filter: blur(9px); display: block; }`;

/** A page with these articles, not attached yet. */
async function page(/** @type {string} */ body, /** @type {import('playwright-core').BrowserContextOptions} */ options = {}, prepare = async (/** @type {Page} */ _) => /** @type {unknown} */ (undefined)) {
  altered.set('made/floating.css', () => CSS);
  altered.set('made/floating.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Floating</title><link rel="stylesheet" href="/made/floating.css"><body>${body}`);
  const opened = await open(options);
  await prepare(opened.page);
  await opened.page.goto(`${origin}/made/floating.html`);
  return opened;
}

const attach = (/** @type {Page} */ page, root = 'article') =>
  page.evaluate(async ([pack, root]) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widgets = (/** @type {any} */ (window).widgets ??= {});
    widgets[root ?? ''] = await attach({ packs: [pack], root, names: false });
  }, [PACK, root]);

const buttons = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ });
const entries = (/** @type {Page} */ page) => page.locator('backstory-list .entry');

/** Whether what is at the middle of an element is the element itself, or stands in it. */
const isOnTop = (/** @type {import('playwright-core').Locator} */ of) =>
  of.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const root = /** @type {ShadowRoot} */ (element.getRootNode());
    return element.contains(root.elementFromPoint(x + width / 2, y + height / 2)) && document.elementFromPoint(x + width / 2, y + height / 2) === root.host;
  });

test('a banner of the page, with whatever z-index, lies under the button, its list and the card', async () => {
  for (const width of [1280, 320]) {
    const { page: view, errors, close } = await page(`<input><article>${TEXT}</article><div class="banner">We value your privacy</div>`, { viewport: { width, height: 800 } });
    await view.locator('input').focus();
    await attach(view);
    assert.equal(await focused(view), 'input ', 'the focus stays where it was');
    assert.ok(await isOnTop(buttons(view)), `the button at ${width} px`);
    await view.keyboard.press('Tab');
    assert.match(await focused(view), /^button Notes on this story/, 'one stop, at the end of the page');
    await view.keyboard.press('Enter');
    for (const entry of await entries(view).all()) assert.ok(await isOnTop(entry), await entry.innerText());
    await entries(view).first().press('Enter');
    assert.ok(await isOnTop(view.locator(`${CARD} h2`)), 'the card is above the list');
    await view.keyboard.press('Escape');
    await view.keyboard.press('Escape');
    assert.match(await focused(view), /^button Notes on this story/);
    assert.equal(await entries(view).first().isVisible(), false);
    assert.deepEqual(errors, []);
    await close();
  }
});

test('a page sets the button higher, beside what it has at the foot itself', async () => {
  const { page: view, close } = await page(`<article>${TEXT}</article>`);
  await attach(view);
  await view.evaluate(() => document.documentElement.style.setProperty('--backstory-up', '320px'));
  const box = await buttons(view).boundingBox();
  assert.equal(box && Math.round(box.y + box.height), 800 - 16 - 320);
  await close();
});

test('what a page lays behind its dialogs it does not lay behind the button and the card', async () => {
  const { page: view, errors, close } = await page(`<article>${TEXT}</article>`);
  await attach(view);
  await hover(view, 'Xi Jinping');
  for (const name of ['backstory-list', 'backstory-card']) {
    assert.ok(await view.locator(name).evaluate((host) => host.matches(':popover-open')), name);
    assert.equal(await view.locator(name).evaluate((host) => getComputedStyle(host, '::backdrop').display), 'none', name);
  }
  assert.deepEqual(errors, []);
  await close();
});

test('a dialog that the page waits for stays above the button, which comes up when it is gone', async () => {
  const { page: view, errors, events, close } = await page(`<article>${TEXT}</article><dialog>Before you go on</dialog>`);
  await view.evaluate(() => document.querySelector('dialog')?.showModal());
  await attach(view);
  const isUp = () => view.locator('backstory-list').evaluate((host) => host.matches(':popover-open'));
  assert.equal(await isUp(), false);
  await view.evaluate(() => document.querySelector('dialog')?.close());
  await buttons(view).click();
  assert.equal(await isUp(), true);
  assert.ok(await isOnTop(entries(view).last()));
  assert.equal((await events())[0].type, 'found');
  assert.deepEqual(errors, []);
  await close();
});

test('a browser without popovers has the button where it was', async () => {
  const { page: view, errors, close } = await page(`<article>${TEXT}</article>`, {}, (page) =>
    page.addInitScript(() => {
      for (const name of ['showPopover', 'hidePopover', 'popover']) delete (/** @type {any} */ (HTMLElement.prototype)[name]);
    }),
  );
  await attach(view);
  const box = await buttons(view).boundingBox();
  assert.ok(box && Math.round(1280 - box.x - box.width) === 16 && Math.round(800 - box.y - box.height) === 16, JSON.stringify(box));
  await buttons(view).click();
  assert.ok(await isOnTop(entries(view).first()));
  assert.deepEqual(errors, []);
  await close();
});

test('the buttons of several widgets stand above each other, and a list above all of them', async () => {
  const articles = ['one', 'two', 'three'].map((id) => `<article id="${id}">${TEXT}</article>`).join('');
  for (const options of [{}, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }]) {
    const { page: view, errors, close } = await page(articles, options);
    await attach(view, '#one');
    await attach(view, '#two');
    const tops = async () => Promise.all((await buttons(view).all()).map(async (button) => /** @type {NonNullable<Awaited<ReturnType<typeof button.boundingBox>>>} */ (await button.boundingBox())));
    const [first, second] = await tops();
    assert.ok(first && second && first.y + first.height <= second.y - 6 && second.height === first.height, JSON.stringify([first, second]));
    for (const at of [0, 1]) {
      await buttons(view).nth(at).click();
      for (const entry of await view.locator('backstory-list').nth(at).locator('.entry').all()) assert.ok(await isOnTop(entry), `${at}: ${await entry.innerText()}`);
      await view.keyboard.press('Escape');
    }
    await view.evaluate(() => /** @type {any} */ (window).widgets['#one'].destroy());
    await attach(view, '#three');
    const [kept, third] = await tops();
    assert.deepEqual([kept, third], [first, second], 'a place that is free again is taken');
    assert.deepEqual(errors, []);
    await close();
  }
});
