// @ts-check
// The browser's DOM and the command line's HTML parser give the same annotations.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PACK, SECOND_PACK, open, origin, shared } from './browser.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const packs = [PACK, SECOND_PACK];

/** What the command line says of a file: its annotations, or why there are none. */
async function native(/** @type {string} */ file) {
  const args = ['annotate', file, '--format', 'json', ...packs.flatMap((pack) => ['--pack', dist + pack])];
  try {
    const { stdout } = await promisify(execFile)(`${target}/release/backstory`, args, { maxBuffer: 1 << 27 });
    return JSON.stringify(JSON.parse(stdout));
  } catch (error) {
    const { code, stderr } = /** @type {{code: number, stderr: string}} */ (error);
    assert.equal(code, 1, stderr);
    return stderr.trim().slice(file.length + 2);
  }
}

/** The demo, the project's own pages, and real ones where they are there. @returns {Promise<[path: string, file: string][]>} */
async function files() {
  /** @type {[string, string][]} */
  const found = ['/demo/index.html', '/demo/second.html'].map((path) => [path, dist + path]);
  const add = async (/** @type {string} */ at, /** @type {string} */ folder) => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
    found.push(...names.map((name) => /** @type {[string, string]} */ ([`${at}${name}`, folder + name])));
  };
  await add('/corpus/', `${root}tests/articles/`);
  if (shared) for (const folder of ['article/', 'pages/']) await add(`/shared/${folder}`, fileURLToPath(new URL(folder, shared)));
  return found;
}

test('native and wasm: identical annotations of every page', async () => {
  const { page, close } = await open();
  await page.goto(`${origin}/made/empty.html`);
  await page.evaluate(async (packs) => {
    const core = await import(/* @vite-ignore */ String('/inspector/core.js'));
    await core.default({ module_or_path: '/inspector/core_bg.wasm' });
    const bytes = async (/** @type {string} */ url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
    const stack = await Promise.all(packs.map(bytes));
    const names = await bytes('/names.model');
    const policy = /** @type {any} */ (window).trustedTypes.createPolicy('test', { createHTML: (/** @type {string} */ html) => html });
    /** @type {any} */ (window).inspect = async (/** @type {string} */ url) => {
      const file = await bytes(url);
      const head = new TextDecoder('latin1').decode(file.subarray(0, 1024));
      const label = /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
      const html = new TextDecoder(label).decode(file);
      const parsed = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
      const report = core.inspect(parsed, stack, names);
      return report.message ?? JSON.stringify(report);
    };
  }, packs);
  const different = [];
  let annotations = 0;
  const all = await files();
  for (const [path, file] of all) {
    const [one, other] = await Promise.all([native(file), page.evaluate((path) => /** @type {any} */ (window).inspect(path), path)]);
    annotations += one.split('"start"').length - 1;
    const at = [...one].findIndex((c, at) => c !== other[at]);
    if (one !== other) different.push(`${path}\n  native …${one.slice(Math.max(0, at - 60), at + 90)}\n  wasm   …${other.slice(Math.max(0, at - 60), at + 90)}`);
  }
  assert.deepEqual(different, []);
  console.log(`${all.length} pages, ${annotations} annotations: the same`);
  assert.ok(annotations > 100, `${annotations} annotations`);
  await close();
});
