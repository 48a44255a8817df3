// @ts-check
// How much faster the wasm annotates texts than compromise finds names and amounts in them, both here in Node:
//
//     cargo xtask bench
//
// which runs `node www/bench/compromise.mjs FOLDER_OF_WASM_AND_COMPROMISE FOLDER_OF_PACK_AND_TEXTS`. The wasm is the one that
// readers load, with the test's door and the model of names; the pack has 20,000 entities. The two take turns, so that what else the machine does slows
// both. A turn takes a second at least, over the texts again and again, so that Node has compiled what runs often; the first turn of
// each does not count.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TURNS = 5;
const LEAST = 1000;
const PUBLISHED = '2026-02-05';

const [programs = '', data = ''] = process.argv.slice(2).map((folder) => resolve(folder));
/** @type {string[]} */
const texts = JSON.parse(readFileSync(join(data, 'texts.json'), 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const core = await import(pathToFileURL(join(programs, 'core.js')).href);
const module = new Blob([readFileSync(join(programs, 'core_bg.wasm'))], { type: 'application/wasm' });
await core.default({ module_or_path: URL.createObjectURL(module) });
const model = readFileSync(new URL('../../src/mention/find/names.model', import.meta.url));
const annotator = new core.Annotator([readFileSync(join(data, 'made.pack'))], model);
const compromise = createRequire(join(programs, 'package.json'))('compromise');

/** What each finds in a text: the number of spans. @type {Record<string, (text: string) => number>} */
const sides = {
  'backstory, wasm': (text) => annotator.spans(text, PUBLISHED).length / 2,
  'compromise, all four': (text) => {
    const parsed = compromise(text);
    const found = [parsed.people(), parsed.places(), parsed.organizations(), parsed.money()];
    return found.reduce((sum, view) => sum + view.out('array').length, 0);
  },
  'compromise, topics': (text) => compromise(text).topics().out('array').length,
};

const names = Object.keys(sides);
/** Milliseconds that all texts took, in each turn. @type {Record<string, number[]>} */
const times = Object.fromEntries(names.map((name) => [name, []]));
/** @type {Record<string, number>} */
const spans = {};
for (let turn = 0; turn <= TURNS; turn += 1) {
  for (const name of names) {
    const from = performance.now();
    let rounds = 0;
    do {
      spans[name] = texts.reduce((sum, text) => sum + (sides[name]?.(text) ?? 0), 0);
      rounds += 1;
    } while (performance.now() - from < LEAST);
    if (turn > 0) times[name]?.push((performance.now() - from) / rounds);
  }
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? NaN;
const ours = median(times[names[0] ?? ''] ?? []);
console.log(`${texts.length} texts, ${Math.round(bytes / 1000)} KB; medians of ${TURNS} turns in Node ${process.version}\n`);
console.log(`${''.padEnd(24)}${'ms'.padStart(10)}${'MB/s'.padStart(10)}${'spans'.padStart(10)}${'ours is'.padStart(10)}`);
for (const name of names) {
  const time = median(times[name] ?? []);
  const cells = [time.toFixed(1), (bytes / 1e3 / time).toFixed(2), String(spans[name]), `${(time / ours).toFixed(0)}x`];
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join(''));
}
