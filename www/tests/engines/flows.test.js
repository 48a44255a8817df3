// @ts-check
// The main flows of a reader, written once and run in Chromium, Firefox and WebKitGTK by their own drivers. The server's policy is
// the strictest that the widget works under, so each flow is a test of that, too.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES } from './engines.js';
import { demo, marks, place } from './stories.js';
import { KEYS } from './webdriver.js';

/** @typedef {import('./webdriver.js').Session} Session */

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** The words of the open card, or nothing. */
const card = (/** @type {Session} */ session) =>
  session.run(() => {
    const host = document.querySelector('backstory-card[data-open]');
    return /** @type {HTMLElement | null | undefined} */ (host?.shadowRoot?.querySelector('.card'))?.innerText ?? '';
  });
const opens = (/** @type {Session} */ session) => session.until(() => document.querySelector('backstory-card[data-open]')?.shadowRoot?.querySelector('.card'));
const closes = (/** @type {Session} */ session) => session.until(() => !document.querySelector('backstory-card[data-open]'));

/** What has the focus, in shadow roots too. */
const focused = (/** @type {Session} */ session) =>
  session.run(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return `${at?.localName} ${at === document.body ? '' : at?.textContent}`;
  });

const inList = (/** @type {Session} */ session) =>
  session.run(() => {
    const hosts = [document, document.querySelector('backstory-notes')?.shadowRoot].map((root) => root?.querySelector('backstory-list'));
    const list = hosts.find((host) => host)?.shadowRoot;
    return [...(list?.querySelectorAll('.entry') ?? [])].map((entry) => entry.textContent ?? '');
  });

async function tabTo(/** @type {Session} */ session, /** @type {RegExp} */ words, held = '') {
  for (let tabs = 0; tabs < 40; tabs++) {
    await session.press([KEYS.tab], held);
    if (words.test(await focused(session))) return;
  }
  assert.fail(`no way by Tab to ${words}; at last ${await focused(session)}`);
}

const errors = (/** @type {Session} */ session) => session.run(() => /** @type {any} */ (window).errors);

for (const engine of ENGINES) {
  describe(engine.name, () => {
    /** @type {Session} */
    let session;
    before(async () => {
      session = await engine.open('light');
      await session.resize(1280, 900);
      console.log(`${engine.name} ${session.version}`);
    });
    after(() => session?.end());

    test('the demo is read, and its marks are painted', async () => {
      await demo(session);
      const [found] = await session.run(() => /** @type {any} */ (window).told);
      assert.ok(found.type === 'found' && found.notes > 20 && found.marks >= 8, JSON.stringify(found));
      const words = new Set((await marks(session)).map(({ text }) => text));
      for (const surface of ['$11.1bn', 'Zhang Youxia', 'Vladimir Putin']) assert.ok(words.has(surface), `${surface} in ${[...words]}`);
      assert.deepEqual(await errors(session), []);
    });

    test('resting on a figure opens its card, and leaving closes it', async () => {
      await demo(session);
      const { x, y } = await place(session, '$11.1bn');
      await session.move([x + 200, y + 60], [x + 2, y], [x, y]);
      await opens(session);
      const words = await card(session);
      for (const part of ['11.1 billion US dollars', 'largest package', 'After inflation']) assert.ok(words.includes(part), `${part} in ${words}`);
      assert.equal(await focused(session), 'body ', 'resting moves no focus');
      await session.move([x + 60, 8], [x + 70, 5]);
      await closes(session);
      assert.deepEqual(await errors(session), []);
    });

    test('a click pins, a second one closes; Escape closes, too', async () => {
      await demo(session);
      const { x, y } = await place(session, 'Zhang Youxia');
      await session.click(x, y);
      await opens(session);
      await session.move([x + 60, 8], [x + 70, 5]);
      await pause(700);
      assert.match(await card(session), /Investigation announced 24 January 2026/, 'pinned');
      await session.click(x, y);
      await closes(session);
      // Three presses at one place in a row would select the paragraph.
      await pause(700);
      await session.click(x, y);
      await opens(session);
      await session.press([KEYS.escape]);
      await closes(session);
      assert.deepEqual(await errors(session), []);
    });

    test('the list opens cards by keyboard, and gets the focus back', async () => {
      await demo(session);
      await tabTo(session, /^button Notes on this story/);
      await session.press([KEYS.enter]);
      // The list opens at the entry nearest to where the reader is.
      const titles = (await inList(session)).map((title) => `button ${title}`);
      const at = titles.indexOf(await focused(session));
      assert.ok(at >= 0, await focused(session));
      await session.press([KEYS.tab, KEYS.enter]);
      await opens(session);
      assert.match(await focused(session), /^h2 ./, 'the heading has the focus');
      await session.press([KEYS.escape]);
      await closes(session);
      assert.equal(await focused(session), titles[at + 1]);
      await session.press([KEYS.enter]);
      await opens(session);
      for (let tabs = 0; tabs < 40 && (await card(session)); tabs++) await session.press([KEYS.tab]);
      assert.equal(await focused(session), titles[at + 2], 'past the end: the stop after the opener');
      await session.press([KEYS.escape]);
      assert.match(await focused(session), /^button Notes on this story/);
      assert.deepEqual(await errors(session), []);
    });

    test('to the sentence and back to the notes', async () => {
      await demo(session);
      await tabTo(session, /^button Notes on this story/);
      await session.press([KEYS.enter]);
      await tabTo(session, /^button Zhang Youxia$/);
      await session.press([KEYS.enter]);
      await opens(session);
      await tabTo(session, /^button Go to the sentence$/);
      await session.press([KEYS.enter]);
      await closes(session);
      const { words, flashed } = await session.run(() => {
        const selection = getSelection();
        const words = selection?.anchorNode?.textContent?.slice(selection.anchorOffset, selection.anchorOffset + 12);
        return { words, flashed: /** @type {any} */ (CSS).highlights?.get('backstory-flash')?.size };
      });
      assert.deepEqual([words, flashed], ['Zhang Youxia', 1]);
      // Backwards: the list stands before the sentences. Forwards the way leads through the browser's own buttons.
      await tabTo(session, /^button Back to notes$/, KEYS.shift);
      await session.press([KEYS.enter]);
      assert.equal(await focused(session), 'button Zhang Youxia');
      assert.deepEqual(await errors(session), []);
    });

    test('a tap opens a sheet, and one elsewhere closes it', { skip: !engine.touch && 'its driver has no fingers' }, async () => {
      await demo(session);
      const { x, y } = await place(session, '$11.1bn');
      await session.tap(x, y);
      await opens(session);
      assert.ok(await session.run(() => document.querySelector('backstory-card[data-sheet]') !== null));
      await session.tap(x, y - 200);
      await closes(session);
      assert.deepEqual(await errors(session), []);
    });

    test('the host changes its page: marks follow', async () => {
      await demo(session);
      await session.run(() => {
        const first = document.querySelector('article .text p');
        first?.before(Object.assign(document.createElement('p'), { textContent: 'A new first paragraph that the newsroom has put in.' }));
        [...document.querySelectorAll('article p')].find((p) => p.textContent?.includes('$11.1bn'))?.remove();
      });
      await session.until(() => /** @type {any} */ (window).told.length > 1);
      await assert.rejects(place(session, '$11.1bn'), /is not painted/);
      const { x, y } = await place(session, 'Zhang Youxia');
      await session.move([x + 200, y + 60], [x + 2, y], [x, y]);
      await opens(session);
      assert.deepEqual(await errors(session), []);
    });

    test('destroy leaves nothing, with a card open', async () => {
      await demo(session, { attached: false });
      const left = () => session.run(() => /** @type {any} */ (window).left());
      const before = await left();
      await session.run(() => /** @type {any} */ (window).attach());
      const busy = await left();
      assert.ok(busy.highlights > 0 && busy.sheets === 1 && busy.observers === 1 && busy.listeners > before.listeners, JSON.stringify({ ...busy, html: '' }));
      const { x, y } = await place(session, '$11.1bn');
      await session.move([x + 200, y + 60], [x + 2, y], [x, y]);
      await opens(session);
      await session.run(() => /** @type {any} */ (window).widget.destroy());
      assert.deepEqual(await left(), before);
      assert.deepEqual(await errors(session), []);
    });
  });
}
