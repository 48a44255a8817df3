// @ts-check
// What an option cannot be is answered by an error that names the option, its value and what it can be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, PACK, altered, bare, hover, story } from './browser.js';

/** Options as the page writes them, and words of the error. @type {[string, RegExp][]} */
const WRONG = [
  ['{}', /"packs" is "undefined"; it can be a list of one or more addresses/],
  ['{ packs: [] }', /"packs"/],
  ['{ packs: PACK }', /"packs" is "\/packs.*it can be a list/],
  ['{ packs: [null] }', /"packs"/],
  ['{ packs: [new Uint8Array(8)] }', /"packs" is "0,0,.*ArrayBuffers/],
  ['{ packs: ["https://["] }', /"packs" is "https:\/\/\["/],
  ['{ packs: [PACK], root: null }', /"root" is "null"; it can be an element or a selector that finds one/],
  ['{ packs: [PACK], root: "aside.none" }', /"root" is "aside.none"/],
  ['{ packs: [PACK], root: "!!" }', /"root" is "!!"/],
  ['{ packs: [PACK], root: "!!", live: true }', /"root" is "!!"/],
  ['{ packs: [PACK], root: RING }', /"root" is "\[object Object\]"/],
  ['{ packs: [PACK], names: true }', /"names" is "true"; it can be .* false/],
  ['{ packs: [PACK], filter: null }', /"filter" is "null"; it can be/],
  ['{ packs: [PACK], filter: ["/a.filter", 7] }', /"filter" is "\/a.filter,7"/],
  ['{ packs: [PACK], interface: 42 }', /"interface" is "42"; it can be a language or an address/],
  ['{ packs: [PACK], wasm: {} }', /"wasm"/],
  ['{ packs: [PACK], history: 3 }', /"history" is "3"; it can be true or false/],
  ['{ packs: [PACK], live: {} }', /"live" is "\[object Object\]"; it can be true or false/],
  ['{ packs: [PACK], remember: "yes" }', /"remember" is "yes"; it can be true or false/],
  ['{ packs: [PACK], signal: {} }', /"signal".*AbortSignal/],
  ['{ packs: [PACK], mark: "few" }', /unknown option "mark"; there are root, packs/],
  ['{ packs: [PACK], marks: "some" }', /"marks" is "some"; it can be few, normal, many or all/],
  ['{ packs: [PACK], marks: 3 }', /"marks" is "3"; it can be few/],
  ['{ packs: [PACK], marks: null }', /"marks" is "null"; it can be few/],
  ['{ packs: [PACK], published: "5 February" }', /"published".*"5 February".*YYYY-MM-DD/],
  ['{ packs: [PACK], published: new Date(0) }', /"published".*YYYY-MM-DD/],
  ['{ packs: [PACK], language: "de" }', /"language" is "de"; it can be en/],
  ['{ packs: [PACK], units: "imperial" }', /"units" is "imperial"; it can be metric or us/],
  ['{ packs: [PACK], currency: "XXX" }', /"currency" is "XXX"; it can be EUR/],
  ['{ packs: [PACK], feedback: "http://paper.example/" }', /"feedback" is "http:.*https: or a mailto:/],
  ['{ packs: [PACK], feedback: "javascript:alert(1)" }', /"feedback" is "javascript:/],
  ['{ packs: [PACK], feedback: 3 }', /"feedback" is "3"; it can be true, false/],
];

test('each wrong option rejects with its name, its value and its range, and tells no event', async () => {
  // The page's policy forbids to evaluate a text; a module is none.
  altered.set('made/options.js', () => `export const given = (PACK, RING) => [${WRONG.map(([options]) => options).join()}];`);
  const { page, errors, events, close } = await bare('/demo/');
  const reasons = await page.evaluate(async (pack) => {
    const [{ attach }, { given }] = await Promise.all(['/index.js', '/made/options.js'].map((module) => import(/* @vite-ignore */ module)));
    const ring = {};
    Object.assign(ring, { current: { ring } });
    const reasons = [];
    for (const options of given(pack, ring)) {
      reasons.push(await attach(options).then(() => null, (/** @type {any} */ { code, message }) => ({ code, message })));
    }
    return reasons;
  }, PACK);
  for (const [at, [options, words]] of WRONG.entries()) {
    assert.equal(reasons[at]?.code, 'option-invalid', options);
    assert.match(reasons[at]?.message ?? '', words, options);
  }
  assert.deepEqual(await events(), []);
  assert.deepEqual(errors, []);
  altered.clear();
  await close();
});

test('in the page "false" is false: nothing is stored, and what is no flag is one failed event', async () => {
  for (const [tag, type] of [['data-remember="false" data-history="off" data-live="true"', 'found'], ['data-remember="no"', 'failed']]) {
    altered.set('demo/index.html', (body) => Buffer.from(`${body}`.replace('data-packs=', `${tag} data-packs=`)));
    const { page, events, close } = await story();
    assert.equal((await events())[0].type, type);
    if (type === 'found') {
      await hover(page, 'Taiwan');
      await page.locator(CARD).getByRole('button', { name: 'Fewer notes' }).click();
      assert.equal(await page.evaluate(() => localStorage.length), 0);
    }
    altered.clear();
    await close();
  }
});

test('an empty list of filters is no filter, and a file beside the page is no language', async () => {
  const { page, events, close } = await bare('/demo/');
  const asked = page.waitForRequest(/my-words\.txt$/);
  const found = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    return (await attach({ packs, filter: [], interface: 'my-words.txt' })).notes().length;
  }, [PACK]);
  assert.ok(found > 0);
  assert.equal(new URL((await asked).url()).pathname, '/demo/my-words.txt');
  assert.deepEqual((await events()).map((/** @type {any} */ { type }) => type), ['incomplete', 'found']);
  await close();
});

test('a button of the page with an element in it that is named like ours chooses nothing', async () => {
  const lure = '<button class="choice" data-choice="off"><backstory-x>Read on</backstory-x></button>';
  altered.set('demo/index.html', (body) => Buffer.from(`${body}`.replace(/<article[^>]*>/, `$&${lure}`)));
  const { page, errors, events, close } = await story();
  await page.locator('backstory-x').click();
  await page.waitForTimeout(50);
  assert.deepEqual((await events()).filter((/** @type {any} */ { type }) => type === 'chosen'), []);
  assert.deepEqual(errors, []);
  altered.clear();
  await close();
});

test('a root that is never read is no leave to read something else', async () => {
  const text = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>'.repeat(4);
  const tag = `<script async src="/embed.js" data-packs="${PACK}" data-root="dialog div"></script>`;
  altered.set('made/page.html', () => `<!doctype html><html lang="en"><title>A page</title>${tag}<article>${text}</article><dialog open><div>${text}</div></dialog>`);
  const { events, close } = await story('/made/page.html');
  assert.deepEqual((await events()).map((/** @type {any} */ { type, code }) => [type, code]), [['failed', 'no-article']]);
  altered.clear();
  await close();
});

test('two stories that are not there yet have a widget each', async () => {
  const { page, close } = await bare('/demo/');
  const same = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const [one, other] = await Promise.all(['#one', '#other'].map((root) => attach({ packs, root, live: true })));
    return one === other;
  }, [PACK]);
  assert.equal(same, false);
  await close();
});

test('an update by what an option cannot be leaves the widget as it is', async () => {
  const { page, close } = await bare('/demo/');
  const [code, notes] = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs });
    const { update } = widget;
    const code = await update({ remember: 'yes' }).catch((/** @type {any} */ { code }) => code);
    return [code, widget.notes().length];
  }, [PACK]);
  assert.equal(code, 'option-invalid');
  assert.ok(notes > 0);
  await close();
});
