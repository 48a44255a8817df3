// @ts-check
// How much faster texts are annotated than compromise finds names and figures in them, here in Node:
//
//     cargo xtask bench
//
// which runs `node www/bench/compromise.mjs FOLDER_OF_WASM_AND_COMPROMISE FOLDER_OF_PACK_AND_TEXTS` after the native benchmark,
// which left its own speed in that folder. The wasm is the one that readers load, with the test's door and the model of names; the
// pack has 20,000 entities. The sides take turns, so that what else the machine does slows all. A turn takes a second at least, over
// the texts again and again, so that Node has compiled what runs often; the first turn of each does not count.
//
// "In full" is what compromise and the plugin of its maintainers have for the same job: it knows the same 20,000 names from its
// lexicon, parses a text once, finds whatever names and figures it has a finder for, and tells whom pronouns mean. What the figures
// and dates come to is not asked of it, which ours tells. Pronouns take it most of the time, and ours follows short forms and
// offices instead, so that there is a side without them, too. The two others find names and money only, and know no name from us.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TURNS = 5;
const LEAST = 1000;
/** How many times as fast as compromise we want to be. */
const AIM = 150;
const PUBLISHED = '2026-02-05';

const [programs = '', data = ''] = process.argv.slice(2).map((folder) => resolve(folder));
/** @type {string[]} */
const texts = JSON.parse(readFileSync(join(data, 'texts.json'), 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const core = await import(pathToFileURL(join(programs, 'core.js')).href);
await core.default({ module_or_path: readFileSync(join(programs, 'core_bg.wasm')) });
const model = readFileSync(new URL('../../src/mention/find/names.model', import.meta.url));
const annotator = new core.Annotator([readFileSync(join(data, 'made.pack'))], model);
const require = createRequire(join(programs, 'package.json'));

/** A compromise of its own: words and plugins are of the whole library. */
const fresh = () => {
  delete require.cache[require.resolve('compromise')];
  return require('compromise');
};
const compromise = fresh();
const full = fresh();
full.plugin(require('compromise-dates'));
/** Its tag for each kind of entity. @type {Record<string, string>} */
const TAGS = { person: 'Person', place: 'Place', organization: 'Organization' };
/** Kinds and names of the pack's entities. @type {[string, string][]} */
const known = JSON.parse(readFileSync(join(data, 'names.json'), 'utf8'));
full.addWords(Object.fromEntries(known.map(([kind, name]) => [name, TAGS[kind] ?? 'ProperNoun'])));

/** @typedef {{ length: number }} View */
/** @param {View[]} views */
const count = (views) => views.reduce((sum, view) => sum + view.length, 0);

/** Names and figures of a parsed text. @param {any} parsed */
const found = (parsed) => {
  const numbers = parsed.numbers();
  const figures = [numbers, numbers.if('#Percent'), parsed.money(), parsed.fractions(), parsed.dates()];
  return count([parsed.people(), parsed.places(), parsed.organizations(), ...figures]);
};

/** What each finds in a text: the number of spans. @type {Record<string, (text: string) => number>} */
const sides = {
  'backstory, wasm': (text) => annotator.spans(text, PUBLISHED).length / 2,
  'compromise, in full': (text) => {
    const parsed = full(text);
    parsed.compute('coreference');
    /** @type {{ reference?: unknown }[]} */
    const terms = parsed.docs.flat();
    return found(parsed) + terms.filter((term) => term.reference).length;
  },
  'the same, no pronouns': (text) => found(full(text)),
  'compromise, all four': (text) => {
    const parsed = compromise(text);
    return count([parsed.people(), parsed.places(), parsed.organizations(), parsed.money()]);
  },
  'compromise, topics': (text) => count([compromise(text).topics()]),
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
const [ours = '', ...others] = names;
const rows = names.map((name) => ({ name, time: median(times[name] ?? []), seen: String(spans[name]) }));
const native = nativeRow();
if (native) rows.unshift(native);

/** The native benchmark's row, if that has run in the last hour. */
function nativeRow() {
  const file = join(data, 'native.json');
  if (!existsSync(file)) return null;
  const minutes = Math.round((Date.now() - statSync(file).mtimeMs) / 60_000);
  const { seconds } = JSON.parse(readFileSync(file, 'utf8'));
  return minutes > 60 ? null : { name: 'backstory, natively', time: seconds * 1e3, seen: `${minutes} min ago` };
}

console.log(`${texts.length} texts, ${Math.round(bytes / 1000)} KB; medians of ${TURNS} turns in Node ${process.version}\n`);
console.log(['', 'ms', 'MB/s', 'spans'].map((head, at) => (at ? head.padStart(12) : head.padEnd(24))).join(''));
for (const { name, time, seen } of rows) {
  const cells = [time.toFixed(1), (bytes / 1e3 / time).toFixed(2), seen];
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
}
console.log(`\nhow many times as fast; ${AIM} is the aim`);
for (const side of rows.filter((row) => row === native || row.name === ours)) {
  for (const name of others) {
    const ratio = median(times[name] ?? []) / side.time;
    console.log(`${side.name} / ${name}`.padEnd(54) + `${ratio.toFixed(0)}x`.padStart(6) + (ratio < AIM ? '  below' : '  reached'));
  }
}
