// @ts-check
// Marks that are elements: what they are to the keyboard and to screen readers, and what becomes of the host's text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { CARD, open, origin } from './browser.js';

process.env.BACKSTORY_PAINTER = 'wrap';
const { everyTest, made, reader } = await import('./hands.js');

const r = everyTest();

const press = (/** @type {string} */ key) => r.page.keyboard.press(key);
const marks = (of = r, inside = 'article') => of.page.locator(`${inside} backstory-mark`);
const found = async (of = r) => (await of.events()).filter((/** @type {any} */ { type }) => type === 'found');

/** The article's markup, and how its text lies in nodes. Runs in the page. */
const state = () => {
  const article = /** @type {Element} */ (document.querySelector('article'));
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue);
  return { html: article.outerHTML, texts };
};

test('a mark is a button by its words, in the text as it was', async () => {
  const mark = r.page.locator('#one').getByRole('button', { name: '$11.1bn' });
  assert.deepEqual(await mark.evaluate((mark) => [mark.localName, mark.tabIndex, mark.getAttribute('aria-haspopup'), getComputedStyle(mark).display]), ['backstory-mark', 0, 'dialog', 'inline']);
  assert.match(await r.page.locator('#one').innerText(), /^Washington announced \$11\.1bn of arms for Taiwan, which is what Xi Jinping/);
});

test('a mark wraps over two lines as its words do', async () => {
  const { lines } = await r.find('Central Military Commission', '#narrow');
  assert.ok(lines.length > 1, `${lines.length}`);
});

for (const key of ['Enter', 'Space']) {
  test(`${key} opens the card pinned and moves the focus to it; Escape gives it back`, async () => {
    const mark = marks(r, '#one').first();
    await mark.focus();
    const words = await mark.innerText();
    const scrolled = await r.page.evaluate(() => scrollY);
    await press(key);
    assert.match(await r.focused(), /^h2 /);
    assert.equal(await r.page.evaluate(() => scrollY), scrolled);
    assert.equal(await r.page.locator(`${CARD} .way`).count(), 0, 'it stands beside its sentence');
    const [{ by }] = (await r.events()).filter((/** @type {any} */ { type }) => type === 'opened');
    assert.equal(by, 'key');
    await r.move(3, 3);
    await r.pass(3000);
    assert.equal(await r.cards(), 1, 'it stays');
    const [card, line] = [await r.cardBox(), await mark.evaluate((mark) => mark.getClientRects()[0]?.toJSON())];
    assert.ok(Math.abs(card.y - line.bottom - 6) < 1 || Math.abs(line.y - card.bottom - 6) < 1, JSON.stringify({ card, line }));
    await press('Escape');
    assert.equal(await r.focused(), `backstory-mark ${words}`);
    assert.equal(await r.cards(), 0);
  });
}

test('Tab past the end of the card goes to the mark behind its own', async () => {
  const [first, second] = await marks(r, '#one').allInnerTexts();
  await marks(r, '#one').first().focus();
  await press('Enter');
  for (let tabs = 0; tabs < 40 && (await r.cards()) > 0; tabs++) await press('Tab');
  assert.equal(await r.focused(), `backstory-mark ${second}`, `behind ${first}`);
});

test('a click of no pointer opens it as a key does', async () => {
  await marks(r, '#one').nth(1).evaluate((mark) => /** @type {HTMLElement} */ (mark).click());
  assert.match(await r.focused(), /^h2 /);
  await press('Escape');
  assert.match(await r.focused(), /^backstory-mark /);
});

test('a press moves no focus, and afterwards the mark takes it again', async () => {
  const { x, y } = await r.find('$11.1bn');
  await r.page.mouse.click(x, y);
  assert.equal(await r.focused(), 'body');
  await r.pass(0);
  assert.equal(await marks(r, '#one').first().getAttribute('tabindex'), '0');
});

test('nothing in a link or a control of the host is wrapped', async () => {
  assert.equal(await r.page.locator('a backstory-mark, button backstory-mark, label backstory-mark').count(), 0);
});

test('to the sentence: the mark takes the tab stop with it', async () => {
  await r.toggle.press('Enter');
  await r.entries.filter({ hasText: 'JD Vance' }).press('Enter');
  await r.page.locator(`${CARD} .way`).press('Enter');
  await r.painted();
  const [place, at] = await r.page.evaluate(() => [getSelection()?.anchorNode?.parentElement?.textContent, getSelection()?.anchorOffset]);
  assert.deepEqual([place, at], ['JD Vance', 0]);
});

test('what is wrapped is no change of the page, and is not read again', async () => {
  await r.pass(5000);
  assert.equal((await found()).length, 0);
  await r.toggle.press('Enter');
  await r.entries.first().press('Enter');
  const before = await marks().count();
  await r.page.locator(`${CARD} [data-choice=fewer]`).press('Enter');
  assert.ok((await marks().count()) < before);
  await r.page.locator(`${CARD} [data-choice=more]`).press('Enter');
  assert.equal(await marks().count(), before);
  await r.pass(5000);
  assert.equal((await found()).length, 0);
});

test('destroy gives the host the text nodes that it had', async () => {
  const other = await reader(made({ tag: 'data-live="on"' }));
  const wrapped = await other.page.evaluate(state);
  await other.page.evaluate(async () => (await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory).destroy());
  const after = await other.page.evaluate(state);
  await other.page.goto('about:blank');
  await other.close();
  // The page as it is without us.
  const plain = await reader(made({ tag: 'data-overrides="none.json"' }));
  const before = await plain.page.evaluate(state);
  await plain.close();
  assert.ok(wrapped.html.includes('<backstory-mark') && wrapped.texts.length > before.texts.length);
  assert.deepEqual(after, before);
});

/** Whatever a host may do to a paragraph; what it says then. @type {[what: string, edit: (p: HTMLElement) => void, says: RegExp][]} */
const EDITS = [
  ['writes other words', (p) => (p.textContent = 'Then Xi Jinping spoke.'), /^Then Xi Jinping spoke\.$/],
  ['writes other markup', (p) => p.replaceChildren(Object.assign(document.createElement('b'), { textContent: 'So JD Vance said.' })), /^So JD Vance said\.$/],
  ['adds words at the end', (p) => p.append(' That was all.'), /^On the same day Zhang Youxia was named in Beijing\..* That was all\.$/],
  ['adds words at the start', (p) => p.prepend('As it was: '), /^As it was: On the same day Zhang Youxia was named/],
  ['writes the whole text anew into its first node', (p) => (/** @type {Text} */ (p.firstChild).data = `On that day Xi Jinping was named in Beijing. ${String(p.textContent).split(/Beijing\. |The Taiwan/)[1]}`), /^On that day Xi Jinping was named in Beijing\.(?!.*Zhang).*will be\. The Taiwan/],
  ['adds words in its first node', (p) => (/** @type {Text} */ (p.firstChild).data += 'again '), /^On the same day again Zhang Youxia was named in Beijing/],
  ['takes out its first node', (p) => p.firstChild?.remove(), /^(?!.*(same day|Zhang))/],
  ['puts its nodes together', (p) => p.normalize(), /^On the same day Zhang Youxia was named in Beijing/],
  ['copies itself', (p) => p.replaceChildren(...[...p.childNodes].map((node) => node.cloneNode(true))), /^On the same day Zhang Youxia was named in Beijing/],
  ['writes its own markup', (p) => p.replaceWith(p.cloneNode(true)), /^On the same day Zhang Youxia was named in Beijing/],
];
for (const [what, edit, says] of EDITS) {
  test(`a host that ${what} keeps what it says, and nothing of ours is left in it afterwards`, async () => {
    const other = await reader(made());
    await other.page.locator('#two').evaluate(edit);
    await other.pass(250);
    await other.pass(1000);
    const words = await other.page.locator('#two').innerText();
    assert.match(words, says);
    assert.equal(await other.page.locator('backstory-mark backstory-mark').count(), 0);
    assert.ok((await marks(other, '#many').count()) > 20, 'the others stay');
    await other.page.evaluate(async () => (await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory).destroy());
    assert.equal(await other.page.locator('#two').innerText(), words);
    assert.equal(await other.page.locator('backstory-mark').count(), 0);
    assert.deepEqual(other.errors, []);
    await other.close();
  });
}

test('a mark keeps the focus while the host changes other words', async () => {
  await marks(r, '#one').nth(1).focus();
  const focused = await r.focused();
  await r.page.locator('#last').evaluate((p) => p.append(' So it went.'));
  await r.pass(250);
  await r.pass(1000);
  assert.equal((await found()).length, 1);
  assert.equal(await r.focused(), focused);
});

test('it works in a browser without highlights, where the sentence lights up by its mark', async () => {
  const other = await reader(made(), {}, [() => void (delete (/** @type {any} */ (CSS).highlights), Object.defineProperty(CSS, 'highlights', { value: undefined }))]);
  await other.rest('$11.1bn');
  assert.equal(await other.title(), '$11.1bn');
  await other.page.keyboard.press('Escape');
  await other.toggle.press('Enter');
  await other.entries.filter({ hasText: 'JD Vance' }).press('Enter');
  await other.page.locator(`${CARD} .way`).press('Enter');
  assert.deepEqual(await other.page.locator('[data-flash]').allInnerTexts(), ['JD Vance']);
  await other.pass(2000);
  assert.equal(await other.page.locator('[data-flash]').count(), 0);
  await other.close();
});

for (const options of /** @type {const} */ ([{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }])) {
  test(`axe-core finds nothing with marks and a card: ${JSON.stringify(options)}`, async () => {
    const { page, settled, close } = await open({ ...options, reducedMotion: 'reduce' });
    await page.goto(origin + made());
    await settled();
    await page.locator('#one backstory-mark').first().press('Enter');
    await page.evaluate(axe.source);
    const rules = { 'color-contrast': { enabled: !('forcedColors' in options) } };
    // The story's own fields and frames are what they are.
    const { violations } = await page.evaluate((rules) => /** @type {any} */ (window).axe.run({ include: [['#one'], ['backstory-card']] }, { resultTypes: ['violations'], rules }), rules);
    assert.deepEqual(violations.map((/** @type {axe.Result} */ { id, nodes }) => [id, nodes[0]?.html]), []);
    await close();
  });
}

/** A story with these paragraphs, long enough to be one. */
const storyOf = (/** @type {string[]} */ paragraphs) => `<article><h1>A call</h1><p>${'They spoke of it for an hour and agreed on little. '.repeat(6)}</p>${paragraphs.map((text, at) => `<h2>Part ${at}</h2><p class="said">${text}</p>`).join('')}</article>`;

/** Puts what takes the widget out where a host can call it. */
const letGo = (/** @type {Awaited<ReturnType<typeof reader>>} */ { page }) =>
  page.evaluate(async () => {
    const { backstory } = /** @type {any} */ (document.querySelector('script[data-packs]'));
    const { destroy } = await backstory;
    /** @type {any} */ (window).letGo = destroy;
  });

/** What a host may do to the first node of `He said "Taiwan"`, which ends as its first piece does. @type {[what: string, edit: (p: HTMLElement) => void, says: string][]} */
const QUOTED = [
  ['adds words in quotation marks', (p) => /** @type {Text} */ (p.firstChild).appendData('again"'), 'He said "again"Taiwan"'],
  ['writes the text anew', (p) => (/** @type {Text} */ (p.firstChild).data = 'He never said "Taiwan"'), 'He never said "Taiwan"'],
  ['writes another text', (p) => (/** @type {Text} */ (p.firstChild).data = 'Then nobody said anything.'), 'Then nobody said anything.'],
  ['writes the text anew and lets us go', (p) => ((/** @type {Text} */ (p.firstChild).data = 'She said "Taiwan"'), /** @type {any} */ (window).letGo()), 'She said "Taiwan"'],
  ['puts another node for the first', (p) => p.firstChild?.replaceWith('He whispered "'), 'He whispered "Taiwan"'],
  ['cuts off the first letter', (p) => p.firstChild?.replaceWith('H', 'e said "'), 'He said "Taiwan"'],
  ['puts a text before it and the nodes together', (p) => (p.prepend('So: '), p.normalize()), 'So: He said "Taiwan"'],
  ['puts a text behind a mark', (p) => p.querySelector('backstory-mark')?.after(' (sic)'), 'He said "Taiwan (sic)"'],
  ['puts a text in the place of our piece', (p) => (p.lastChild?.replaceWith('" again.'), (/** @type {Text} */ (p.firstChild).data = 'So he said "')), 'So he said "Taiwan" again.'],
  ['takes the words out of it', (p) => (/** @type {Text} */ (p.firstChild).data = ''), 'Taiwan"'],
  ['takes it out', (p) => p.firstChild?.remove(), ''],
  ['takes it out and puts it back later', (p) => { const { firstChild } = p; firstChild?.remove(); setTimeout(() => p.append(/** @type {Node} */ (firstChild)), 100); }, 'He said "Taiwan"'],
];
for (const [what, edit, says] of QUOTED) {
  test(`of a text in quotation marks no word is lost or left over where a host ${what}`, async () => {
    const other = await reader(made({ body: storyOf(['He said "Taiwan"']) }));
    const said = other.page.locator('.said');
    assert.equal(await marks(other, '.said').count(), 1);
    await letGo(other);
    await said.evaluate(edit);
    await other.pass(2000);
    assert.equal(await said.textContent(), says);
    await other.page.evaluate(() => /** @type {any} */ (window).letGo());
    assert.equal(await said.textContent(), says);
    assert.equal(await other.page.locator('backstory-mark').count(), 0);
    assert.deepEqual(other.errors, []);
    await other.close();
  });
}

test('what a reader may write into is not wrapped, nor what stands in a row of boxes, and no mark is told of there', async () => {
  const other = await reader(made({ body: storyOf(['<span contenteditable>He said Taiwan.</span>', '<span class="row">He said Taiwan.</span>', 'He said Taiwan.']), style: '.row { display: flex; }' }));
  assert.deepEqual(await other.page.locator('.said').evaluateAll((all) => all.map((p) => p.querySelectorAll('backstory-mark').length)), [0, 0, 1]);
  const [{ marks: told }] = await found(other);
  assert.equal(told, await marks(other).count());
  await other.close();
});

/**
 * Edits of a host that knows nothing of marks: some by what it has in mind of a paragraph, whose first node it holds, some by
 * what it finds. `said` is what the paragraphs would say without us. Runs in the page.
 *
 * @param {{ said: string[], seed: number, edits: number }} of
 */
const editAtRandom = ({ said, seed, edits }) => {
  let state = seed;
  // Of the textbook: Numerical Recipes, 2nd edition, page 284.
  const below = (/** @type {number} */ most) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0), Math.floor((state / 2 ** 32) * most));
  const pick = (/** @type {any[]} */ list) => list[below(list.length)];
  const WORDS = ['Taiwan', 'Xi Jinping', 'JD Vance', '$7bn', 'however', 'island', 'é한👩🏽‍⚕️', '“so”', 'on Monday,'];
  const held = /** @type {{ paragraphs?: HTMLElement[], texts?: (Text | null)[] }} */ (window);
  const paragraphs = (held.paragraphs ??= [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.said'))]);
  /** First nodes that say the whole of a paragraph. */
  const texts = (held.texts ??= paragraphs.map((p) => /** @type {Text} */ (p.firstChild)));
  const done = [];
  const left = paragraphs.map((_, at) => at);
  for (let count = 0; count < edits; count++) {
    const [at] = left.splice(below(left.length), 1);
    if (at === undefined) break;
    const [p, text, before] = [/** @type {HTMLElement} */ (paragraphs[at]), texts[at], String(said[at])];
    const words = before.split(' ');
    const replaced = below(words.length);
    const write = (/** @type {string} */ now) => {
      said[at] = now;
      if (text?.isConnected) text.data = now;
      else (p.textContent = now), (texts[at] = /** @type {Text} */ (p.firstChild));
    };
    /** @type {Record<string, () => void>} */
    const ways = {
      changesAWord: () => write(words.map((word, at) => (at === replaced ? pick(WORDS) : word)).join(' ')),
      addsAWord: () => write(`${before} ${pick(WORDS)}.`),
      putsAWordFirst: () => write(`${pick(WORDS)} ${before}`),
      writesAnotherText: () => {
        // Of an empty piece nobody can tell.
        if (text?.data.trim()) write(`${'QXZJ'.replace(String(before[0]), '')[below(3)]} ${words.map((word, at) => (at % 7 ? 'mumble' : word)).join(' ')}!`);
      },
      insertsWhereItFinds: () => {
        const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
        const pieces = [];
        while (walker.nextNode()) pieces.push(/** @type {Text} */ (walker.currentNode));
        const piece = pick(pieces.filter(({ length }) => length > 0));
        const offset = below(piece.length);
        const start = pieces.slice(0, pieces.indexOf(piece)).reduce((sum, { length }) => sum + length, 0) + offset;
        const [out, put] = [below(3), pick(['', 'x', ' yes '])];
        const gone = Math.min(out, piece.length - offset);
        piece.replaceData(offset, gone, put);
        said[at] = before.slice(0, start) + put + before.slice(start + gone);
      },
      appends: () => (p.append(' So.'), (texts[at] = null), (said[at] = `${before} So.`)),
      prepends: () => (p.prepend('So: '), (texts[at] = null), (said[at] = `So: ${before}`)),
      normalizes: () => p.normalize(),
      writesItAnew: () => ((p.textContent = before), (texts[at] = /** @type {Text} */ (p.firstChild))),
      copies: () => (p.replaceChildren(...[...p.childNodes].map((node) => node.cloneNode(true))), (texts[at] = null)),
      movesIt: () => p.parentElement?.insertBefore(p, p.previousElementSibling),
      isEmphatic: () => { const b = document.createElement('b'); b.append(...p.childNodes); p.append(b); },
      isSo: () => p.querySelector('b')?.replaceWith(.../** @type {Element} */ (p.querySelector('b')).childNodes),
    };
    const way = pick(Object.keys(ways));
    done.push(`${at} ${way}`);
    ways[way]?.();
  }
  return { said, seed: state, done };
};

for (const seed of [1, 2, 3]) {
  test(`some hundred edits at random leave the page as it would be without us: ${seed}`, async () => {
    const names = ['Taiwan', 'Xi Jinping', '$11.1bn', 'Zhang Youxia', 'JD Vance'];
    let said = Array.from({ length: 24 }, (_, at) =>
      `${at % 3 ? 'As those tell it who were there, ' : ''}${names[at % 5]} was what they spoke of at “${names[(at + 1) % 5]}” and of ${names[(at + 2) % 5]} too, though nobody has said so when asked since then`);
    const other = await reader(made({ body: storyOf(said) }));
    assert.ok((await marks(other, '.said').count()) > 20);
    await letGo(other);
    const now = () => other.page.evaluate(() => /** @type {any} */ (window).paragraphs.map((/** @type {HTMLElement} */ p) => p.textContent));
    const all = [];
    for (let [round, random] = [0, seed]; round < 60; round++) {
      const edited = await other.page.evaluate(editAtRandom, { said, seed: random, edits: 5 });
      [said, random] = [edited.said, edited.seed];
      all.push(edited.done);
      // Sometimes in the middle of reading.
      await other.pass([0, 250, 1000][round % 3] ?? 0);
      assert.deepEqual(await now(), said, JSON.stringify(all.slice(-6)));
    }
    assert.ok((await marks(other, '.said').count()) > 5);
    const last = await other.page.evaluate(editAtRandom, { said, seed, edits: 12 });
    await other.page.evaluate(() => /** @type {any} */ (window).letGo());
    assert.deepEqual(await now(), last.said, JSON.stringify(last.done));
    assert.equal(await other.page.locator('backstory-mark').count(), 0);
    assert.deepEqual(other.errors, []);
    await other.close();
  });
}
