// @ts-check
// A client for WebDriver (https://www.w3.org/TR/webdriver2/), as much of it as the tests need: plain HTTP with JSON.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** How long a driver may take to start, and a page to become what is waited for. On a busy machine a browser takes its time. */
const PATIENCE = 60_000;
const POLL = 25;
/** The keys that no letter stands for. */
export const KEYS = { tab: '\uE004', enter: '\uE007', escape: '\uE00C', shift: '\uE008' };

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** A port that nobody listens on. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/**
 * Starts a driver, and in it a browser.
 *
 * @param {string} program
 * @param {(port: number) => string[]} args
 * @param {Record<string, unknown>} capabilities
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function start(program, args, capabilities, env = process.env) {
  const port = await freePort();
  const driver = spawn(program, args(port), { env, stdio: 'ignore' });
  const failed = new Promise((_, reject) => driver.once('error', reject));
  const at = `http://127.0.0.1:${port}`;
  const ready = until(async () => (await fetch(`${at}/status`)).ok, `${program} answers`);
  try {
    await Promise.race([ready, failed]);
    const { sessionId, capabilities: got } = await ask(at, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new Session(`${at}/session/${sessionId}`, got.browserVersion, driver);
  } catch (reason) {
    driver.kill();
    throw reason;
  }
}

/** Asks until the answer is yes; errors on the way are no. */
async function until(/** @type {() => Promise<unknown>} */ condition, /** @type {string} */ what) {
  /** @type {unknown} */
  let last;
  for (const from = Date.now(); Date.now() - from < PATIENCE; await pause(POLL)) {
    try {
      last = await condition();
      if (last) return last;
    } catch (reason) {
      last = reason;
    }
  }
  throw new Error(`not within ${PATIENCE / 1000} s: ${what}; at last ${last}`);
}

/** One command. @returns {Promise<any>} */
async function ask(/** @type {string} */ at, /** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body = {}) {
  const request = method === 'POST' ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : { method };
  const reply = await fetch(at + path, request);
  const { value } = /** @type {{ value: any }} */ (await reply.json());
  if (!reply.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** One browser with one page. */
export class Session {
  constructor(/** @type {string} */ at, /** @type {string} */ version, /** @type {import('node:child_process').ChildProcess} */ driver) {
    this.at = at;
    this.version = version;
    this.driver = driver;
  }

  post(/** @type {string} */ path, /** @type {object} */ body = {}) {
    return ask(this.at, 'POST', path, body);
  }

  go(/** @type {string} */ url) {
    return this.post('/url', { url });
  }

  resize(/** @type {number} */ width, /** @type {number} */ height) {
    return this.post('/window/rect', { width, height });
  }

  /**
   * Runs a function in the page; it may give a promise. It sees nothing of where it is written but its arguments.
   *
   * @template {unknown[]} A
   * @template R
   * @param {(...args: A) => R} call
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async run(call, ...args) {
    const script = `
      const args = [...arguments];
      const done = args.pop();
      const answer = new Promise((resolve) => resolve((${call})(...args)));
      answer.then((value) => done({ value }), (reason) => done({ reason: String(reason) }));`;
    const { value, reason } = await this.post('/execute/async', { script, args });
    if (reason) throw new Error(`in the page: ${reason}`);
    return value;
  }

  /**
   * Waits until a function in the page says yes.
   *
   * @template {unknown[]} A
   * @param {(...args: A) => unknown} call
   * @param {A} args
   */
  until(call, ...args) {
    return until(() => this.run(call, ...args), `${call} (${args})`);
  }

  /** One after the other, each pressed and let go; while `held` is down. */
  async press(/** @type {string[]} */ keys, held = '') {
    const key = (/** @type {string} */ type, /** @type {string} */ value) => ({ type, value });
    const strokes = keys.flatMap((value) => [key('keyDown', value), key('keyUp', value)]);
    const actions = held ? [key('keyDown', held), ...strokes, key('keyUp', held)] : strokes;
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Moves the mouse from point to point of the viewport. */
  move(/** @type {[x: number, y: number][]} */ ...points) {
    return this.#point('mouse', points.map(([x, y]) => to(x, y)));
  }

  click(/** @type {number} */ x, /** @type {number} */ y) {
    return this.#point('mouse', [to(x, y), ...PRESS]);
  }

  tap(/** @type {number} */ x, /** @type {number} */ y) {
    return this.#point('touch', [to(x, y), ...PRESS]);
  }

  #point(/** @type {string} */ pointerType, /** @type {object[]} */ actions) {
    return this.post('/actions', { actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }] });
  }

  /** The viewport as a PNG. */
  async screenshot() {
    return Buffer.from(await ask(this.at, 'GET', '/screenshot'), 'base64');
  }

  async end() {
    // The browser goes with its session, and not with its driver.
    await ask(this.at, 'DELETE', '').catch(() => {});
    this.driver.kill();
  }
}

const PRESS = [
  { type: 'pointerDown', button: 0 },
  { type: 'pause', duration: 30 },
  { type: 'pointerUp', button: 0 },
];
const to = (/** @type {number} */ x, /** @type {number} */ y) => ({ type: 'pointerMove', duration: 20, origin: 'viewport', x: Math.round(x), y: Math.round(y) });
