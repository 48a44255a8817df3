// @ts-check
// The reference article in the browser. It is not ours: without ../shared nothing is tested here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PACK, bare, shared } from './browser.js';

/** The painted stretches, each with what it stands in. */
const painted = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(() => {
    const names = ['backstory-entity', 'backstory-figure'];
    const ranges = names.flatMap((name) => [...(/** @type {any} */ (CSS).highlights.get(name) ?? [])]);
    return ranges.map((fixed) => {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      const beside = fixed.startContainer.parentElement.closest('.support-appeal, figcaption, h1, h2, aside, a');
      return { text: range.toString(), beside: beside && `${beside.localName}.${beside.className}` };
    });
  });

/** Every card of the widget, by its title. */
const cards = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(() => {
    const widget = /** @type {any} */ (window).widget;
    const said = widget.notes().map((/** @type {any} */ note) => {
      widget.open(note.id);
      const card = document.querySelector('backstory-card')?.shadowRoot?.querySelector('.card');
      card?.querySelectorAll('details').forEach((part) => (part.open = true));
      return [note.title, /** @type {HTMLElement} */ (card).innerText];
    });
    return Object.fromEntries(said);
  });

test('the reference article in Chromium: marks in its text alone, cards as the brief says', { skip: !shared && 'no ../shared' }, async () => {
  const { page, errors, close } = await bare('/shared/article/article.html');
  const before = await page.evaluate(() => document.querySelector('article')?.outerHTML);
  await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    /** @type {any} */ (window).widget = await attach({ packs, published: '2026-02-05' });
  }, [PACK]);
  const marks = await painted(page);
  assert.ok(marks.length >= 8, JSON.stringify(marks));
  assert.deepEqual(marks.filter((mark) => mark.beside), []);
  const said = await cards(page);
  const titles = Object.keys(said);
  for (const title of [
    'Xi Jinping', 'Donald Trump', 'Taiwan', 'Lai Ching-te', 'Vladimir Putin', 'JD Vance', 'Zhang Youxia', 'Bonnie Glaser',
    'Nicolás Maduro', 'Central Military Commission', 'German Marshall Fund of the United States', 'Chicago Board of Trade',
    'Reuters', 'Kremlin', 'White House', 'New START', '$11.1bn', '20 million tonnes',
  ]) {
    assert.equal(titles.filter((other) => other === title).length, 1, `${title} in ${titles}`);
  }
  for (const title of ['Elon Musk', 'The Independent', '14 years', 'two-month', 'last month', 'one']) assert.ok(!titles.includes(title), title);
  for (const [title, ...parts] of [
    ['Taiwan', 'Beijing', 'Taipei', 'Washington', '1949'],
    ['$11.1bn', '11.1 billion US dollars', 'largest package', 'After inflation', '$13.3bn'],
    ['Zhang Youxia', 'Investigation announced 24 January 2026'],
    ['Nicolás Maduro', 'Former president of Venezuela'],
    ['New START', 'Expired', '5\u00a0February 2026'],
    ['20 million tonnes', '+67%', 'under consideration', 'pledged'],
  ]) {
    for (const part of parts) assert.ok(said[String(title)].includes(part), `${part} in ${said[String(title)]}`);
  }
  assert.equal(await page.evaluate(() => document.querySelector('article')?.outerHTML), before);
  await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
  assert.equal(await page.evaluate(() => document.querySelector('article')?.outerHTML), before);
  assert.deepEqual(errors, []);
  await close();
});
