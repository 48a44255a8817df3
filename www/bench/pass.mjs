// @ts-check
// The whole pass in Chromium, from an article in the page to marks on it, against what else could do it:
//
//     cargo xtask bench pass
//
// which runs `node www/bench/pass.mjs FOLDER_OF_WASM_AND_PEERS FOLDER_OF_PACK_AND_TEXTS COMMAND_LINE`. Everyone knows the names of
// the same pack of 20,000 entities but mark.js, which gets 200 of them. The sides take turns on fresh copies of the article; medians
// are told, and their ratios are what to read: this machine's milliseconds are nobody else's. What is built before an article comes
// (the plain side's Map, the opening of the pack) is told apart and counts in no other row. Of the widget there are
//
//     widget                  all that it does, from `attach` to its word on what it found
//     widget, packs alone     without the model of names that no pack knows: the nearest to what the plain side does
//     widget, article pack    with a pack that a server has cut for this article (`backstory article`), in place of both: it has what
//                             is in the article, which is not read again
//     set-up alone            what of it does not depend on the text, once a page: `attach` to an article of one sentence
//
// and each once more without the set-up: the plain side has none, no list, cards or listeners.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

/** Words of the article, turns of the quick sides, turns of the slow ones. */
const SIZES = /** @type {const} */ ([[1_000, 41, 3], [20_000, 11, 1], [100_000, 7, 1]]);
/** Sides that take seconds. */
const SLOW = ['mark.js', 'compromise, topics', 'compromise, all four'];
/** The most that the widget may take of another side's time, by size. @type {[other: string, most: Record<number, number>][]} */
const TARGETS = [
  ['plain JavaScript', { 1_000: 0.65, 100_000: 0.5 }],
  ['compromise, topics', { 1_000: 0.01, 20_000: 0.01, 100_000: 0.01 }],
  ['reading alone', { 1_000: 2.5, 100_000: 1.4 }],
];
/** Milliseconds of one task at 4× slowdown. */
const LONGEST = 50;

/** What a publisher tells of each article. */
const TOLD = { published: '2026-02-05', language: 'en' };
/** Rows with the widget in them: how its packs are opened, which an article does not wait for. */
const WIDGETS = /** @type {Record<string, string>} */ ({
  widget: 'opening the pack',
  'widget, packs alone': 'opening, packs alone',
  'widget, article pack': 'opening an article pack',
  'set-up alone': 'opening the pack',
});

const [programs = '', data = '', command = ''] = process.argv.slice(2).map((path) => resolve(path));
const FILES = /** @type {Record<string, string | URL>} */ ({
  '/sides.js': new URL('sides.js', import.meta.url),
  '/core.js': join(programs, 'core.js'),
  '/core_bg.wasm': join(programs, 'core_bg.wasm'),
  '/mark.js': join(programs, 'node_modules/mark.js/dist/mark.min.js'),
  '/compromise.js': join(programs, 'node_modules/compromise/builds/compromise.js'),
  '/names.model': new URL('../../src/mention/find/names.model', import.meta.url),
  '/made.pack': join(data, 'made.pack'),
  '/texts.json': join(data, 'texts.json'),
});
const made = mkdtempSync(join(tmpdir(), 'backstory-pass-'));
FILES['/article.pack'] = join(made, 'article.pack');
const TYPES = /** @type {Record<string, string>} */ ({ js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' });
// Isolated, so that its clock tells microseconds.
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Articles</title><script src="/mark.js"></script><script src="/compromise.js"></script><body>';
const server = createServer((request, reply) => {
  const file = FILES[request.url ?? ''];
  const type = TYPES[request.url?.split('.').pop() ?? ''] ?? (file ? 'application/octet-stream' : 'text/html');
  reply.writeHead(200, { ...ISOLATED, 'content-type': type }).end(file ? readFileSync(file) : PAGE);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;

/** What the entities of the pack are called, as its sources have it. */
function namesOfPack() {
  const folder = join(data, 'pack/entities');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const lists = sources.flatMap((source) => [...source.matchAll(/^(?:name|aliases) = (.*)$/gm)].map(([, value = '']) => value));
  return [...new Set(lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name)))];
}

const browser = await chromium.launch({
  executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();
await page.goto(origin);
const names = namesOfPack();
const mapTook = await page.evaluate(async (names) => {
  const sides = await import(/* @vite-ignore */ String('/sides.js'));
  const core = await import(/* @vite-ignore */ String('/core.js'));
  await core.default({ module_or_path: '/core_bg.wasm' });
  const bytes = async (/** @type {string} */ url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const [pack, model, texts] = [await bytes('/made.pack'), await bytes('/names.model'), await (await fetch('/texts.json')).json()];
  const from = performance.now();
  const plain = sides.plain(names);
  const took = performance.now() - from;
  /** @type {Record<string, import('./sides.js').Side>} */
  const all = {
    'reading alone': sides.reading,
    'plain JavaScript': plain,
    widget: sides.widget(core, pack, model),
    'widget, packs alone': sides.widget(core, pack, undefined),
    'set-up alone': sides.widget(core, pack, model),
    'opening the pack': sides.opening(core, pack, model),
    'opening, packs alone': sides.opening(core, pack, undefined),
    'mark.js': sides.markJs(names.filter((name, at) => at % Math.ceil(names.length / 200) === 0)),
    'compromise, topics': sides.compromise,
    'compromise, all four': sides.compromiseAll,
  };
  const least = sides.leastArticle(names[0] ?? '');
  /** Makes the article of so many words; gives it as markup. */
  const make = (/** @type {number} */ words) => {
    const article = sides.articleOf(texts, words);
    Object.assign(window, { articles: { 'set-up alone': least, other: article } });
    return article.outerHTML;
  };
  /** Takes in what a server has made of it. */
  const take = async () => {
    const cut = await bytes('/article.pack');
    all['widget, article pack'] = sides.widget(core, cut, undefined);
    all['opening an article pack'] = sides.opening(core, cut, undefined);
    return Object.keys(all);
  };
  Object.assign(window, { turn: sides.turn, sides: all, make, take });
  return took;
}, names);

/** One turn. @returns {Promise<import('./sides.js').Turn>} */
const turn = (/** @type {string} */ side) =>
  page.evaluate((side) => {
    const mine = /** @type {any} */ (window);
    return mine.turn(mine.articles[side] ?? mine.articles.other, mine.sides[side]);
  }, side);

/** What a server makes of an article for its readers. */
function cutPack(/** @type {string} */ article) {
  const page = join(made, 'article.html');
  writeFileSync(page, `<!doctype html><html lang="en"><body>${article}`);
  const told = ['--published', TOLD.published, '--language', TOLD.language];
  const { status, stderr } = spawnSync(command, ['article', page, '--pack', join(data, 'made.pack'), ...told, '-o', join(made, 'article.pack')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`backstory article: ${stderr}`);
}

/** @param {number[]} list */
const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1] ?? NaN;

console.log(`${names.length} names; the plain side's Map is built in ${mapTook.toFixed(0)} ms. Chromium ${browser.version()}\n`);
const client = await page.context().newCDPSession(page);
/** @type {string[]} */
const verdicts = [];
for (const [words, turns, slowTurns] of SIZES) {
  const article = await page.evaluate((words) => /** @type {any} */ (window).make(words), words);
  cutPack(article);
  /** @type {string[]} */
  const sides = await page.evaluate(() => /** @type {any} */ (window).take());
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(sides.map((side) => [side, []]));
  /** @type {Record<string, number>} */
  const marks = {};
  for (let at = 0; at <= turns; at += 1) {
    for (const side of sides) {
      if (SLOW.includes(side) && at > slowTurns) continue;
      const took = await turn(side);
      // The first turn compiles.
      if (at > 0) times[side]?.push(took.work);
      marks[side] = took.marks;
    }
  }
  const time = /** @type {Record<string, number>} */ (Object.fromEntries(Object.entries(times).map(([side, list]) => [side, median(list)])));
  for (const [side, opening] of Object.entries(WIDGETS)) time[side] = (time[side] ?? 0) - (time[opening] ?? 0);
  const alone = Object.keys(WIDGETS).filter((side) => side !== 'set-up alone').map((side) => [`${side}, no set-up`, (time[side] ?? 0) - (time['set-up alone'] ?? 0)]);
  console.log(`${words} words`.padEnd(34) + ['ms', 'widget is', 'found'].map((head) => head.padStart(12)).join(''));
  for (const [side, ms, found] of [...sides.map((side) => [side, time[side] ?? 0, marks[side]]), ...alone]) {
    const cells = [Number(ms).toFixed(2), `${((time.widget ?? 0) / Number(ms)).toPrecision(2)}x`, String(found ?? '')];
    console.log(String(side).padEnd(34) + cells.map((cell) => cell.padStart(12)).join(''));
  }
  for (const [side, ms] of alone) {
    const of = ['plain JavaScript', 'reading alone', 'compromise, all four'].map((other) => `${(Number(ms) / (time[other] ?? NaN)).toPrecision(2)} of ${other}`);
    console.log(`${side}: ${of.join(', ')}`);
  }
  for (const one of ['widget', 'widget, article pack']) {
    for (const [other, most] of TARGETS) {
      const limit = most[words];
      const ratio = (time[one] ?? NaN) / (time[other] ?? NaN);
      if (limit !== undefined) verdicts.push(`${ratio <= limit ? 'met   ' : 'MISSED'} ${one} / ${other}, ${words} words: ${ratio.toPrecision(2)}, at most ${limit}`);
    }
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const longest = [];
  for (let at = 0; at < 5; at += 1) longest.push((await turn('widget')).longest);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  console.log(`${'longest task, 4x slower'.padEnd(34)}${median(longest).toFixed(1).padStart(12)}   (${Math.max(...longest).toFixed(1)} at worst of ${longest.length})\n`);
  verdicts.push(`${median(longest) <= LONGEST ? 'met   ' : 'MISSED'} longest task at 4x slowdown, ${words} words: ${median(longest).toFixed(1)} ms, at most ${LONGEST}`);
}
console.log(verdicts.join('\n'));
await browser.close();
server.close();
rmSync(made, { recursive: true });
