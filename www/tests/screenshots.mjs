// @ts-check
// Pictures of the built demo: `node www/tests/screenshots.mjs [folder] [--all]`. Without arguments the four of the
// README, into docs.
import { createServer } from 'node:http';
import { readFile, mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const all = process.argv.includes('--all');
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('-')) ?? new URL('../../docs', import.meta.url).pathname;
const DIST = new URL('../dist/', import.meta.url);
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };
const server = createServer(async (request, reply) => {
  const path = (request.url ?? '/').replace(/\/$/, '/index.html').slice(1);
  const body = await readFile(new URL(path, DIST)).catch(() => null);
  reply.writeHead(body ? 200 : 404, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream' }).end(body);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
const browser = await chromium.launch({ executablePath: process.env.BACKSTORY_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
await mkdir(folder, { recursive: true });

/** Opens a card by resting on its mark, or by a tap. */
async function card(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ surface, /** @type {boolean} */ touch) {
  const at = await page.evaluate(async (surface) => {
    for (const name of ['backstory-entity', 'backstory-figure']) {
      for (const fixed of /** @type {any} */ (CSS).highlights.get(name)) {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        if (range.toString() !== surface) continue;
        scrollTo(0, scrollY + range.getBoundingClientRect().top - innerHeight * 0.3);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    throw new Error(`"${surface}" is not painted`);
  }, surface);
  if (touch) await page.touchscreen.tap(at.x, at.y);
  else {
    await page.mouse.move(at.x + 60, at.y + 60);
    await page.mouse.move(at.x, at.y);
  }
  await page.waitForSelector('backstory-card[data-open] .card');
}

const notes = (/** @type {import('playwright-core').Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ }).click();

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const [name, zoom] of all ? [['money', 1], ['taiwan', 1], ['zhang', 1], ['start', 1], ['soy', 1], ['notes', 1], ['entry', 1], ['zoomed', 2]] : [['money', 1]]) {
      const touch = width === 390;
      const viewport = { width: Number(width) / Number(zoom), height: Number(height) / Number(zoom) };
      const context = await browser.newContext({ viewport, deviceScaleFactor: Number(zoom), colorScheme, hasTouch: touch });
      const page = await context.newPage();
      await page.goto(`${origin}/demo/`);
      await page.locator('backstory-list').waitFor();
      if (name === 'money' || name === 'zoomed') await card(page, '$11.1bn', touch);
      if (name === 'taiwan') await card(page, 'Taiwan', touch);
      if (name === 'zhang') await card(page, 'Zhang Youxia', touch);
      if (name === 'notes' || name === 'entry') await notes(page);
      const listed = { soy: '20 million tonnes', start: 'New START' }[name];
      if (listed) {
        await notes(page);
        await page.locator('backstory-list .entry', { hasText: listed }).first().click();
      }
      if (name === 'entry') await page.locator('backstory-list .entry').nth(4).click();
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${all ? `${name}-` : 'demo-'}${width}-${colorScheme}.png` });
      await context.close();
    }
  }
}
await browser.close();
server.close();
