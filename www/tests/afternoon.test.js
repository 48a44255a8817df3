// @ts-check
// The last step of an editor's afternoon: a pack that `backstory pack new` wrote, built, and its card in a page of docs/packs.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CARD, altered, hover, story } from './browser.js';

// The command line, as `cargo xtask build` makes it for the packs of the demo.
const COMMAND = process.env.BACKSTORY_COMMAND ?? fileURLToPath(new URL('../../target/release/backstory', import.meta.url));
const DOCUMENT = new URL('../../docs/packs.md', import.meta.url);

/** The page in the section "From nothing to a card", with our files where the tests serve them. */
async function page() {
  const [, section = ''] = (await readFile(DOCUMENT, 'utf8')).split('\n## From nothing to a card\n');
  const code = section.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.slice(4));
  const from = code.indexOf('<!doctype html>');
  const to = code.findIndex((line) => line.includes('embed.js'));
  assert.ok(from >= 0 && to > from, 'the document has no page');
  return code.slice(from, to + 1).join('\n').replace('/story.pack', '/made/story.pack');
}

test('a new pack, built as it is, gives the cards that the document promises', async () => {
  const desk = await mkdtemp(join(tmpdir(), 'backstory-afternoon-'));
  const backstory = (/** @type {string[]} */ ...words) => execFileSync(COMMAND, words, { cwd: desk });
  backstory('pack', 'new', 'story', '--id', 'story', '--title', 'A story of Paris', '--author', 'The news desk');
  backstory('pack', 'build', 'story', '-o', 'story.pack');
  const [html, pack] = [await page(), await readFile(join(desk, 'story.pack'))];
  await rm(desk, { recursive: true });
  altered.set('made/story.html', () => html);
  altered.set('made/story.pack', () => pack);
  const { page: tab, errors, close } = await story('/made/story.html');

  await hover(tab, '330 metres');
  const words = await tab.locator(CARD).innerText();
  for (const part of ['330 metres', 'Height of the Eiffel Tower', '1889', '312 metres', 'The Eiffel Tower: key figures']) assert.ok(words.includes(part), `${part} is not in: ${words}`);

  await tab.keyboard.press('Escape');
  await tab.getByRole('button', { name: /^Notes on this story/ }).click();
  await tab.locator('backstory-list .entry', { hasText: 'Eiffel Tower' }).first().click();
  const tower = await tab.locator('backstory-card .card').first().innerText();
  assert.match(tower, /Height\s+330 metres/);
  assert.deepEqual(errors, []);
  await close();
  altered.delete('made/story.html');
  altered.delete('made/story.pack');
});
