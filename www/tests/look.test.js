// @ts-check
// The publisher's own look, by properties and parts; a line in the place of bars; and how a card fits where it stands.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CARD, PACK, altered, hover, story } from './browser.js';

const COMMAND = process.env.BACKSTORY_COMMAND ?? fileURLToPath(new URL('../../target/release/backstory', import.meta.url));

/** Opens a page of one paragraph with a style sheet of its own. */
async function styled(/** @type {string} */ text, { css = '', packs = PACK, tag = '', body = '' } = {}, /** @type {import('playwright-core').BrowserContextOptions} */ options = {}) {
  altered.set('made/look.css', () => css);
  altered.set('made/look.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Look</title><meta property="article:published_time" content="2026-02-05">
    <link rel="stylesheet" href="/made/look.css"><script async src="/embed.js" data-packs="${packs}" data-root="article" data-marks="all" data-names="off" ${tag}></script><body>${body}<article><p>${text}</p></article>`);
  return story('/made/look.html', { reducedMotion: 'reduce', ...options });
}

/** Serves the pack of countries that are made up, with or without a year of them. */
async function course({ without = '' } = {}, /** @type {import('playwright-core').BrowserContextOptions} */ options = {}) {
  const folder = await mkdtemp(`${tmpdir()}/backstory-`);
  await cp(new URL('packs/course', import.meta.url), folder, { recursive: true });
  const rows = `${folder}/series/freedonia-defence-share.csv`;
  const kept = (await readFile(rows, 'utf8')).split('\n').filter((row) => !without || !row.startsWith(without));
  await writeFile(rows, kept.join('\n'));
  await promisify(execFile)(COMMAND, ['pack', 'build', folder, '-o', `${folder}/course.pack`]);
  const pack = await readFile(`${folder}/course.pack`);
  altered.set('made/course.pack', () => pack);
  return styled('Freedonia spent 3.3 per cent of its GDP on defence in 2023, more than in the year before, and Sylvania none.', { packs: '/made/course.pack' }, options);
}

/** Computed values of the first element that fits the selector, in whatever shadow root. */
const look = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ selector, /** @type {string[]} */ ...properties) =>
  page.locator(selector).first().evaluate((element, properties) => properties.map((name) => getComputedStyle(element).getPropertyValue(name)), properties);

test('a page gives the card its colours, letters and width by properties', async () => {
  const css = `:root { --backstory-ink: rgb(1, 2, 3); --backstory-soft: rgb(4, 5, 6); --backstory-paper: rgb(250, 251, 252); --backstory-line: rgb(7, 8, 9);
    --backstory-accent: rgb(10, 11, 12); --backstory-bar: rgb(13, 14, 15); --backstory-font: "Made Up", monospace; --backstory-width: 500px; }`;
  const { page, errors, close } = await styled('Washington announced $11.1bn of arms for Taiwan, and the United States had never sold it more at once.', { css });
  await hover(page, '$11.1bn');
  assert.deepEqual(await look(page, CARD, 'color', 'background-color', 'border-top-color', 'inline-size', 'font-family'), ['rgb(1, 2, 3)', 'rgb(250, 251, 252)', 'rgb(7, 8, 9)', '500px', '"Made Up", monospace']);
  assert.deepEqual(await look(page, `${CARD} .gloss`, 'color'), ['rgb(4, 5, 6)']);
  assert.deepEqual(await look(page, `${CARD} .sources a`, 'color'), ['rgb(10, 11, 12)']);
  assert.deepEqual(await look(page, `${CARD} tr:not(.current) .bar`, 'fill'), ['rgb(13, 14, 15)']);
  assert.deepEqual(await look(page, 'backstory-list .toggle', 'color', 'background-color'), ['rgb(1, 2, 3)', 'rgb(250, 251, 252)']);
  assert.deepEqual(errors, []);
  await close();
});

test('a page reaches the parts of the card, and of the list in its own place or none', async () => {
  const parts = ['card', 'eyebrow', 'title', 'gloss', 'body', 'chart', 'facts', 'positions', 'more', 'note', 'name', 'sources', 'controls', 'close'];
  const css = parts.map((part, at) => `backstory-card::part(${part}) { outline-color: rgb(1, 2, ${at}); }`).join('\n');
  const list = 'backstory-notes::part(toggle), backstory-list::part(toggle) { border-radius: 3px; } backstory-notes::part(entry) { color: rgb(9, 9, 9); }';
  const text = 'Washington announced $11.1bn of arms for Taiwan, and the United States had never sold it more at once.';
  for (const body of ['<backstory-notes></backstory-notes>', '']) {
    const { page, errors, close } = await styled(text, { css: css + list, body });
    /** @type {Set<string>} */
    const reached = new Set();
    for (const name of ['Taiwan', '$11.1bn']) {
      await hover(page, name);
      for (const [at, part] of parts.entries()) {
        const found = page.locator(`${CARD}[part~="${part}"], ${CARD} [part~="${part}"]`);
        for (const colour of await found.evaluateAll((all) => all.map((element) => getComputedStyle(element).outlineColor))) {
          assert.equal(colour, `rgb(1, 2, ${at})`, part);
          reached.add(part);
        }
      }
      await page.keyboard.press('Escape');
    }
    assert.deepEqual(parts.filter((part) => !reached.has(part)), []);
    assert.deepEqual(await look(page, 'backstory-list .toggle', 'border-top-left-radius'), ['3px']);
    await page.locator('backstory-list .toggle').click();
    if (body) assert.deepEqual(await look(page, 'backstory-list .entry', 'color'), ['rgb(9, 9, 9)']);
    assert.deepEqual(errors, []);
    await close();
  }
});

test('eight years on end are a line with its own year marked, and a table behind "More"', async () => {
  const { page, errors, close } = await course();
  await hover(page, '3.3 per cent');
  const card = page.locator(CARD);
  const points = (await card.locator('polyline.measure-0').getAttribute('points'))?.trim().split(' ') ?? [];
  assert.equal(points.length, 12);
  assert.deepEqual([points[0], points.at(-1)], ['0,578', '1000,0'], 'from the first year to the largest, measured from zero');
  assert.equal(await card.locator('polyline.point').getAttribute('points'), `${points[9]} ${points[9]} `);
  assert.deepEqual(await card.locator('.ends span').allTextContents(), ['Per cent', '2014 1.9%', '2023 3.3%', '2025 4.5%']);
  assert.equal(await card.locator('table').isVisible(), false);
  await card.locator('summary').click();
  assert.deepEqual(await card.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' '))), [
    '2014 1.9%', '2015 2.1%', '2016 1.9%', '2017 1.8%', '2018 2%', '2019 2%', '2020 2.3%', '2021 2.2%', '2022 2.4%', '2023 3.3%', '2024 3.1%', '2025 4.5%',
  ]);
  assert.equal(await card.locator('tbody tr.current th').textContent(), '2023');
  altered.delete('made/course.pack');
  assert.deepEqual(errors, []);
  await close();
});

test('years with a gap are bars: a line would say what nobody has counted', async () => {
  const { page, errors, close } = await course({ without: '2019' });
  await hover(page, '3.3 per cent');
  assert.equal(await page.locator(`${CARD} polyline`).count(), 0);
  assert.deepEqual(await page.locator(`${CARD} tbody th`).allTextContents(), ['2020', '2021', '2022', '2023', '2024', '2025']);
  altered.delete('made/course.pack');
  assert.deepEqual(errors, []);
  await close();
});

for (const width of [320, 1280]) {
  test(`a timeline with long names fits ${width} pixels, and no date stands on its lines`, async () => {
    const { page, errors, close } = await course({}, { viewport: { width, height: 640 } });
    await page.evaluate(async () => (await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory).open('sylvania'));
    const rows = await page.locator(`${CARD} .timeline`).evaluate((list) => [...list.querySelectorAll('dt')].map((name) => {
      const [drawn, date] = [name.querySelector('svg'), name.nextElementSibling].map((part) => /** @type {Element} */ (part).getBoundingClientRect());
      return { over: name.scrollWidth - name.clientWidth, drawn: Number(drawn?.width) > 50, apart: Number(date?.left) - Number(drawn?.right) >= 8 };
    }));
    assert.deepEqual(rows, Array.from({ length: 4 }, () => ({ over: 0, drawn: true, apart: true })));
    altered.delete('made/course.pack');
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a timeline is rows with their time drawn beside them, and the article’s own day through all', async () => {
  const { page, errors, close } = await styled('It was a bad day for New START, and nobody had asked for another.');
  await hover(page, 'New START');
  const rows = await page.locator(`${CARD} .timeline`).evaluate((list) =>
    [...list.querySelectorAll('dt')].map((name) => {
      const [value, drawing] = [/** @type {Element} */ (name.nextElementSibling), /** @type {Element} */ (name.querySelector('svg[aria-hidden=true]'))];
      const points = (/** @type {string} */ part) => drawing.querySelector(part)?.getAttribute('points')?.trim();
      return { name: name.textContent, value: value.firstChild?.textContent, sourced: !!value.querySelector('sup'), current: name.className, point: points('.point'), day: points('.day') };
    }));
  const day = '1000,0 1000,8';
  assert.deepEqual(rows, [
    { name: 'Signed', value: '8\u00a0April 2010', sourced: true, current: '', point: '0,4 0,4', day },
    { name: 'In force from', value: '5\u00a0February 2011', sourced: true, current: '', point: '52,4 52,4', day },
    { name: 'Expired', value: '5\u00a0February 2026', sourced: true, current: '', point: '1000,4 1000,4', day },
    { name: 'This article', value: '5\u00a0February 2026', sourced: false, current: 'current', point: '1000,4 1000,4', day },
  ]);
  assert.deepEqual(errors, []);
  await close();
});

test('who led a place stands behind "More", each a way to its card', async () => {
  const { page, errors, close } = await styled('The talks were about Taiwan for the most part, as they had been in the year before.');
  await hover(page, 'Taiwan');
  const timeline = page.locator(`${CARD} details .timeline`);
  assert.equal(await timeline.isVisible(), false);
  await page.locator(`${CARD} summary`).click();
  assert.deepEqual(await timeline.locator('dd').allInnerTexts(), ['Ma Ying-jeou6', 'Tsai Ing-wen7', 'Lai Ching-te1', 'This article']);
  await timeline.getByRole('button', { name: 'Tsai Ing-wen' }).click();
  assert.equal(await page.locator(`${CARD} h2`).innerText(), 'Tsai Ing-wen');
  assert.deepEqual(errors, []);
  await close();
});

test('the number of a source names its publisher, and leads to the sources', async () => {
  const { page, errors, close } = await styled('The talks were about Taiwan for the most part, as they had been in the year before.');
  await hover(page, 'Taiwan');
  const first = page.locator(`${CARD} .numbers`).first();
  assert.equal(await first.getAttribute('title'), 'CIA World Factbook, final edition (January 2026)');
  const inSight = () => page.locator(CARD).evaluate((card) => {
    const [edge, sources] = [card.getBoundingClientRect(), /** @type {Element} */ (card.querySelector('.sources')).getBoundingClientRect()];
    return sources.top >= edge.top - 1 && sources.top < edge.bottom;
  });
  assert.equal(await inSight(), false);
  await first.click();
  assert.equal(await inSight(), true);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('where a card is narrow its labels stand above, and nothing of a chart is wider than it', async () => {
  const text = 'Washington announced $11.1bn of arms for Taiwan. China was considering 20 million tonnes of soybeans from the United States this season, up from 12 million tonnes.';
  const { page, errors, close } = await styled(text, { css: ':root { --backstory-width: 280px; }' });
  await hover(page, 'Taiwan');
  const [label, value] = await Promise.all(['dt', 'dd'].map((name) => page.locator(`${CARD} ${name}`).first().boundingBox()));
  assert.ok(label && value && value.y >= label.y + label.height - 1 && value.x === label.x, 'label above');
  await page.evaluate(() => document.documentElement.style.setProperty('--backstory-width', '432px'));
  const [left, right] = await Promise.all(['dt', 'dd'].map((name) => page.locator(`${CARD} ${name}`).first().boundingBox()));
  assert.ok(left && right && right.y === left.y && right.x > left.x, 'label beside');
  await page.keyboard.press('Escape');
  await hover(page, '20 million tonnes');
  const { wide, ends } = await page.locator(CARD).evaluate((card) => ({
    wide: card.scrollWidth - card.clientWidth,
    ends: [...card.querySelectorAll('td span')].map((text) => text.getBoundingClientRect().right - card.getBoundingClientRect().right),
  }));
  assert.ok(ends.length > 1 && wide <= 0 && Math.max(...ends) < -8, `${ends}`);
  assert.deepEqual(errors, []);
  await close();
});

test('what goes on below the edge fades, and at the end nothing does', async () => {
  const { page, errors, close } = await styled('The talks were about Taiwan for the most part, as they had been in the year before.');
  await hover(page, 'Taiwan');
  const card = page.locator(CARD);
  const veil = () => card.evaluate((card) => {
    const { bottom } = card.getBoundingClientRect();
    const last = /** @type {Element} */ (card.querySelector('.controls button'));
    const words = document.createRange();
    words.selectNodeContents(last);
    return { more: card.scrollHeight - card.clientHeight - card.scrollTop, room: bottom - words.getBoundingClientRect().bottom, veil: parseFloat(getComputedStyle(card, '::after').blockSize) };
  });
  assert.ok((await veil()).more > 0, 'it scrolls');
  await card.evaluate((card) => card.scrollTo(0, card.scrollHeight));
  const { more, room, veil: height } = await veil();
  assert.ok(more < 1 && room >= height - 2, `${room} px below the last words, of which ${height} fade`);
  assert.deepEqual(errors, []);
  await close();
});

test('words without an end are broken, in a title, a row and the list, however narrow it is', async () => {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const said = JSON.stringify({ mentions: [{ text: word, type: 'organization', says: `It is known as ${word.toLowerCase()} as well.`, source: { title: word, publisher: word, url: 'https://paper.example/' } }] });
  const text = `The talks were about Taiwan for the most part, and ${word} had asked for them.`;
  for (const width of [1280, 320]) {
    const { page, errors, close } = await styled(text, { body: `<script type="application/json" data-backstory>${said}</script>` }, { viewport: { width, height: 640 } });
    /** What stands over an edge of the part, or is cut off in it. */
    const over = (/** @type {string} */ selector) =>
      page.locator(selector).evaluate((part) => {
        const { left, right } = part.getBoundingClientRect();
        const parts = [...part.querySelectorAll('*')].filter((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return [...range.getClientRects()].some((box) => box.right > right || box.left < left);
        });
        return [...parts.map(({ localName, className }) => `${localName}.${className}`), ...(part.scrollWidth > part.clientWidth ? ['it scrolls sideways'] : [])];
      });
    await page.locator('backstory-list .toggle').click();
    assert.deepEqual(await over('backstory-list .panel'), [], `the list at ${width} px`);
    await page.locator('backstory-list .entry', { hasText: word }).click();
    assert.equal(await page.locator(`${CARD} h2`).innerText(), word);
    assert.deepEqual(await over(CARD), [], `the card at ${width} px`);
    await page.keyboard.press('Escape');
    await page.locator('backstory-list .entry', { hasText: 'Taiwan' }).click();
    await page.locator(CARD).evaluate((card, word) => {
      card.querySelectorAll('details').forEach((details) => (details.open = true));
      card.querySelectorAll('.eyebrow, .gloss, dt, dd, .note, h3, .source, caption').forEach((part) => part.replaceChildren(word));
    }, word);
    assert.deepEqual(await over(CARD), [], `rows at ${width} px`);
    assert.deepEqual(errors, []);
    await close();
  }
});
