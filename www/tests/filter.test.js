// @ts-check
// The filter: where a page has none of the packs' words, nothing else is loaded; and it never says no where a note would be.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compared, has, hash, read } from '../src/filter.js';
import { PACK, altered, open, origin, shared } from './browser.js';

const COMMAND = process.env.BACKSTORY_COMMAND ?? fileURLToPath(new URL('../../target/release/backstory', import.meta.url));
const dist = (/** @type {string} */ file) => new URL(`../dist/${file}`, import.meta.url);
const words = (/** @type {string} */ pack) => {
  const filter = read(readFileSync(dist(`packs/${pack}.filter`)));
  assert.ok(filter);
  return filter;
};
const vectors = JSON.parse(readFileSync(new URL('../../tests/data/filter.json', import.meta.url), 'utf8'));

test('letters and hashes are those of the compiler', () => {
  const letters = Object.entries(vectors.letters).flatMap(([plain, marked]) => [...marked].map((/** @type {string} */ letter) => /** @type {const} */ ([letter, plain])));
  const known = new Map(letters);
  for (let code = 0x80; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    assert.equal(compared(letter), known.get(letter) ?? '', `U+${code.toString(16)}`);
  }
  for (const [written, plain, number] of vectors.words) assert.deepEqual([compared(written), hash(plain)], [plain, number], written);
});

test('a word is found in whatever way it is written, and small letters are no name', () => {
  const filter = { capital: new Set(['taiwan', 'us', 'obrien', 'nicolas', 'won'].map(hash)), any: new Set(['island'].map(hash)) };
  const yes = ['Taiwan', 'é “Taiwan’s', 'TAIWAN.', 'pre-Taiwan', 'said—Taiwan', '(Taiwan)', 'T.aiwan', 'T.ai.wan', 'Tai\u00adwan', 'U.S.', 'the US-led', 'the U.S.’s', 'O’Brien', "O'Brien’s", 'Nicola\u0301s', 'NICOLÁS', 'Won.won', 'island', 'Island', 'isl.ands.island', 'é한Taiwan'];
  for (const text of yes) assert.ok(has(filter, text), text);
  const no = ['', 'taiwan', 'Taiwanese', 'they told us', 'he won.', 'won’t', 'islands', '한국', '……', 'Tai wan', 'U S'];
  for (const text of no) assert.ok(!has(filter, text), text);
  assert.ok(has({ capital: new Set([hash('')]), any: new Set() }, 'in 한국'), 'a word of another script may be any of them');
  assert.ok(!has({ capital: new Set([hash('')]), any: new Set() }, '“in Łódź…”'));
  assert.ok(has(filter, 'x.'.repeat(100)), 'too many ways to read it');
  assert.equal(read(Buffer.from('{}')), null);
});

test('each word that a filter was made of lets a page pass', () => {
  for (const pack of ['core', 'us-china-taiwan', 'european-defence']) {
    const list = execFileSync(COMMAND, ['pack', 'filter', fileURLToPath(new URL(`../../packs/${pack}`, import.meta.url)), '--list'], { encoding: 'utf8' });
    for (const word of list.trim().split('\n')) assert.ok(has(words(pack), `é ${word}’s`), `${pack}: ${word}`);
  }
});

const SETS = ['mentions-gum', 'mentions-wikigold', 'figures-newsroom'];
const set = (/** @type {string} */ name) => (shared ? fileURLToPath(new URL(`eval/dev/${name}.jsonl`, shared)) : '');
const PACKS = ['core', 'us-china-taiwan'];

test('no text is turned away in which the packs know a name', { skip: !SETS.every((name) => existsSync(set(name))) && 'no ../shared/eval/dev' }, () => {
  const filters = PACKS.map(words);
  let known = 0;
  for (const name of SETS) {
    const packs = PACKS.flatMap((pack) => ['--pack', fileURLToPath(dist(`packs/${pack}.pack`))]);
    const found = execFileSync(COMMAND, ['annotate', set(name), ...packs, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
    for (const line of found.trim().split('\n')) {
      const mentions = JSON.parse(line).mentions.filter((/** @type {any} */ { entity }) => entity);
      const passes = (/** @type {any} */ { text }) => filters.some((filter) => has(filter, text));
      // Other ways to speak of somebody may be the article's own, or need what it names elsewhere.
      for (const mention of mentions.filter((/** @type {any} */ { how }) => how === 'full name' || how === 'demonym')) assert.ok(passes(mention), mention.text);
      assert.ok(mentions.length === 0 || mentions.some(passes));
      known += mentions.length;
    }
  }
  assert.ok(known > 500, String(known));
});

/** What a page of this story fetches and tells, with the filter of the pack. */
async function visit(/** @type {string} */ story, filter = '/packs/us-china-taiwan.filter', more = '') {
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title><script async src="/embed.js" data-packs="${PACK}" data-filter="${filter}"></script><body>${more}<article><h1>A day</h1>${story}</article>`);
  const { page, events, errors, close } = await open();
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/made/page.html`);
  await page.waitForFunction(() => /** @type {any} */ (window).told.some((/** @type {any} */ { type }) => type === 'found'));
  const now = await page.evaluate(() => /** @type {any} */ (window).left());
  assert.ok(fetched.includes('/core.js') || now.html === (await page.evaluate(() => /** @type {any} */ (window).first)));
  const told = await events();
  assert.deepEqual(errors, []);
  await close();
  return { fetched: fetched.slice(1).sort(), told };
}

const NOTHING = '<p>Nothing was said on Wednesday, and nobody asked: it rained for 12 hours, and then it stopped raining at last.</p>'.repeat(4);
const LOADER = ['/embed.js', '/filter.js', '/packs/us-china-taiwan.filter'];

test('where there is nothing to explain only the loader and the filter are fetched', async () => {
  const { fetched, told } = await visit(NOTHING);
  assert.deepEqual(told, [{ type: 'found', notes: 0, marks: 0, annotations: 0, read: false }]);
  assert.deepEqual(fetched, LOADER);
});

test('one name is enough, even in pieces; words of scripts are none', async () => {
  for (const name of ['<p>So Taiwan said.</p>', '<p>So <b>T</b><i></i>aiwan said.</p>', '<p>said</p><p>Taiwan</p>']) {
    const { fetched, told } = await visit(NOTHING + name);
    assert.ok(fetched.includes('/core_bg.wasm') && told[0].notes > 0, name);
  }
  const { fetched } = await visit(`${NOTHING}<script type="application/json">"Taiwan"</script>`);
  assert.deepEqual(fetched, LOADER);
});

test('a word is found wherever a long text is cut, and a page is not held up', async () => {
  const { page, close } = await open();
  await page.goto(origin + '/made/page.html');
  const missed = await page.evaluate(async () => {
    const { hash, mayExplain } = await import(/* @vite-ignore */ String('/filter.js'));
    const filter = [{ capital: new Set([hash('taiwan')]), any: new Set() }];
    const article = document.createElement('article');
    const missed = [];
    // Around the end of a slice of 20,000, in one node or two.
    for (let before = 19_985; before < 20_005; before++) {
      article.textContent = `${'so '.repeat(before / 3)}${'x'.repeat(before % 3)} Taiwan, and ${'then '.repeat(5_000)}`;
      if (!(await mayExplain(filter, article))) missed.push(before);
      /** @type {Text} */ (article.firstChild).splitText(20_000);
      if (!(await mayExplain(filter, article))) missed.push(-before);
    }
    article.textContent = 'so it is '.repeat(20_000);
    return [missed, await mayExplain(filter, article)];
  });
  assert.deepEqual(missed, [[], false]);
  await close();
});

test('with `live` a page is looked at again when it changes: only what did, at most once a second, until it is over', async () => {
  const ticker = '<p id="ticker">0</p>';
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title><body>${ticker}<article><h1>A day</h1>${NOTHING}</article>`);
  for (const live of [true, false]) {
    const { page, events, errors, close } = await open();
    /** @type {string[]} */
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`${origin}/made/page.html`);
    const found = () => page.evaluate(() => /** @type {any} */ (window).widget.notes().length);
    const tick = () => page.evaluate(async () => {
      const text = /** @type {Text} */ (document.querySelector('#ticker')?.firstChild);
      for (let at = 0; at < 24; at++) {
        text.data = `${at}`;
        await new Promise((done) => setTimeout(done, 50));
      }
    });
    await page.evaluate(async ([packs, live]) => {
      const { attach } = await import(/* @vite-ignore */ String('/index.js'));
      const mine = /** @type {any} */ (window);
      // How often something is looked at.
      const { createTreeWalker } = document;
      mine.looks = [];
      document.createTreeWalker = (...args) => (mine.looks.push(args[0].nodeName), createTreeWalker.apply(document, args));
      mine.widget = await attach({ packs, filter: '/packs/us-china-taiwan.filter', live });
    }, /** @type {const} */ ([[PACK], live]));
    await tick();
    const looks = await page.evaluate(() => /** @type {any} */ (window).looks);
    assert.deepEqual(looks, live ? ['#document', 'P'] : ['#document']);
    assert.equal(await found(), 0);
    // A name that only now is whole, at the seam of an old text and a new one.
    await page.evaluate(() => {
      const last = /** @type {Element} */ (document.querySelector('article > p:last-child'));
      last.append(' So Tai');
      last.append(document.createElement('b'));
      /** @type {Element} */ (last.lastChild).append('wan said.');
    });
    if (live) {
      await page.waitForFunction(() => /** @type {any} */ (window).told.length === 2);
      assert.ok((await found()) > 0, 'the object that was given has come to life');
      assert.ok(fetched.includes('/core_bg.wasm'));
    } else {
      await tick();
      assert.equal((await events()).length, 1);
    }
    await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
    const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
    assert.deepEqual(counts, { highlights: 0, sheets: 0, listeners: 0, timers: 0, frames: 0, observers: 0 });
    assert.deepEqual(errors, []);
    await close();
  }
  const { page, errors, close } = await open();
  await page.goto(`${origin}/made/page.html`);
  const { timers, observers } = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs, filter: '/packs/us-china-taiwan.filter', live: true });
    document.querySelector('article')?.append('So Taiwan said.');
    await null;
    widget.destroy();
    return /** @type {any} */ (window).left();
  }, [PACK]);
  assert.deepEqual([timers, observers], [0, 0], 'its end is the end of waiting, too');
  assert.deepEqual(errors, []);
  await close();
});

test('half a filter is none: a word that is cut off would be a note that never comes', async () => {
  const whole = readFileSync(dist('packs/us-china-taiwan.filter'));
  for (let length = 0; length < whole.length; length++) assert.equal(read(whole.subarray(0, length)), null, `${length} of ${whole.length} bytes`);
  assert.equal(read(Buffer.concat([whole, Buffer.from([0])])), null, 'and one with something behind it');
  assert.ok(read(whole));
});

test('an editor’s own names are looked for whatever the filter says', async () => {
  const said = '<script type="application/json" data-backstory>{"mentions": [{"text": "Wednesday", "entity": "taiwan"}]}</script>';
  const { fetched } = await visit(NOTHING, undefined, said);
  assert.ok(fetched.includes('/core_bg.wasm'));
});

test('a filter that cannot be had or read costs no note', async () => {
  for (const [filter, code] of [['/none.filter', 'filter-unreachable'], [PACK, 'filter-invalid']]) {
    const { told } = await visit(`${NOTHING}<p>So Taiwan said.</p>`, filter);
    assert.deepEqual(told.map((/** @type {any} */ { type, code }) => [type, code]), [['incomplete', code], ['found', undefined]]);
  }
  altered.clear();
});
