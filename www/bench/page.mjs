// @ts-check
// What the widget costs the demo by Lighthouse's reckoning, on a machine four times as slow:
//
//     cargo xtask bench page
//
// which runs `node www/bench/page.mjs FOLDER_OF_LIGHTHOUSE`. The page with the widget and the page without it take turns, each time
// in a new browser; medians are told.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const RUNS = 5;
const SLOWDOWN = 4;
const DIST = new URL('../dist/', import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({ html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' });
const TAG = /<script async src="..\/embed.js"[^>]*><\/script>/;

const modules = createRequire(join(resolve(process.argv[2] ?? ''), 'package.json'));
const { default: lighthouse } = await import(pathToFileURL(modules.resolve('lighthouse')).href);

/** As a publisher serves it: packed, and kept for a while. `/plain/` is the demo without the widget's tag. */
const server = createServer(async (request, reply) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html').slice(1);
  const plain = path.startsWith('plain/');
  const file = await readFile(new URL(plain ? path.replace('plain/', 'demo/') : path, DIST)).catch(() => null);
  if (!file) return void reply.writeHead(404).end();
  const body = plain ? Buffer.from(file.toString().replace(TAG, '')) : file;
  const type = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
  reply.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'max-age=31536000' }).end(brotliCompressSync(body));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
const PORT = 9333;

/** One run of Lighthouse. @returns {Promise<Record<string, number>>} */
async function measure(/** @type {string} */ path) {
  const browser = await chromium.launch({
    executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', `--remote-debugging-port=${PORT}`],
  });
  const settings = {
    port: PORT,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    // Really slowed down, not reckoned from a fast run.
    throttlingMethod: 'devtools',
    throttling: { cpuSlowdownMultiplier: SLOWDOWN, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0, rttMs: 0, throughputKbps: 0 },
  };
  const { lhr } = await lighthouse(origin + path, settings);
  await browser.close();
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const value = (/** @type {string} */ audit) => lhr.audits[audit].numericValue;
  const scores = Object.values(lhr.categories).map((category) => [category.title, category.score * 100]);
  return {
    requests: lhr.audits['network-requests'].details.items.length,
    'total blocking time, ms': value('total-blocking-time'),
    'layout shift': value('cumulative-layout-shift'),
    'largest paint, ms': value('largest-contentful-paint'),
    ...Object.fromEntries(scores),
  };
}

/** @type {Record<string, Record<string, number>[]>} */
const runs = { '/plain/': [], '/demo/': [] };
for (let run = 0; run < RUNS; run += 1) {
  for (const path of Object.keys(runs)) {
    runs[path]?.push(await measure(path));
    console.log(`${path} ${run + 1} of ${RUNS}`);
  }
}
server.close();

/** @param {number[]} list */
const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1] ?? NaN;
const shown = (/** @type {number} */ value) => String(Math.round(value * 1000) / 1000);
console.log(`Lighthouse ${modules('lighthouse/package.json').version}, ${RUNS} runs each in turn, ${SLOWDOWN}x slower: medians (all runs)\n`);
console.log(`${''.padEnd(26)}${'without'.padStart(12)}${'with'.padStart(12)}`);
for (const name of Object.keys(runs['/demo/']?.[0] ?? {})) {
  const [without, withIt] = ['/plain/', '/demo/'].map((path) => (runs[path] ?? []).map((run) => run[name] ?? NaN));
  const cells = [without, withIt].map((list) => shown(median(list ?? [])).padStart(12)).join('');
  console.log(`${name.padEnd(26)}${cells}   (${(without ?? []).map(shown).join(' ')} | ${(withIt ?? []).map(shown).join(' ')})`);
}
