// @ts-check
// The packed package as others use it: each bundler and each framework builds a page with it, on which a card is read.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CARD, hover, open, origin } from '../browser.js';
import { TOOLS, build, built, example, install, installed, run, site, start } from './tools.js';

const path = fileURLToPath;
const packed = install();

/** Opens a page and reads a card on it by the pointer. */
async function reads(/** @type {string} */ address, /** @type {(page: import('../browser.js').Page) => Promise<void>} */ prepare = async () => {}) {
  const { page, errors, events, settled, close } = await open();
  // Chromium asks for an icon by itself.
  page.on('console', (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && errors.push(message.text()));
  await prepare(page);
  await page.goto(address);
  await settled();
  const [first] = await events();
  assert.equal(first.type, 'found', JSON.stringify(first));
  await hover(page, '$11.1bn');
  assert.match(await page.locator(CARD).innerText(), /the largest package since 1990/);
  assert.deepEqual(errors, []);
  await close();
}

/** Parcel writes an import map into the page, which the policy must then name by its hash. */
async function allowImportMap(/** @type {import('../browser.js').Page} */ page) {
  await page.route('**/parcel/index.html', async (route) => {
    const reply = await route.fetch();
    const [, map = ''] = /<script type=importmap>(.*?)<\/script>/.exec(await reply.text()) ?? [];
    const hash = createHash('sha256').update(map).digest('base64');
    const policy = String(reply.headers()['content-security-policy']).replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`);
    await route.fulfill({ response: reply, headers: { ...reply.headers(), 'content-security-policy': policy } });
  });
}

test('the tarball has what is needed and nothing else', () => {
  const files = packed.files.map((file) => file.path).sort();
  const packs = ['core', 'european-defence', 'general', 'us-china-taiwan'].flatMap((name) => ['attribution.txt', 'filter', 'pack'].map((kind) => `dist/packs/${name}.${kind}`));
  const loader = ['core.js', 'core_bg.wasm', 'element.d.ts', 'element.js', 'embed.js', 'filter.js', 'index.d.ts', 'index.js', 'names.model', 'widget.js', 'LICENSE-APACHE', 'LICENSE-MIT'];
  const messages = ['ar', 'de', 'es', 'fr', 'zh'].map((language) => `dist/messages/${language}.txt`);
  assert.deepEqual(files, ['README.md', ...loader.map((name) => `dist/${name}`), ...messages, ...packs, 'package.json'].sort());
  console.log(`${packed.filename}: ${packed.size} bytes`);
  const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(manifest.scripts?.[script], undefined);
  assert.equal(manifest.dependencies, undefined);
});

test('every path that the package exports is a file of it', () => {
  const { exports } = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
  const targets = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  /** One of the files that a pattern stands for. */
  const file = (/** @type {string} */ target) => target.replace('packs/*', 'packs/general.pack').replace('messages/*', 'messages/de.txt');
  for (const target of targets) assert.ok(readFileSync(installed(file(String(target)))).length > 0, String(target));
});

test('the declarations are enough for strict TypeScript, however it resolves modules', () => {
  const tsc = path(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  for (const [module, resolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', '--module', String(module), '--moduleResolution', String(resolution)];
    run(process.execPath, [tsc, ...options, 'site/typed.ts']);
  }
});

test('on a server the imports do nothing, and attach says that there is no page', () => {
  const script = `
    import { attach } from '@backstory/widget';
    import '@backstory/widget/element';
    const before = Object.keys(globalThis).length;
    await attach({ packs: ['/story.pack'] }).then(() => console.log('attached'), ({ code, message }) => console.log(code, message));`;
  const said = run(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(said.trim(), 'no-document attach needs a page: call it in the browser');
});

for (const name of ['vite', 'webpack', 'rollup', 'esbuild', 'esbuild-explicit', 'parcel']) {
  test(`bundled by ${name}, under the strict policy`, async () => {
    build(name);
    await reads(`${origin}/${name}/index.html`, name === 'parcel' ? allowImportMap : undefined);
  });
}

/** By the development server of Vite: modules as they are, and React in strict mode, which mounts twice. */
async function develops(/** @type {URL} */ folder) {
  const { address, stop } = await start([path(new URL('builds/vite-dev.js', TOOLS)), path(folder), path(new URL('.vite', folder))], TOOLS);
  try {
    await reads(address);
  } finally {
    stop();
  }
}

test('served by the development server of Vite', async () => {
  const folder = new URL('dev/', TOOLS);
  cpSync(new URL('site/', TOOLS), folder, { recursive: true });
  cpSync(installed('dist/packs/us-china-taiwan.pack'), new URL('story.pack', folder));
  await develops(folder);
});

test('example of react, served by the development server of Vite', () => develops(example('react')));

test('example of plain HTML: by script tag and by element', async () => {
  const folder = example('html');
  cpSync(installed('dist'), new URL('backstory', folder), { recursive: true });
  site('html', folder);
  for (const page of ['index', 'element']) await reads(`${origin}/html/${page}.html`);
});

for (const name of ['react', 'vue', 'svelte']) {
  test(`example of ${name}, built by Vite, under the strict policy`, async () => {
    const folder = example(name);
    run(process.execPath, [path(new URL('node_modules/vite/bin/vite.js', TOOLS)), 'build', '--logLevel', 'warn'], folder);
    site(name, new URL('dist/', folder));
    await reads(`${origin}/${name}/index.html`);
  });
}

test('example of a page made on a server and hydrated, under the strict policy', async () => {
  const folder = example('ssr');
  run(process.execPath, ['build.js'], folder);
  const { address, stop } = await start(['build/server.js'], folder);
  try {
    const html = await (await fetch(address)).text();
    assert.match(html, /Xi Jinping has asked/);
    await reads(address);
  } finally {
    stop();
  }
});

const SEED = 20260205;
for (const name of ['react-18', 'react-19', 'vue', 'svelte']) {
  test(`${name} renders a story a thousand times under the widget (seed ${SEED})`, async () => {
    if (name === 'react-18') built('live');
    const { page, errors, close } = await open();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
    await page.goto(`${origin}/live/${name}.html`);
    const ours = (/** @type {string} */ call, /** @type {unknown[]} */ ...args) =>
      page.evaluate(async ([call, args]) => /** @type {any} */ (window).live[call](...args), /** @type {const} */ ([call, args]));
    await page.waitForFunction(() => 'live' in window);
    await ours('attach');
    assert.ok((await ours('painted')).length > 6);
    assert.deepEqual(await ours('steps', 1000, SEED), [], 'marks on other words');
    await page.waitForTimeout(1000);
    const after = await ours('painted');
    await ours('destroy');
    assert.deepEqual(await ours('painted'), []);
    await ours('attach');
    assert.deepEqual(after, await ours('painted'), 'as a fresh run');
    assert.deepEqual(errors, []);
    await close();
  });
}

test('the examples ask for the versions that are tested', () => {
  const { dependencies: tested } = JSON.parse(readFileSync(new URL('package.json', TOOLS), 'utf8'));
  for (const name of ['react', 'vue', 'svelte', 'ssr']) {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL(`package.json`, example(name)), 'utf8'));
    const { '@backstory/widget': widget, ...others } = { ...dependencies, ...devDependencies };
    assert.ok(widget);
    for (const [dependency, version] of Object.entries(others)) assert.equal(version, tested[dependency], `${name}: ${dependency}`);
  }
});
