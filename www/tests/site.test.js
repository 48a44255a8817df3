// @ts-check
// The folder that a publisher serves: each file but the entries is named after its bytes, and the entries ask for those names.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { altered, open, origin, story } from './browser.js';

const site = (/** @type {string} */ file) => readFileSync(new URL(`../dist/site/${file}`, import.meta.url));
/** @type {Record<string, { file: string, integrity: string }>} */
const manifest = JSON.parse(site('manifest.json').toString());
const ENTRIES = ['embed.js', 'element.js', 'index.js'];
const hashed = (/** @type {string} */ name) => String(manifest[name]?.file);

test('names and integrity are those of the bytes', () => {
  for (const [name, { file, integrity }] of Object.entries(manifest)) {
    const digest = createHash('sha384').update(site(file));
    assert.equal(integrity, `sha384-${digest.copy().digest('base64')}`, name);
    assert.equal(file, ENTRIES.includes(name) ? name : name.replace(/(\.\w+)$/, `.${digest.digest('hex').slice(0, 12)}$1`));
  }
});

test('the tag of the README works with the folder as it is copied', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [tag] = /<script async src="\/backstory\/.*<\/script>/.exec(readme) ?? [''];
  assert.ok(tag.includes('/backstory/packs/'), tag);
  const text = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>'.repeat(4);
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${tag.replaceAll('/backstory/', '/site/')}<body><article><h1>A call</h1>${text}</article>`);
  const { events, errors, close } = await story('/made/page.html');
  const [found] = await events();
  assert.ok(found.type === 'found' && found.marks > 0, JSON.stringify(found));
  for (const name of Object.keys(manifest).filter((name) => name.startsWith('packs/'))) assert.deepEqual(site(name), site(hashed(name)), name);
  assert.deepEqual(errors, []);
  altered.clear();
  await close();
});

test('a page whose tag has the integrity of the entry asks for hashed names alone', async () => {
  const pack = `/site/${hashed('packs/us-china-taiwan.pack')}`;
  const filter = `/site/${hashed('packs/us-china-taiwan.filter')}`;
  const tag = `<script async src="/site/embed.js" integrity="${manifest['embed.js']?.integrity}" data-packs="${pack}" data-filter="${filter}"></script>`;
  const paragraph = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>';
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title>${tag}<body><article><h1>A call</h1>${paragraph.repeat(4)}</article>`);
  const { page, events, settled, errors, close } = await open();
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.replace('/site/', '')));
  await page.goto(`${origin}/made/page.html`);
  await settled();
  assert.equal((await events())[0].type, 'found');
  const asked = ['core.js', 'core_bg.wasm', 'filter.js', 'names.model', 'packs/us-china-taiwan.filter', 'packs/us-china-taiwan.pack', 'widget.js'];
  assert.deepEqual(fetched.slice(1).sort(), ['embed.js', ...asked.map(hashed)].sort());
  assert.deepEqual(errors, []);
  altered.clear();
  await close();
});
