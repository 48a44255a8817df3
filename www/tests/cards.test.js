// @ts-check
// Cards and list as they are read: length, type, measure and contrast, in both themes and both widths.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, story } from './browser.js';

const words = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).length;

/** Texts below a contrast of 4.5:1 in the shadow root of the element. */
function faint(/** @type {Element} */ inside) {
  const root = /** @type {ShadowRoot} */ (inside.shadowRoot ?? inside.getRootNode());
  const colour = (/** @type {string} */ text) => {
    const numbers = (text.match(/-?[\d.]+/g) ?? []).map(Number);
    const unit = text.startsWith('color(') ? 1 : 255;
    return { rgb: numbers.slice(0, 3).map((part) => part / unit), alpha: numbers[3] ?? 1 };
  };
  const luminance = (/** @type {number[]} */ rgb) => {
    const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (/** @type {Element | null} */ of) => {
    for (let at = of; at; at = at.parentElement) {
      const { rgb, alpha } = colour(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return colour(getComputedStyle(document.body).backgroundColor).rgb;
  };
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || !element.checkVisibility()) continue;
    const [one, other] = [luminance(colour(getComputedStyle(element).color).rgb), luminance(ground(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  }
  return found;
}

/** Average letters in the full lines of the card's sentences. */
function measure(/** @type {Element} */ card) {
  const counts = [];
  for (const line of card.querySelectorAll('.body, .gloss')) {
    const range = document.createRange();
    let [top, letters] = [0, 0];
    // Words that lead to another card are elements of their own.
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.localName === 'sup') continue;
      for (let at = 0; at < (text.textContent?.length ?? 0); at++, letters++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top: now } = range.getBoundingClientRect();
        if (letters > 0 && now > top + 4) {
          counts.push(letters);
          letters = 0;
        }
        if (now) top = now;
      }
    }
  }
  return counts;
}

for (const [path, colorScheme, width] of /** @type {[string, 'light' | 'dark', number][]} */ ([
  ['/demo/', 'light', 1280],
  ['/demo/', 'dark', 1280],
  ['/demo/', 'light', 390],
  ['/demo/second.html', 'dark', 1280],
])) {
  test(`cards of ${path} at ${width} px, ${colorScheme}: short, four sizes, readable`, async () => {
    const { page, errors, close } = await story(path, { viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    // Phones' own fonts run about as wide as this one; the DejaVu Sans that a bare Linux has is wider than any.
    if (width < 400) await page.evaluate(() => document.body.style.setProperty('--backstory-font', 'Liberation Sans, Arial, sans-serif'));
    await page.getByRole('button', { name: /^Notes on this story/ }).click();
    assert.deepEqual(await page.locator('backstory-list').evaluate(faint), []);
    const entries = page.locator('backstory-list .entry');
    const count = await entries.count();
    assert.ok(count > 10, `${count} notes`);
    /** @type {number[]} */
    const lines = [];
    for (let at = 0; at < count; at++) {
      await entries.nth(at).press('Enter');
      const card = page.locator(CARD);
      const { before, sizes, wide } = await card.evaluate((card) => {
        const copy = /** @type {Element} */ (card.cloneNode(true));
        copy.querySelectorAll('details, footer, .way, .close, sup, figure').forEach((part) => part.remove());
        // Blocks end words.
        copy.querySelectorAll('*').forEach((part) => part.append(' '));
        card.querySelectorAll('details').forEach((details) => (details.open = true));
        const shown = [...card.querySelectorAll('*')].filter((part) => part.textContent?.trim() && part.checkVisibility());
        const { left, right } = card.getBoundingClientRect();
        const wide = shown.filter((part) => {
          const box = part.getBoundingClientRect();
          return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
        });
        return {
          before: copy.textContent ?? '',
          sizes: [...new Set(shown.map((part) => getComputedStyle(part).fontSize))],
          wide: [...wide.map((part) => `${part.localName}: ${part.textContent?.slice(0, 40)}`), ...(card.scrollWidth > card.clientWidth ? ['it scrolls sideways'] : [])],
        };
      });
      const title = await card.locator('h2').innerText();
      assert.ok(words(before) <= 120, `${title}: ${words(before)} words: ${before}`);
      assert.ok(sizes.length <= 4, `${title}: ${sizes}`);
      assert.deepEqual(wide, [], title);
      assert.deepEqual(await card.evaluate(faint), [], title);
      lines.push(...(await card.evaluate(measure)));
      await page.keyboard.press('Escape');
    }
    const average = lines.reduce((sum, line) => sum + line, 0) / lines.length;
    assert.ok(average >= 45 && average <= 75 && Math.max(...lines) <= 75, `${average} letters a line, ${Math.max(...lines)} at most`);
    assert.deepEqual(errors, []);
    await close();
  });
}
