// @ts-check
// Whole folders of saved pages, as they are: `BACKSTORY_PAGES=FOLDER` names another than those that lie beside the clone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FOLDERS, PACK, bare, shared } from '../browser.js';

/** @typedef {import('playwright-core').Page} Page */

const named = process.env.BACKSTORY_PAGES;
const own = new URL('../../../tests/articles/', import.meta.url);
const folders = named ? [pathToFileURL(`${named}/`)] : [own, ...(shared ? [new URL('pages/', shared)] : [])];

/** What a host's script could meet; the page itself as a digest, which is easier to read in a report. */
const left = async (/** @type {Page} */ page) => {
  const { html, ...counts } = await page.evaluate(() => /** @type {any} */ (window).left());
  return { ...counts, html: createHash('sha1').update(html).digest('hex') };
};

/** The body without our hosts. */
const written = (/** @type {Page} */ page) =>
  page.evaluate(() => document.documentElement.outerHTML.replace(/<backstory-(list|card).*?<\/backstory-\1>/gs, ''));

for (const folder of folders) {
  test(`each page of ${folder.pathname} is the same before, during and after`, { skip: !existsSync(folder) && 'no such folder' }, async () => {
    FOLDERS.saved = folder;
    const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
    let marks = 0;
    for (const name of names) {
      const { page, errors, events, close } = await bare(`/saved/${encodeURIComponent(name)}`);
      // What the page's own scripts do wrong is theirs.
      const theirs = errors.length;
      const [before, text] = [await left(page), await written(page)];
      await page.evaluate(async (pack) => {
        const { attach } = await import(/* @vite-ignore */ String('/index.js'));
        /** @type {any} */ (window).widget = await attach({ packs: [pack], published: '2026-02-05', marks: 'all' });
      }, PACK);
      assert.equal(await written(page), text, `${name}: attached`);
      const told = await events();
      assert.ok(told.some((/** @type {any} */ { type }) => type === 'found' || type === 'failed'), name);
      marks += told[0].marks ?? 0;
      const first = await page.evaluate(() => {
        const { widget } = /** @type {any} */ (window);
        return widget.notes().slice(0, 3).every((/** @type {any} */ { id }) => widget.open(id));
      });
      assert.ok(first, `${name}: a card did not open`);
      assert.equal(await written(page), text, `${name}: with a card`);
      await page.evaluate(() => /** @type {any} */ (window).widget.destroy());
      assert.deepEqual(await left(page), before, `${name}: destroyed`);
      assert.deepEqual(errors.slice(theirs), [], name);
      await close();
    }
    console.log(`${names.length} pages, ${marks} marks`);
    assert.ok(names.length > 0);
  });
}
