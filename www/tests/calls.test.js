// @ts-check
// Every call at every time and with anything: an error that says what is wrong, or no harm.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PACK, SECOND_PACK, altered, bare, open, origin } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

after(() => altered.clear());

const THROWN = 'thrown by an argument of the page';

/**
 * Arguments as a page writes them, and what `attach` says to them. `hostile` throws when it is made a text.
 *
 * @type {[argument: string, words: RegExp][]}
 */
const ATTACH = [
  ['undefined', /^"options" is "undefined"; it can be an object/],
  ['null', /^"options" is "null"; it can be an object/],
  ['42', /^"options" is "42"; it can be an object/],
  ['"packs"', /^"options" is "packs"; it can be an object/],
  ['Symbol("packs")', /^"options" is "Symbol\(packs\)"/],
  ['[]', /^"options" is ""; it can be an object/],
  ['{ packs: [Symbol("a")] }', /"packs" is "object"; it can be a list/],
  ['{ packs: Object.create(null) }', /"packs" is "object"; it can be a list/],
  ['{ packs: [hostile] }', /"packs" is "object"; it can be a list/],
  ['{ packs: [new ArrayBuffer(0)] }', /"packs" is "\[object ArrayBuffer\]"; it can be .* filled ArrayBuffers/],
  ['{ packs: [detached()] }', /"packs" is "\[object ArrayBuffer\]"; it can be .* filled ArrayBuffers/],
  ['{ packs: [PACK], root: hostile }', /"root" is "object"; it can be an element/],
  ['{ packs: [PACK], root: document }', /"root" is "\[object HTMLDocument\]"; it can be an element/],
  ['{ packs: [PACK], root: window }', /"root" is "\[object Window\]"; it can be an element/],
  ['{ packs: [PACK], root: document.createTextNode("a") }', /"root" is "\[object Text\]"; it can be an element/],
  ['{ packs: [PACK], root: document.createElement("iframe") }', /"root" is "\[object HTMLIFrameElement\]"; it can be an element/],
  ['{ packs: [PACK], root: document.implementation.createHTMLDocument("").body }', /"root" is "\[object HTMLBodyElement\]"; it can be an element/],
  ['{ packs: [PACK], names: [] }', /"names" is ""; it can be an address/],
  ['{ packs: [PACK], marks: Symbol("all") }', /"marks" is "Symbol\(all\)"; it can be few/],
  ['{ packs: [PACK], "": 1 }', /unknown option ""; there are root/],
];

/** Calls on a widget that is there, and what they give: each a promise, so that a throw is told too. @type {[call: string, gives: unknown][]} */
const CALLS = [
  ...['undefined', 'null', '42', '-1', 'NaN', '{}', '[]', '[["taiwan"]]', 'Symbol("taiwan")', 'hostile', '""', '"nobody"', '"\\ud800"', '"é".repeat(1e6)', '10n'].map((id) => /** @type {[string, unknown]} */ ([`open(${id})`, false])),
  ...['undefined', 'null', '42', '"a"', '{}', 'hostile', 'document', 'window', 'document.body', 'Symbol("a")', 'document.createTextNode("Taiwan")'].map((node) => /** @type {[string, unknown]} */ ([`noteAt(${node}, 0)`, null])),
  ...['undefined', 'null', '"3"', '-1', '0.5', 'NaN', 'Infinity', '2 ** 31', '2 ** 32', '2 ** 53', '{}', 'hostile', 'Symbol("a")', '3n'].map((offset) => /** @type {[string, unknown]} */ ([`noteAt(text, ${offset})`, null])),
  ['noteAt()', null],
  ['open()', false],
  ['notes(42).length > 0', true],
  ['update().then((one) => one === widget)', true],
  ['update({}).then((one) => one === widget)', true],
  ['update(null)', 'option-invalid: "options" is "null"; it can be an object'],
  ['update(42)', 'option-invalid: "options" is "42"; it can be an object'],
  ['update(true)', 'option-invalid: "options" is "true"; it can be an object'],
  ['update([])', 'option-invalid: "options" is ""; it can be an object'],
  ['update("ab")', 'option-invalid: "options" is "ab"; it can be an object'],
  ['update(Symbol("a"))', 'option-invalid: "options" is "Symbol(a)"; it can be an object'],
  ['update({ mark: "few" })', 'option-invalid: unknown option "mark"'],
  ['update({ marks: hostile })', 'option-invalid: option "marks" is "object"; it can be a text'],
  ['update({ packs: undefined })', 'option-invalid: option "packs" is "undefined"'],
  ['update({ root: "aside.none" })', 'option-invalid: option "root" is "aside.none"'],
  ['update({ currency: "XXX" })', 'option-invalid: option "currency" is "XXX"'],
  ['update({ signal: {} })', 'option-invalid: option "signal" is "[object Object]"'],
];

/** Serves what a page says, as a module: the policy forbids to evaluate a text. */
const script = (/** @type {string} */ code) => altered.set('made/calls.js', () => `
  const detached = () => { const buffer = new ArrayBuffer(8); structuredClone(buffer, { transfer: [buffer] }); return buffer; };
  const hostile = { toString() { throw new Error("${THROWN}"); }, [Symbol.toPrimitive]() { throw new Error("${THROWN}"); } };
  const PACK = "${PACK}", OTHER = "${SECOND_PACK}";
  ${code}`);

/** What the module's `run` gives on the demo. */
async function run(/** @type {string} */ code) {
  script(code);
  const opened = await bare('/demo/');
  const given = await opened.page.evaluate(async () => {
    const [{ attach }, { run }] = await Promise.all(['/index.js', '/made/calls.js'].map((module) => import(/* @vite-ignore */ module)));
    const reason = (/** @type {any} */ { code, message }) => `${code}: ${message}`;
    return run(attach, reason);
  });
  return { ...opened, given };
}

test('attach says what is wrong with whatever it is given', async () => {
  const list = ATTACH.map(([argument]) => `() => attach(${argument})`).join();
  const { given, events, errors, close } = await run(`
    export const run = async (attach, reason) => {
      const given = [];
      for (const call of [${list}]) given.push(await call().then(() => 'attached', reason));
      return given;
    };`);
  for (const [at, [argument, words]] of ATTACH.entries()) {
    assert.ok(given[at].startsWith('option-invalid: '), `${argument}: ${given[at]}`);
    assert.match(given[at].slice(16), words, argument);
  }
  assert.deepEqual([await events(), errors], [[], []]);
  await close();
});

/** The calls, one after another, with what each gives: a value, or the beginning of the reason. */
const each = (/** @type {[string, unknown][]} */ calls) => `[${calls.map(([call]) => `async () => widget.${call}`).join()}]`;

test('each call with each argument gives an error with its reason, or does no harm', async () => {
  const { given, errors, close } = await run(`
    export const run = async (attach, reason) => {
      const widget = await attach({ packs: [PACK] });
      const text = document.querySelector('article p').firstChild;
      const given = [];
      for (const call of ${each(CALLS)}) given.push(await call().catch(reason));
      return { given, notes: widget.notes().length, opens: widget.open('taiwan') };
    };`);
  for (const [at, [call, gives]] of CALLS.entries()) {
    const told = given.given[at];
    if (typeof gives === 'string') assert.ok(`${told}`.startsWith(gives), `${call}: ${told}`);
    else assert.deepEqual(told, gives, call);
  }
  assert.ok(given.notes > 0 && given.opens, 'it is there as before');
  assert.deepEqual(errors, []);
  await close();
});

/** What comes between the promise of a widget and a call. @type {Record<string, string>} */
const TIMES = {
  'after its end': 'widget.destroy();',
  'after its end by a signal': 'life.abort();',
  'in the middle of an update': 'const updated = widget.update({ marks: "few" });',
  'in the middle of an update that fails': 'widget.update({ packs: ["/packs/none.pack"] });',
  'in the middle of an update that is refused': 'widget.update({ marks: "some" }).catch(() => {});',
};
const LATE = /** @type {[string, unknown][]} */ ([['open("taiwan")', 'boolean'], ['notes()', 'object'], ['noteAt(text, 0)', 'object'], ['noteAt()', 'object'], ['destroy()', 'undefined'], ['destroy()', 'undefined'], ['open("taiwan")', 'boolean']]);

for (const [time, before] of Object.entries(TIMES)) {
  test(`each call ${time}`, async () => {
    const { page, given, errors, events, close } = await run(`
      export const run = async (attach, reason) => {
        const life = new AbortController();
        const widget = await attach({ packs: [PACK], signal: life.signal });
        const text = document.querySelector('article p').firstChild;
        ${before}
        const given = [];
        for (const call of ${each(LATE)}) given.push(await call().then((gives) => typeof gives, reason));
        window.widget = widget;
        return given;
      };`);
    assert.deepEqual(given, LATE.map(([, type]) => type));
    await page.waitForTimeout(500);
    const { listeners, observers, highlights, sheets } = await page.evaluate(() => /** @type {any} */ (window).left());
    assert.deepEqual({ listeners, observers, highlights, sheets }, { listeners: 0, observers: 0, highlights: 0, sheets: 0 }, 'what is destroyed stays so, whatever was on its way');
    assert.deepEqual((await events()).filter((/** @type {any} */ { type }) => type === 'failed'), []);
    const again = await page.evaluate(async () => {
      const { widget } = /** @type {any} */ (window);
      // The demo's first signal may be over for good.
      await widget.update({ signal: undefined });
      return widget.notes().length;
    });
    assert.ok(again > 0, 'and an update begins anew');
    assert.deepEqual(errors, []);
    await close();
  });
}

test('updates at once are done one after another, and none is lost', async () => {
  const { page, given, events, errors, close } = await run(`
    export const run = async (attach, reason) => {
      const widget = await attach({ packs: [PACK], marks: 'few' });
      const asked = [{ marks: 'all' }, { marks: 'some' }, { packs: [PACK, OTHER] }, { units: 'furlongs' }, { units: 'us' }].map((changes) => widget.update(changes).then((one) => one === widget, reason));
      const second = await attach({ packs: [OTHER] });
      return [...(await Promise.all(asked)), second === widget];
    };`);
  assert.deepEqual(given.map((/** @type {any} */ one) => (one === true ? one : one.slice(0, 14))), [true, 'option-invalid', true, 'option-invalid', true, true]);
  const found = (await events()).filter((/** @type {any} */ { type }) => type === 'found');
  assert.equal(found.length, 4);
  assert.ok(found[1].marks > found[0].marks && found[2].annotations >= found[1].annotations && found[3].marks === found[2].marks, JSON.stringify(found));
  assert.deepEqual([(await page.evaluate(() => /** @type {any} */ (window).left())).observers, errors], [1, []]);
  await close();
});

test('an update that fails does not take with it what was asked for after it; the end of the widget does', async () => {
  const { given, errors, close } = await run(`
    export const run = async (attach) => {
      const widget = await attach({ packs: [PACK] });
      await Promise.all([{ packs: ['/none.pack'] }, { packs: [PACK] }].map((changes) => widget.update(changes)));
      const notes = widget.notes().length;
      const asked = [{ marks: 'few' }, { marks: 'all' }].map((changes) => widget.update(changes));
      widget.destroy();
      await Promise.all(asked);
      return [notes > 0, widget.notes()];
    };`);
  assert.deepEqual(given, [true, []]);
  assert.deepEqual(errors, []);
  await close();
});

test('a widget stays as it is until what an update asks for can take its place', async () => {
  const { page, errors, close } = await bare('/demo/');
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((done) => (release = () => done(0)));
  await page.route(`**${SECOND_PACK}`, async (route) => (await held, route.continue()));
  const state = () => page.evaluate(() => [/** @type {any} */ (window).widget.open('taiwan'), /** @type {any} */ (CSS).highlights.size > 0]);
  await page.evaluate(async ([pack, other]) => {
    const mine = /** @type {any} */ (window);
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    mine.widget = await attach({ packs: [pack] });
    mine.updated = mine.widget.update({ packs: [other] });
  }, [PACK, SECOND_PACK]);
  await page.waitForTimeout(200);
  assert.deepEqual(await state(), [true, true]);
  release();
  await page.evaluate(() => /** @type {any} */ (window).updated);
  assert.equal((await state())[0], false);
  assert.deepEqual(errors, []);
  await close();
});

test('an update to another root leaves the first one to whoever asks for it', async () => {
  const text = '<p>Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.</p>'.repeat(4);
  altered.set('made/two.html', () => `<!doctype html><html lang="en"><title>A page</title><body><article id="one">${text}</article><article id="two">${text}</article>`);
  const { page, errors, close } = await open();
  await page.goto(`${origin}/made/two.html`);
  const same = await page.evaluate(async (packs) => {
    const { attach } = await import(/* @vite-ignore */ String('/index.js'));
    const widget = await attach({ packs, root: '#one' });
    await widget.update({ root: '#two' });
    const [one, two] = await Promise.all(['#one', '#two'].map((root) => attach({ packs, root })));
    return [one === widget, two === widget, one.notes().length > 0];
  }, [PACK]);
  assert.deepEqual(same, [false, true, true]);
  assert.deepEqual(errors, []);
  await close();
});
