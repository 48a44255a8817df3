// @ts-check
// Pictures of the built widget, into docs: the four of the README, and the sheets of docs/cards.md.
// `node www/tests/screenshots.mjs [folder] [--each]`: with --each also every single picture, to look at more closely.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} Options */

const each = process.argv.includes('--each');
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('-')) ?? new URL('../../docs', import.meta.url).pathname;
const DIST = new URL('../dist/', import.meta.url);
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };
const COMMAND = process.env.BACKSTORY_COMMAND ?? fileURLToPath(new URL('../../target/release/backstory', import.meta.url));
/** What is made for a picture, by path. @type {Map<string, string | Buffer>} */
const made = new Map();
const server = createServer(async (request, reply) => {
  const path = (request.url ?? '/').replace(/\/$/, '/index.html').slice(1);
  const body = made.get(path) ?? (await readFile(new URL(path, DIST)).catch(() => null));
  reply.writeHead(body ? 200 : 404, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream' }).end(body);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
const browser = await chromium.launch({ executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
await mkdir(folder, { recursive: true });

// A country that is made up: no shipped pack has a series that is drawn as a line.
const course = `${await mkdtemp(`${tmpdir()}/backstory-`)}/course.pack`;
await promisify(execFile)(COMMAND, ['pack', 'build', fileURLToPath(new URL('packs/course', import.meta.url)), '-o', course]);
made.set('packs/course.pack', await readFile(course));

const wide = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const dark = /** @type {const} */ ({ colorScheme: 'dark' });

/** What a story says for each kind of card, and the words that the card hangs on. @type {Record<string, [on: string, paragraph: string]>} */
const KINDS = {
  person: ['Zhang Youxia', 'There was news of Zhang Youxia on Wednesday, and none of it came from the army itself.'],
  place: ['Taiwan', 'The talks were about Taiwan for the most part, as they had been in the year before.'],
  organization: ['Central Military Commission', 'The Central Military Commission met on Wednesday without two of its members.'],
  law: ['New START', 'It was a bad day for New START, and nobody had asked for another.'],
  event: ['Russian invasion of Ukraine', 'Four years of the Russian invasion of Ukraine have not brought the two sides together.'],
  term: ['tariff', 'He said that a tariff was a fine thing, and that there would be more.'],
  money: ['$11.1bn', 'Washington announced $11.1bn of arms for Taiwan, and the United States had never sold it more at once.'],
  quantity: ['20 million tonnes', 'China was considering 20 million tonnes of soybeans from the United States this season, up from 12 million tonnes.'],
  percent: ['4.5 per cent', 'Poland spent 4.5 per cent of its output on defence in 2025, more than any of its allies.'],
  line: ['3.3 per cent', 'Freedonia spent 3.3 per cent of its GDP on defence in 2023, more than in the year before.'],
  date: ['Thursday', 'New START expires on Thursday, and nobody has asked for another.'],
  leaders: ['Taiwan', 'The talks were about Taiwan for the most part, as they had been in the year before.'],
  offices: ['Vladimir Putin', 'On Wednesday Vladimir Putin spoke with the president of China for more than an hour.'],
  story: ['Marta Okonkwo', 'The plan was drawn up by Marta Okonkwo, head of research at the Lindqvist Institute.'],
};

/** A page of one paragraph. */
function story(/** @type {string} */ text, { published = '2026-02-05', dir = 'ltr', tag = '', body = '' } = {}) {
  const packs = ['core', 'general', 'us-china-taiwan', 'european-defence', 'course'].map((pack) => `/packs/${pack}.pack`).join(' ');
  const style = 'body { margin: 0; padding: 44px 40px; font: 19px/1.55 Charter, "Noto Serif", Georgia, serif; } article { max-width: 40em; margin: auto; } p { margin: 0 0 1em; } @media (width < 500px) { body { padding: 24px 16px; } }';
  const path = `made/${made.size}.html`;
  made.set(path, `<!doctype html><html lang="en" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
    <meta property="article:published_time" content="${published}"><title>Story</title><style>${style}</style>
    <script async src="/embed.js" data-packs="${packs}" data-marks="all" data-root="article" ${tag}></script><body><article><p>${text}</p>${body}</article>`);
  return `/${path}`;
}

/** Opens a page and waits until its marks are painted. */
async function load(/** @type {string} */ path, /** @type {Options} */ options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...wide, ...options });
  const page = await context.newPage();
  await page.addInitScript(() => document.addEventListener('backstory', (event) => { if (/** @type {any} */ (event).detail.type === 'failed') console.error(JSON.stringify(/** @type {any} */ (event).detail)); }));
  page.on('console', (message) => message.type() === 'error' && console.error(path, message.text()));
  await page.goto(origin + path);
  await page.locator('backstory-list').waitFor();
  // About as wide as what phones and desktops have; the DejaVu Sans of a bare Linux is wider than any.
  await page.evaluate(() => document.documentElement.style.setProperty('--backstory-font', '"Liberation Sans", Arial, sans-serif'));
  return page;
}

/** Opens a card by resting on its mark, or by a tap. */
async function rest(/** @type {Page} */ page, /** @type {string} */ surface, touch = false) {
  const at = await page.evaluate(async (surface) => {
    for (const name of ['backstory-entity', 'backstory-figure']) {
      for (const fixed of /** @type {any} */ (CSS).highlights.get(name) ?? []) {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        if (range.toString() !== surface) continue;
        if (range.getBoundingClientRect().bottom > innerHeight * 0.5) scrollTo(0, scrollY + range.getBoundingClientRect().top - innerHeight * 0.3);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, surface);
  if (!at) return call(page, surface);
  if (touch) await page.touchscreen.tap(at.x, at.y);
  else {
    await page.mouse.move(at.x + 60, at.y + 60);
    await page.mouse.move(at.x, at.y);
  }
  await page.waitForSelector('backstory-card[data-open] .card');
}

/** Opens the card of what has no mark, as a publisher's page can. */
async function call(/** @type {Page} */ page, /** @type {string} */ surface) {
  const opened = await page.evaluate(async (surface) => {
    const widget = await /** @type {any} */ (document.querySelector('script[data-packs]')).backstory;
    const texts = document.createTreeWalker(/** @type {Element} */ (document.querySelector('article')), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(surface) ?? -1;
      if (at >= 0) return widget.open(widget.noteAt(text, at + 1)?.id ?? '');
    }
    return false;
  }, surface);
  if (!opened) throw new Error(`"${surface}" has no card`);
  await page.waitForSelector('backstory-card[data-open] .card');
}

const inCard = (/** @type {Page} */ page) => page.locator('backstory-card .card');
const press = (/** @type {string} */ name) => (/** @type {Page} */ page) => inCard(page).getByRole('button', { name, exact: true }).click();
const list = (/** @type {Page} */ page) => page.locator('backstory-list .toggle').click();
const toFoot = (/** @type {Page} */ page) => inCard(page).evaluate((card) => card.scrollTo(0, card.scrollHeight));
const SHOWN = ['backstory-card[data-open]', 'backstory-list .panel'];

/** The picture of all that is ours on the page, or of the whole window. */
async function shoot(/** @type {Page} */ page, whole = false) {
  if (whole) return page.screenshot();
  const boxes = [];
  for (const part of SHOWN) {
    const shown = page.locator(part).first();
    const box = (await shown.count()) && (await shown.isVisible()) ? await shown.boundingBox() : null;
    if (box) boxes.push(box);
  }
  const edge = 12;
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - edge);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.y)) - edge);
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + edge;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + edge;
  return page.screenshot({ clip: { x: left, y: top, width: right - left, height: bottom - top } });
}

/**
 * @typedef {object} Scene
 * @property {string} name
 * @property {string} [on] words that the card hangs on
 * @property {string} path
 * @property {Options} [options]
 * @property {boolean} [whole] the window, not only what is ours
 * @property {(page: Page) => Promise<unknown>} [then]
 */

/** A card of each kind. @returns {Scene} */
const kind = (/** @type {string} */ name, /** @type {Partial<Scene> & { tag?: string, dir?: string, published?: string }} */ { tag, dir, published, ...rest } = {}) => {
  const [on = '', text = ''] = KINDS[name] ?? [];
  return { on, path: story(text, { tag, dir, published }), ...rest, name: rest.name ?? name };
};

/** The sheets of the gallery: a name, how many pictures stand side by side, and these. @type {[name: string, columns: number, scenes: Scene[]][]} */
const SHEETS = [
  ['names', 3, ['person', 'place', 'organization', 'law', 'event', 'term'].map((name) => kind(name))],
  ['figures', 3, ['money', 'quantity', 'percent', 'line', 'date', 'story'].map((name) => kind(name))],
  ['dark', 3, ['money', 'place', 'person'].map((name) => kind(name, { options: dark, name: `${name}-dark` }))],
  ['ways', 3, [
    kind('place', { name: 'foot', then: toFoot, tag: 'data-feedback="true"' }),
    kind('place', { name: 'nested', then: press('Beijing') }),
    kind('organization', { name: 'undo', tag: 'data-feedback="true"', then: async (page) => (await toFoot(page), await press('Fewer notes')(page)) }),
    { name: 'then-and-now', on: 'Joe Biden', path: story('On the following day Joe Biden spoke of Taiwan, and of the vote there.', { published: '2024-01-10' }) },
    { name: 'more', on: '$11.1bn', path: kind('money').path, then: async (page) => (await inCard(page).locator('summary').click(), await toFoot(page)) },
    { name: 'list', path: '/demo/', then: async (page) => (await page.evaluate(() => scrollTo(0, 220)), await list(page)) },
  ]],
  ['timelines', 3, [
    kind('law', { name: 'days' }),
    kind('offices'),
    kind('leaders', { then: async (page) => (await inCard(page).locator('summary').click(), await inCard(page).evaluate((card) => card.querySelector('.timeline')?.scrollIntoView({ block: 'center' }))) }),
    kind('law', { name: 'days-arabic', tag: 'data-interface="ar"' }),
    kind('offices', { name: 'offices-german-dark', tag: 'data-interface="de"', options: dark }),
    kind('law', { name: 'days-phone', options: phone, whole: true }),
  ]],
  ['phone', 4, [
    kind('money', { name: 'phone-money', options: phone, whole: true }),
    kind('place', { name: 'phone-place', options: { ...phone, ...dark }, whole: true }),
    kind('place', { name: 'phone-foot', options: phone, whole: true, then: toFoot, tag: 'data-feedback="true"' }),
    { name: 'phone-list', path: '/demo/', options: phone, whole: true, then: async (page) => (await list(page), await page.locator('backstory-list').scrollIntoViewIfNeeded()) },
  ]],
  ['languages', 3, [
    kind('money', { name: 'german', tag: 'data-interface="de"' }),
    kind('money', { name: 'arabic', tag: 'data-interface="ar"' }),
    kind('place', { name: 'arabic-place', tag: 'data-interface="ar"' }),
    kind('quantity', { name: 'german-quantity', tag: 'data-interface="de"' }),
    kind('person', { name: 'arabic-dark', tag: 'data-interface="ar"', options: dark }),
    kind('law', { name: 'rtl-page', dir: 'rtl' }),
  ]],
  ['access', 2, [
    kind('money', { name: 'zoomed', whole: true, options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } }),
    kind('money', { name: 'forced', options: { forcedColors: 'active' } }),
    kind('place', { name: 'forced-dark', options: { forcedColors: 'active', ...dark } }),
    { name: 'keyboard', path: '/demo/', then: async (page) => {
      await page.locator('backstory-list .toggle').press('Enter');
      await page.locator('backstory-list .entry', { hasText: 'New START' }).press('Enter');
      await page.keyboard.press('Tab');
    } },
  ]],
];

/** Levels of each colour: a step of 5, which no eye sees, and a fifth off the files. */
const LEVELS = 52;

/** One picture of several, each with its name below. */
async function sheet(/** @type {string} */ name, /** @type {number} */ columns, /** @type {{ name: string, bytes: Buffer }[]} */ pictures) {
  const page = await browser.newPage({ viewport: { width: columns * 480, height: 800 } });
  const cells = pictures.map(({ name, bytes }) => `<figure><img src="data:image/png;base64,${bytes.toString('base64')}"><figcaption>${name}</figcaption></figure>`);
  const steps = Array.from({ length: LEVELS }, (_, at) => at / (LEVELS - 1)).join(' ');
  const channels = ['R', 'G', 'B'].map((channel) => `<feFunc${channel} type="discrete" tableValues="${steps}"/>`).join('');
  const few = `<svg width="0" height="0" style="position: absolute"><filter id="few" color-interpolation-filters="sRGB"><feComponentTransfer>${channels}</feComponentTransfer></filter></svg>`;
  await page.setContent(`<style>body { margin: 0; padding: 12px; font: 13px sans-serif; color: #555; background: #fff; display: inline-grid; grid-template-columns: repeat(${columns}, auto); gap: 16px; align-items: start; }
    figure { margin: 0; } img { display: block; max-width: 640px; filter: url(#few); } figcaption { padding: 4px 12px; }</style>${few}${cells.join('')}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.locator('body').screenshot({ path: `${folder}/cards-${name}.png` });
  await page.close();
}

const only = process.env.ONLY?.split(',');
for (const [name, columns, scenes] of SHEETS) {
  if (only && !only.includes(name)) continue;
  const pictures = [];
  for (const scene of scenes) {
    const page = await load(scene.path, scene.options);
    if (scene.on) await rest(page, scene.on, scene.options?.hasTouch);
    await scene.then?.(page);
    await page.waitForTimeout(150);
    const bytes = await shoot(page, scene.whole);
    if (each) await writeFile(`${folder}/${scene.name}.png`, bytes);
    pictures.push({ name: scene.name, bytes });
    await page.context().close();
  }
  await sheet(name, columns, pictures);
}

for (const size of only ? [] : [wide, phone]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await load('/demo/', { ...size, colorScheme });
    await rest(page, '$11.1bn', size === phone);
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${folder}/demo-${size.viewport.width}-${colorScheme}.png` });
    await page.context().close();
  }
}
await browser.close();
server.close();
