// @ts-check
// The pages that the browser tests open: a server with strict policies, and what keeps count in them. Each engine is driven
// elsewhere: Chromium by `browser.js`, all three by `engines/`.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';

const DIST = new URL('../dist/', import.meta.url);
// The core with its door for tests, as `cargo xtask test` makes it.
const BUILT = process.env.BACKSTORY_INSPECTOR;
const INSPECTOR = BUILT ? pathToFileURL(`${BUILT}/`) : new URL('../../target/xtask/inspector/', import.meta.url);
const CORPUS = new URL('../../tests/articles/', import.meta.url);
const SHARED = new URL('../../../shared/', import.meta.url);
const SHARED_IN_WORKTREE = new URL('../../../../shared/', import.meta.url);
const NAMED = process.env.BACKSTORY_SHARED;
/** Real pages, where they are there. */
export const shared = [...(NAMED ? [pathToFileURL(`${NAMED}/`)] : []), SHARED, SHARED_IN_WORKTREE].find((folder) => existsSync(new URL('pages/', folder)));

/** What is served besides the built files, by the first part of the path. @type {Record<string, URL | undefined>} */
export const FOLDERS = { corpus: CORPUS, inspector: INSPECTOR, shared };

export const PACK = '/packs/us-china-taiwan.pack';
export const SECOND_PACK = '/packs/european-defence.pack';
export const CARD = 'backstory-card[data-open] .card';

/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };
/** Nothing inline, nothing from elsewhere, no evaluation, no markup from strings. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self' http://localhost:*; require-trusted-types-for 'script'";

/** @type {Map<string, (body: Buffer) => Buffer | string>} Changes to what is served, by path. */
export const altered = new Map();

const server = createServer(async (request, reply) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html').slice(1);
  try {
    const change = altered.get(path);
    const [first = '', ...rest] = path.split('/');
    const folder = FOLDERS[first];
    const from = folder ? new URL(rest.join('/'), folder) : new URL(path, DIST);
    let body = path.startsWith('made/') ? Buffer.from('') : await readFile(from);
    if (change) body = Buffer.from(change(body));
    const type = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
    reply.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  } catch {
    reply.writeHead(404).end();
  }
});

export let origin = '';

/** @type {Promise<void> | undefined} */
let served;
/** Once: what is done before the tests of a file does not wait for what is done before those of this one. */
export const serving = () => (served ??= serve());

async function serve() {
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}

before(serving);

after(() => server.close());

/** Counts what is started and not ended, and keeps the widget's events. Runs in the page, before all else. */
export function keepCount() {
  const mine = /** @type {any} */ (window);
  mine.told = [];
  document.addEventListener('backstory', (event) => mine.told.push(event.detail));
  document.addEventListener('DOMContentLoaded', () => (mine.first = document.documentElement.outerHTML));
  const live = { listeners: new Set(), timers: new Set(), frames: new Set(), observers: new Set() };
  /** @type {WeakMap<object, number>} what is counted is not kept alive by it */
  const ids = new WeakMap();
  let last = 0;
  const id = (/** @type {object} */ of) => ids.get(of) ?? (ids.set(of, ++last), last);
  const key = (/** @type {EventTarget} */ target, /** @type {any[]} */ [type, call, options]) =>
    [id(target ?? window), type, call && id(call), Boolean(options?.capture ?? options)].join();
  /** Called from a script that the page loaded, not from the test's driver. */
  const ofPage = () => new Error().stack?.includes(location.origin);
  const wrap = (/** @type {any} */ owner, /** @type {string} */ name, /** @type {(self: any, args: any[], result: any) => void} */ note) => {
    const original = owner[name];
    owner[name] = function (/** @type {any[]} */ ...args) {
      const result = original.apply(this, args);
      if (ofPage()) note(this, args, result);
      return result;
    };
  };
  wrap(EventTarget.prototype, 'addEventListener', (self, args) => args[2]?.once || live.listeners.add(key(self, args)));
  wrap(EventTarget.prototype, 'removeEventListener', (self, args) => live.listeners.delete(key(self, args)));
  const expiring = (/** @type {string} */ start, /** @type {string} */ stop, /** @type {Set<number>} */ set) => {
    const original = mine[start];
    mine[start] = (/** @type {any} */ call, /** @type {any[]} */ ...rest) => {
      const id = original.call(window, (/** @type {any[]} */ ...args) => (set.delete(id), call(...args)), ...rest);
      if (ofPage()) set.add(id);
      return id;
    };
    wrap(mine, stop, (_, [id]) => set.delete(id));
  };
  expiring('setTimeout', 'clearTimeout', live.timers);
  expiring('requestAnimationFrame', 'cancelAnimationFrame', live.frames);
  wrap(MutationObserver.prototype, 'observe', (self) => live.observers.add(self));
  wrap(MutationObserver.prototype, 'disconnect', (self) => live.observers.delete(self));
  mine.left = () => ({
    html: document.documentElement.outerHTML,
    highlights: /** @type {any} */ (CSS).highlights.size,
    sheets: document.adoptedStyleSheets.length,
    ...Object.fromEntries(Object.entries(live).map(([name, set]) => [name, set.size])),
  });
}
