// @ts-check
// How long a pack of a million names takes to open in Chromium:
//
//     cargo xtask bench opening
//
// which runs `node www/bench/opening.mjs FOLDER_OF_WASM PACK`. The wasm is the one that readers load, with the test's door.
// Each run is a page of its own, so that no memory is warm. What is timed is the call that hands the bytes over and gives back a
// stack of packs that answers; what came before it (fetching the pack, compiling the wasm) and the first text after it are told apart.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const RUNS = 9;
const TEXT = 'The Bank of Belmarson said on Wednesday that San James and New Kalham had asked for $11.1bn.';

const [wasm = '', pack = ''] = process.argv.slice(2).map((path) => resolve(path));
const TYPES = /** @type {Record<string, string>} */ ({ js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' });
const server = createServer((request, reply) => {
  const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
  const from = name === basename(pack) ? join(dirname(pack), name) : join(wasm, name);
  const type = TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
  // A browser asks for an icon, too.
  const body = name === 'index.html' ? '' : existsSync(from) ? readFileSync(from) : undefined;
  reply.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;

const browser = await chromium.launch({
  executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
/** @type {{ open: number, first: number, spans: number, bytes: number }[]} */
const runs = [];
for (let run = 0; run < RUNS; run += 1) {
  const page = await browser.newPage();
  await page.goto(`${origin}/index.html`);
  runs.push(
    await page.evaluate(
      async ({ pack, text }) => {
        const core = await import(/* @vite-ignore */ String('/core.js'));
        await core.default({ module_or_path: '/core_bg.wasm' });
        const bytes = new Uint8Array(await (await fetch(pack)).arrayBuffer());
        const from = performance.now();
        const annotator = new core.Annotator([bytes], undefined);
        const opened = performance.now();
        const spans = annotator.spans(text, '2026-02-05').length / 2;
        return { open: opened - from, first: performance.now() - opened, spans, bytes: bytes.length };
      },
      { pack: `/${basename(pack)}`, text: TEXT },
    ),
  );
  await page.close();
}
await browser.close();
server.close();

/** @param {number[]} list */
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? NaN;
/** @param {number[]} list */
const shown = (list) => `${middle(list).toFixed(1)} ms (${Math.min(...list).toFixed(1)} at best, ${Math.max(...list).toFixed(1)} at worst)`;
console.log(`a pack of ${((runs[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB in Chromium ${browser.version()}, ${RUNS} pages`);
console.log(`opened in      ${shown(runs.map((run) => run.open))}`);
console.log(`the first text ${shown(runs.map((run) => run.first))}, ${runs[0]?.spans} annotations`);
