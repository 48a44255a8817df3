// @ts-check
// What the publisher hears of its readers' cards, and what a newsroom is told when something is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, focused, hover, place, story } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

const inCard = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(CARD).getByRole('button', { name, exact: true });
const inList = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator('backstory-list').getByRole('button', { name, exact: true });
const toggle = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Notes on this story/ });
const pause = (/** @type {Page} */ page, /** @type {number} */ ms) => page.waitForTimeout(ms);

/** "type id by" of what was told of cards. */
const told = async (/** @type {() => Promise<any[]>} */ events) =>
  (await events()).filter(({ type }) => ['opened', 'closed', 'seen'].includes(type)).map(({ type, id, by }) => [type, id, by].filter(Boolean).join(' '));

test('opened says how, closed says what and how long, seen comes after a second', async () => {
  const { page, errors, events, close } = await bare('/demo/');
  await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    /** @type {any} */ (window).widget = await attach({ packs });
  }, [PACK]);
  const { x } = await hover(page, 'Taiwan');
  await page.waitForFunction(() => /** @type {any} */ (window).told.some((/** @type {any} */ event) => event.type === 'seen'));
  await page.mouse.move(x, 5);
  await page.waitForSelector(CARD, { state: 'detached' });
  await toggle(page).click();
  await inList(page, 'Zhang Youxia').press('Enter');
  await inList(page, 'Xi Jinping').press('Enter');
  await inCard(page, 'China').press('Enter');
  await inCard(page, 'Back').press('Enter');
  await page.keyboard.press('Escape');
  await page.evaluate(() => /** @type {any} */ (window).widget.open('taiwan'));
  await page.keyboard.press('Escape');
  await pause(page, 1100);
  assert.deepEqual(await told(events), [
    'opened taiwan pointer', 'seen taiwan', 'closed taiwan',
    'opened zhang-youxia list', 'closed zhang-youxia',
    'opened xi-jinping list', 'closed xi-jinping',
    'opened china card', 'closed china',
    'opened xi-jinping card', 'closed xi-jinping',
    'opened taiwan call', 'closed taiwan',
  ]);
  const closed = (await events()).filter((/** @type {any} */ { type }) => type === 'closed').map((/** @type {any} */ event) => event.for);
  assert.ok(closed[0] >= 1000 && closed[0] < 5000 && closed.every(Number.isInteger), `${closed}`);
  assert.ok(closed.slice(1).every((/** @type {number} */ ms) => ms < 1000), `${closed}`);
  assert.deepEqual(errors, []);
  await close();
});

test('a finger is told apart; a source that is followed is told, and opens as ever', async () => {
  const { page, errors, events, close } = await story('/demo/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { x, y } = await place(page, 'Taiwan');
  await page.touchscreen.tap(x, y);
  await page.waitForSelector(CARD);
  assert.equal((await told(events))[0], 'opened taiwan touch');
  const link = page.locator(`${CARD} .source`).first();
  const url = await link.getAttribute('href');
  await page.context().route('https://**', (route) => route.fulfill({ status: 200, body: 'a source' }));
  const [followed] = await Promise.all([page.waitForEvent('popup'), link.tap()]);
  assert.equal(followed.url(), url);
  assert.deepEqual((await events()).filter((/** @type {any} */ event) => event.type === 'source'), [{ type: 'source', id: 'taiwan', url }]);
  assert.deepEqual(errors, []);
  await close();
});

/** The demo with more attributes on its tag. */
async function demo(/** @type {string} */ attributes) {
  altered.set('demo/index.html', (body) => body.toString().replace('<script async', `<script async ${attributes}`));
  const opened = await story();
  altered.delete('demo/index.html');
  return opened;
}

test('"Something wrong?" is there where it is asked for, and tells facts, packs and place', async () => {
  const without = await story();
  await hover(without.page, 'Taiwan');
  assert.equal(await inCard(without.page, 'Something wrong?').count(), 0);
  await without.close();

  const { page, errors, events, close } = await demo('data-feedback="true"');
  /** @type {string[]} */
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  await hover(page, 'Taiwan');
  const shown = await page.locator(CARD).evaluate((card) => [...card.querySelectorAll('[data-fact]')].map((line) => line.getAttribute('data-fact')));
  const hash = await page.locator(`${CARD} .pack`).first().getAttribute('data-hash');
  await inCard(page, 'Something wrong?').click();
  const { facts, packs, block, ...rest } = (await events()).find((/** @type {any} */ event) => event.type === 'feedback');
  assert.deepEqual(rest, { type: 'feedback', id: 'taiwan', surface: 'Taiwan' });
  assert.ok(shown.length > 5 && shown.every((id) => facts.includes(id)), `${shown} in ${facts}`);
  assert.ok(packs.length > 0 && packs[0].hash === hash && packs[0].id === 'us-china-taiwan' && packs[0].version, JSON.stringify(packs));
  assert.ok(Number.isInteger(block) && block > 0, `${block}`);
  await inCard(page, 'Beijing').click();
  await inCard(page, 'Something wrong?').click();
  const second = (await events()).filter((/** @type {any} */ event) => event.type === 'feedback')[1];
  assert.deepEqual([second.id, second.block, second.surface], ['china', block, 'Taiwan'], 'the card shown, the place where it was opened');
  assert.deepEqual(sent, [], 'nothing is sent');
  assert.deepEqual(errors, []);
  await close();
});

test('"Something wrong?" says that it was taken, once, where it stood, and keeps the focus', async () => {
  for (const [attributes, before, after] of /** @type {[string, string, string][]} */ ([
    ['', 'Something wrong?', 'Thanks for telling us.'],
    ['data-interface="de"', 'Stimmt etwas nicht?', 'Danke für den Hinweis.'],
  ])) {
    const { page, errors, events, close } = await demo(`data-feedback="true" ${attributes}`);
    const button = page.locator(`${CARD} .wrong`);
    const told = async () => (await events()).filter((/** @type {any} */ { type }) => type === 'feedback').length;
    await page.locator('backstory-list .toggle').press('Enter');
    await page.locator('backstory-list .entry').first().press('Enter');
    assert.equal(await button.innerText(), before);
    assert.equal(await button.getAttribute('aria-live'), 'polite', 'what it will say is read out');
    await button.press('Enter');
    assert.deepEqual([await button.innerText(), await told(), await focused(page)], [after, 1, `button ${after}`]);
    await button.press('Enter');
    await button.click({ force: true });
    assert.deepEqual([await button.innerText(), await told()], [after, 1], 'and it is told once');
    await page.keyboard.press('Escape');
    await page.locator('backstory-list .entry').nth(1).press('Enter');
    assert.equal(await button.innerText(), before, 'another card, another question');
    assert.deepEqual(errors, []);
    await close();
  }
});

test('an address becomes a link that carries the same, and does not tell where the reader was', async () => {
  const { page, events, close } = await demo('data-feedback="https://paper.example/wrong?article=7"');
  await hover(page, 'Taiwan');
  const link = page.locator(CARD).getByRole('link', { name: 'Something wrong?' });
  const address = new URL((await link.getAttribute('href')) ?? '');
  assert.equal(address.origin + address.pathname, 'https://paper.example/wrong');
  assert.deepEqual(['article', 'card', 'text'].map((name) => address.searchParams.get(name)), ['7', 'taiwan', 'Taiwan']);
  assert.ok(address.searchParams.getAll('fact').includes('taiwan/population'));
  assert.match(address.searchParams.get('pack') ?? '', /^us-china-taiwan \S+ [0-9a-f]{16}$/);
  let referer = /** @type {string | undefined} */ ('none yet');
  await page.context().route('https://paper.example/**', (route) => {
    referer = route.request().headers().referer;
    return route.fulfill({ status: 200, body: 'a form' });
  });
  await Promise.all([page.waitForEvent('popup'), link.click()]);
  assert.equal(referer, undefined);
  assert.equal((await events()).filter((/** @type {any} */ event) => event.type === 'feedback').length, 1, 'the event is told, too');
  await close();

  const mail = await demo('data-feedback="mailto:desk@paper.example"');
  await hover(mail.page, 'Taiwan');
  const to = new URL((await mail.page.locator(CARD).getByRole('link', { name: 'Something wrong?' }).getAttribute('href')) ?? '');
  assert.equal(to.protocol + to.pathname, 'mailto:desk@paper.example');
  assert.deepEqual(to.searchParams.get('body')?.split('\r\n').slice(0, 2), ['card: taiwan', 'text: Taiwan']);
  await mail.close();
});
