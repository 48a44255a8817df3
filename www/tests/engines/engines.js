// @ts-check
// The three engines and how each is started in a theme. `cargo xtask test --all` installs what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { start } from './webdriver.js';

/** @typedef {import('./webdriver.js').Session} Session */
/** @typedef {'light' | 'dark' | 'forced colours'} Theme */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {Theme[]} themes That it can be brought into from outside.
 * @property {Theme[]} blocks Themes in which the engine paints every highlight like a selection, whatever its style says.
 * @property {boolean} touch Whether its driver has fingers.
 * @property {(theme: Theme) => Promise<Session>} open
 */

const first = (/** @type {string[]} */ paths) => paths.find(existsSync) ?? paths[0] ?? '';
const isRoot = process.getuid?.() === 0;

/** @type {Engine} */
const chromium = {
  name: 'Chromium',
  themes: ['light', 'dark', 'forced colours'],
  blocks: ['forced colours'],
  touch: true,
  async open(theme) {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'];
    const options = { binary: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium', args };
    const session = await start(process.env.CHROMEDRIVER ?? 'chromedriver', (port) => [`--port=${port}`], { 'goog:chromeOptions': options });
    const features = [
      { name: 'prefers-color-scheme', value: theme === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: theme === 'forced colours' ? 'active' : 'none' },
    ];
    await session.post('/goog/cdp/execute', { cmd: 'Emulation.setEmulatedMedia', params: { features } });
    return session;
  },
};

/** @type {Engine} */
const firefox = {
  name: 'Firefox',
  themes: ['light', 'dark', 'forced colours'],
  blocks: [],
  touch: true,
  open(theme) {
    const prefs = {
      'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1,
      // 2: always the reader's own colours, which is what a high-contrast theme of the system brings about.
      'browser.display.document_color_use': theme === 'forced colours' ? 2 : 0,
    };
    const options = { binary: first(['/usr/bin/firefox-esr', '/usr/bin/firefox']), args: ['-headless'], prefs };
    return start('geckodriver', (port) => ['--port', `${port}`], { 'moz:firefoxOptions': options });
  },
};

const MINI_BROWSERS = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);

/** @type {Engine} */
const webkit = {
  name: 'WebKitGTK',
  // It has no forced colours: its media feature `forced-colors` is always `none`.
  themes: ['light', 'dark'],
  blocks: [],
  // Its driver takes a finger for a mouse.
  touch: false,
  async open(theme) {
    const screen = await display();
    const env = {
      ...process.env,
      DISPLAY: screen.name,
      ...(isRoot && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    };
    const options = { binary: first(MINI_BROWSERS), args: ['--automation', ...(theme === 'dark' ? ['--dark-mode'] : [])] };
    const session = await start('WebKitWebDriver', (port) => [`--port=${port}`], { 'webkitgtk:browserOptions': options }, env).catch((reason) => {
      screen.end();
      throw reason;
    });
    const end = session.end.bind(session);
    session.end = () => end().finally(screen.end);
    return session;
  },
};

/** A screen that nobody looks at; the server chooses its number. */
async function display() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const channel = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const [number] = await Promise.race([once(channel, 'data'), once(server, 'error').then(([reason]) => Promise.reject(reason))]);
  return { name: `:${String(number).trim()}`, end: () => void server.kill() };
}

export const ENGINES = [chromium, firefox, webkit];
