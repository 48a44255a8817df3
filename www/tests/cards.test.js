// @ts-check
// What single cards of the demo say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, hover, story } from './browser.js';

test('the card of $11.1bn ranks it, says what inflation does to that, and shows the earlier packages', async () => {
  const { page, close } = await story();
  await hover(page, '$11.1bn');
  const text = await page.locator(CARD).innerText();
  for (const part of ['11.1 billion US dollars', 'largest package', 'After inflation (US consumer prices) it is not the largest', '$13.3bn']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await close();
});
