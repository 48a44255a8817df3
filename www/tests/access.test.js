// @ts-check
// Cards and list for those who see them otherwise, or not at all: axe-core's rules in every state and theme, the demo by the
// keyboard alone, and the demo by the accessibility tree alone, which is what a screen reader has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { CARD, hover, place, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const toggle = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ });
const DEMO = ['/demo/', '/demo/second.html'];
/** Marked in each story of the demo. @type {Record<string, string>} */
const MARKED = { '/demo/': '$11.1bn', '/demo/second.html': '4.5 per cent' };

/** How each state comes about, from a page on which nothing is open. @type {[string, (page: Page, surface: string) => Promise<unknown>][]} */
const STATES = [
  ['closed', async () => {}],
  ['open', hover],
  [
    'pinned',
    async (page, surface) => {
      const { x, y } = await place(page, surface);
      await page.mouse.click(x, y);
      await page.waitForSelector(CARD);
    },
  ],
  [
    'sheet',
    async (page, surface) => {
      const { x, y } = await place(page, surface);
      await page.touchscreen.tap(x, y);
      await page.waitForSelector('backstory-card[data-sheet] .card');
    },
  ],
  ['list', (page) => toggle(page).click()],
  [
    'card beside the list',
    async (page) => {
      await toggle(page).click();
      await page.locator('backstory-list .entry').nth(2).press('Enter');
      await page.locator(`${CARD} summary`).evaluateAll((all) => all.forEach((summary) => /** @type {HTMLElement} */ (summary).click()));
    },
  ],
];

/** @type {[string, import('playwright-core').BrowserContextOptions][]} */
const THEMES = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['forced dark colours', { forcedColors: 'active', colorScheme: 'dark' }],
];

/**
 * Where the reader's own colours are forced, Chromium gives the author's as those that letters are filled with, and axe-core
 * takes them for painted: it is given the colour that is. Runs in the page.
 */
function tellPainted() {
  const FILL = '-webkit-text-fill-color';
  const told = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (/** @type {string} */ name) {
    return told.call(this, name === FILL ? 'color' : name);
  };
}

/** What axe-core has against the page as it is now, a line for each element. */
async function violations(/** @type {Page} */ page) {
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] }));
  return /** @type {axe.Result[]} */ (violations).flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}

for (const path of DEMO) {
  for (const [theme, options] of THEMES) {
    test(`axe-core finds nothing on ${path} in ${theme}`, async () => {
      // In the middle of a fade a colour is neither here nor there.
      const { page, close } = await story(path, { ...options, hasTouch: true, reducedMotion: 'reduce' });
      if (options.forcedColors) await page.evaluate(tellPainted);
      await page.evaluate(axe.source);
      for (const [state, enter] of STATES) {
        await enter(page, MARKED[path] ?? '');
        assert.deepEqual(await violations(page), [], state);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.mouse.move(5, 5);
      }
      await close();
    });
  }
}

/** The stop of the keyboard, in shadow roots too: what it is, what it says, and whether it is in a card. */
const stop = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    const inCard = at?.localName === 'backstory-card';
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return { tag: at?.localName ?? '', text: at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '', inCard };
  });

/** Until the end of the card is in sight. */
const scrolledToEnd = (/** @type {Page} */ page) =>
  page.waitForFunction(() => {
    const card = document.querySelector('backstory-card')?.shadowRoot?.querySelector('.card');
    return card && card.scrollTop + card.clientHeight > card.scrollHeight - 2;
  });

async function tabTo(/** @type {Page} */ page, /** @type {RegExp} */ words) {
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press('Tab');
    if (words.test((await stop(page)).text)) return;
  }
  assert.fail(`no way by Tab to ${words}`);
}

/** Goes from stop to stop until the card is left, and unfolds what can be. Gives the stops. */
async function walkThrough(/** @type {Page} */ page) {
  const stops = [];
  while (stops.length < 60) {
    await page.keyboard.press('Tab');
    const { tag, text, inCard } = await stop(page);
    if (!inCard) return stops;
    stops.push(`${tag} ${text}`);
    if (tag === 'summary') await page.keyboard.press('Enter');
  }
  assert.fail(`no way out of ${stops}`);
}

for (const path of DEMO) {
  test(`${path} by the keyboard alone: every card is opened, read to its end, left and come back from`, async () => {
    const { page, errors, close } = await story(path, { reducedMotion: 'reduce' });
    await tabTo(page, /^Notes on this story/);
    await page.keyboard.press('Enter');
    const titles = await page.locator('backstory-list .entry').allInnerTexts();
    // The list opens at the entry nearest to where the reader is.
    for (let at = titles.indexOf((await stop(page)).text); at > 0; at--) await page.keyboard.press('Shift+Tab');
    for (const title of titles) {
      assert.deepEqual(await stop(page), { tag: 'button', text: title, inCard: false });
      await page.keyboard.press('Enter');
      const { tag, text } = await stop(page);
      assert.ok(tag === 'h2' && text.length > 0, `${title}: ${tag} ${text}`);
      await page.keyboard.press('End');
      await scrolledToEnd(page);
      await page.keyboard.press('Escape');
      assert.deepEqual(await stop(page), { tag: 'button', text: title, inCard: false }, 'Escape gives the focus back');
      await page.keyboard.press('Enter');
      const stops = await walkThrough(page);
      assert.equal(await page.locator(CARD).count(), 0, `${title}: past its end it is closed`);
      assert.equal(stops[0], 'button Close', title);
      assert.ok(stops.every((stop) => /\S \S/.test(stop)), `${title}: every stop says what it is: ${stops}`);
    }
    assert.ok(titles.length > 15, `${titles.length} cards`);
    assert.deepEqual(errors, []);
    await close();
  });
}

/** @typedef {{ ignored: boolean, nodeId: string, backendDOMNodeId?: number, childIds?: string[], role?: { value: string }, name?: { value: string }, properties?: { name: string, value: { value?: unknown } }[] }} Node */

/** A page as assistive technology has it: nodes with roles and names, which can be activated, and nothing else. */
async function assistant(/** @type {Page} */ page) {
  const client = await page.context().newCDPSession(page);
  /** @type {Map<string, Node>} */
  let nodes = new Map();
  /** Looks again. */
  const look = async () => {
    const tree = await client.send('Accessibility.getFullAXTree');
    nodes = new Map(tree.nodes.map((node) => [node.nodeId, /** @type {Node} */ (node)]));
  };
  /** A node and all below it, in reading order. @returns {Node[]} */
  const below = (/** @type {Node | undefined} */ node) => (node ? [...(node.ignored ? [] : [node]), ...(node.childIds ?? []).flatMap((id) => below(nodes.get(id)))] : []);
  const all = () => [...nodes.values()].filter((node) => !node.ignored);
  return {
    look,
    all,
    below,
    /** The focused node below the page itself. */
    focused: () => all().filter((node) => role(node) !== 'RootWebArea' && property(node, 'focused') === true).pop(),
    async activate(/** @type {Node | undefined} */ node) {
      assert.ok(node?.backendDOMNodeId, 'there is nothing to activate');
      const { object } = await client.send('DOM.resolveNode', { backendNodeId: node.backendDOMNodeId });
      assert.ok(object.objectId);
      await client.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: 'function () { this.focus(); this.click(); }' });
      await look();
    },
  };
}

const role = (/** @type {Node} */ node) => node.role?.value ?? '';
const name = (/** @type {Node | undefined} */ node) => node?.name?.value?.trim() ?? '';
const property = (/** @type {Node} */ node, /** @type {string} */ wanted) => node.properties?.find(({ name }) => name === wanted)?.value.value;
const words = (/** @type {Node[]} */ nodes) => nodes.filter((node) => role(node) === 'StaticText').map(name).join(' ');

/** Things of a card that assistive technology calls by their names, and that have none. */
const nameless = (/** @type {Node[]} */ nodes) => {
  const named = ['heading', 'link', 'button', 'rowheader', 'columnheader', 'table', 'img', 'image'];
  return nodes.filter((node) => named.includes(role(node)) && !name(node)).map(role);
};

for (const path of DEMO) {
  test(`${path} by the accessibility tree alone: every card is opened, read, left and come back from`, async () => {
    const { page, errors, close } = await story(path, { reducedMotion: 'reduce' });
    const reader = await assistant(page);
    await reader.look();
    const button = () => reader.all().find((node) => role(node) === 'button' && /^Notes on this story \(\d+\)$/.test(name(node)));
    const dialogs = () => reader.all().filter((node) => role(node) === 'dialog');
    assert.equal(property(/** @type {Node} */ (button()), 'expanded'), false);
    await reader.activate(button());
    assert.equal(property(/** @type {Node} */ (button()), 'expanded'), true);
    const titles = await page.locator('backstory-list .entry').allInnerTexts();
    const entry = (/** @type {string} */ title) =>
      reader.all().filter((node) => role(node) === 'listitem').flatMap(reader.below).find((node) => role(node) === 'button' && name(node) === title);
    for (const title of titles) {
      await reader.activate(entry(title));
      const [dialog, ...others] = dialogs();
      assert.ok(dialog && others.length === 0, `${title}: one dialog`);
      const focused = reader.focused();
      assert.deepEqual([focused && role(focused), name(focused)], ['heading', name(dialog)], `${title}: the focus is on the heading that names the dialog`);
      const card = reader.below(dialog);
      assert.ok(words(card).length > name(dialog).length + 20, `${title}: ${words(card)}`);
      assert.deepEqual(nameless(card), [], title);
      for (const link of card.filter((node) => role(node) === 'link')) assert.match(String(property(link, 'url')), /^https:/, name(link));
      const folded = card.find((node) => role(node) === 'DisclosureTriangle');
      if (folded) {
        await reader.activate(folded);
        assert.ok(words(reader.below(dialogs()[0])).length > words(card).length, `${title}: ${name(folded)}`);
      }
      await reader.activate(reader.below(dialogs()[0]).find((node) => role(node) === 'button' && name(node) === 'Close'));
      assert.deepEqual(dialogs(), [], `${title} is closed`);
      assert.equal(name(reader.focused()), title, 'the focus is back');
    }
    assert.ok(titles.length > 15, `${titles.length} cards`);
    assert.deepEqual(errors, []);
    await close();
  });
}
