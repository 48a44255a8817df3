// @ts-check
// The whole pass in Chromium, from an article in the page to marks on it, against what else could do it:
//
//     cargo xtask bench pass
//
// which runs `node www/bench/pass.mjs FOLDER_OF_WASM_AND_PEERS FOLDER_OF_PACK_AND_TEXTS`. Everyone knows the names of the same pack
// of 20,000 entities but mark.js, which gets 200 of them. The sides take turns on fresh copies of the article; medians are told,
// and their ratios are what to read: this machine's milliseconds are nobody else's. What is built before an article comes (the
// plain side's Map, the opening of the pack) is told apart, and so is the core without its model of names that no pack knows,
// which is the nearest to what the plain side does.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

/** Words of the article, turns of the quick sides, turns of the slow ones. */
const SIZES = /** @type {const} */ ([[1_000, 41, 3], [20_000, 11, 1], [100_000, 7, 1]]);
/** Sides that take seconds. */
const SLOW = ['mark.js', 'compromise'];
/** The most that each may be of another side's time, by size. @type {[one: string, other: string, most: Record<number, number>][]} */
const TARGETS = [
  ['widget', 'plain JavaScript', { 1_000: 0.65, 100_000: 0.5 }],
  ['widget', 'compromise', { 1_000: 0.01, 20_000: 0.01, 100_000: 0.01 }],
  ['widget', 'reading alone', { 1_000: 2.5, 100_000: 1.4 }],
];
/** Milliseconds of one task at 4× slowdown. */
const LONGEST = 50;

const [programs = '', data = ''] = process.argv.slice(2).map((folder) => resolve(folder));
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
const built = await page.evaluate(async (names) => {
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
    'opening the pack': sides.opening(core, pack, model),
    'opening, packs alone': sides.opening(core, pack, undefined),
    'mark.js': sides.markJs(names.filter((name, at) => at % Math.ceil(names.length / 200) === 0)),
    compromise: sides.compromise,
  };
  Object.assign(window, { turn: sides.turn, sides: all, articleOf: (/** @type {number} */ words) => sides.articleOf(texts, words) });
  return { took, sides: Object.keys(all) };
}, names);

/** One turn. @returns {Promise<import('./sides.js').Turn>} */
const turn = (/** @type {string} */ side) =>
  page.evaluate((side) => {
    const mine = /** @type {any} */ (window);
    return mine.turn(mine.template, mine.sides[side]);
  }, side);

/** @param {number[]} list */
const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1] ?? NaN;

console.log(`${names.length} names; the plain side's Map is built in ${built.took.toFixed(0)} ms. Chromium ${browser.version()}\n`);
const client = await page.context().newCDPSession(page);
/** @type {string[]} */
const verdicts = [];
for (const [words, turns, slowTurns] of SIZES) {
  await page.evaluate((words) => {
    const mine = /** @type {any} */ (window);
    mine.template = mine.articleOf(words);
  }, words);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(built.sides.map((side) => [side, []]));
  /** @type {Record<string, number>} */
  const marks = {};
  for (let at = 0; at <= turns; at += 1) {
    for (const side of built.sides) {
      if (SLOW.includes(side) && at > slowTurns) continue;
      const took = await turn(side);
      // The first turn compiles.
      if (at > 0) times[side]?.push(took.work);
      marks[side] = took.marks;
    }
  }
  const time = /** @type {Record<string, number>} */ (Object.fromEntries(Object.entries(times).map(([side, list]) => [side, median(list)])));
  // An article comes to a pack that is open.
  time.widget = (time.widget ?? 0) - (time['opening the pack'] ?? 0);
  time['widget, packs alone'] = (time['widget, packs alone'] ?? 0) - (time['opening, packs alone'] ?? 0);
  console.log(`${words} words`.padEnd(24) + ['ms', 'widget is', 'found'].map((head) => head.padStart(12)).join(''));
  for (const side of built.sides) {
    const cells = [(time[side] ?? 0).toFixed(2), `${((time.widget ?? 0) / (time[side] ?? 1)).toPrecision(2)}x`, String(marks[side])];
    console.log(side.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
  }
  for (const [one, other, most] of TARGETS) {
    const limit = most[words];
    const ratio = (time[one] ?? NaN) / (time[other] ?? NaN);
    if (limit !== undefined) verdicts.push(`${ratio <= limit ? 'met   ' : 'MISSED'} ${one} / ${other}, ${words} words: ${ratio.toPrecision(2)}, at most ${limit}`);
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const longest = [];
  for (let at = 0; at < 5; at += 1) longest.push((await turn('widget')).longest);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  console.log(`${'longest task, 4x slower'.padEnd(24)}${median(longest).toFixed(1).padStart(12)}   (${Math.max(...longest).toFixed(1)} at worst of ${longest.length})\n`);
  verdicts.push(`${median(longest) <= LONGEST ? 'met   ' : 'MISSED'} longest task at 4x slowdown, ${words} words: ${median(longest).toFixed(1)} ms, at most ${LONGEST}`);
}
console.log(verdicts.join('\n'));
await browser.close();
server.close();
