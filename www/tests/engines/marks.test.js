// @ts-check
// What marks look like in each engine and theme: the page is photographed with its highlights and without them, and the two pictures
// differ below the marked words, in dots for names and in dashes for figures, and nowhere else. No stored pictures: fonts differ.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ENGINES } from './engines.js';
import { decode, difference } from './png.js';
import { demo, marks, place } from './stories.js';

/** @typedef {import('./png.js').Picture} Picture */
/** @typedef {{ name: string, text: string, x: number, y: number, width: number, height: number }} Mark */

/** Of 255: what a reader would not see. */
const FAINT = 12;
/** The least that a mark stands out from what is behind it. */
const CLEAR = 40;
/** How far a line may stand below the rectangle of its words, in pixels; smoothing spreads what is drawn by one. */
const BELOW = 6;

/** @typedef {(mark: Mark) => { left: number, right: number, top: number, bottom: number }} Box Where a mark may be drawn. */
/** @type {Box} The lower half of its words, and a little below. */
const line = ({ x, y, width, height }) => ({ left: Math.floor(x) - 1, right: Math.ceil(x + width) + 1, top: Math.floor(y + height / 2), bottom: Math.ceil(y + height) + BELOW });
/** @type {Box} Behind its words, and below. */
const block = (mark) => ({ ...line(mark), top: Math.floor(mark.y) - 1 });

/** The largest difference in each column of a box. */
function columns(/** @type {Picture} */ one, /** @type {Picture} */ other, /** @type {ReturnType<Box>} */ { left, right, top, bottom }) {
  return Array.from({ length: right - left }, (_, at) => Math.max(...Array.from({ length: bottom - top }, (_, down) => difference(one, other, left + at, top + down))));
}

/** Lengths of the drawn stretches of a line: columns that stand out at least half as much as the clearest. */
function strokes(/** @type {number[]} */ columns) {
  const least = Math.max(...columns) / 2;
  const drawn = columns.map((by) => (by > least ? 'x' : ' ')).join('');
  return drawn.split(/ +/).filter(Boolean).map((stroke) => stroke.length);
}

/** Pixels that differ outside all boxes. */
function astray(/** @type {Picture} */ one, /** @type {Picture} */ other, /** @type {ReturnType<Box>[]} */ boxes) {
  const found = [];
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      if (difference(one, other, x, y) <= FAINT) continue;
      if (!boxes.some(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom)) found.push(`${x},${y}`);
    }
  }
  return found;
}

const median = (/** @type {number[]} */ list) => [...list].sort((one, other) => one - other)[list.length >> 1] ?? 0;

for (const engine of ENGINES) {
  describe(engine.name, () => {
    for (const theme of engine.themes) {
      const blocks = engine.blocks.includes(theme);
      test(`in ${theme}, ${blocks ? 'marks stand out' : 'names are dotted and figures dashed'}, and nothing else is drawn`, async () => {
        const session = await engine.open(theme);
        try {
          await session.resize(1280, 900);
          await demo(session);
          await place(session, '$11.1bn');
          const height = await session.run(() => innerHeight);
          const everywhere = await marks(session);
          const marked = decode(await session.screenshot());
          await session.run(async () => {
            /** @type {any} */ (CSS).highlights.clear();
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          });
          const plain = decode(await session.screenshot());
          assert.deepEqual([marked.width, marked.height], [plain.width, plain.height]);
          assert.deepEqual(astray(marked, plain, everywhere.map(blocks ? block : line)), []);
          const seen = everywhere.filter(({ y, height: own }) => y > 0 && y + own + BELOW < height);
          /** @type {Record<string, number[]>} */
          const all = { 'backstory-entity': [], 'backstory-figure': [] };
          for (const mark of seen) {
            const drawn = columns(marked, plain, (blocks ? block : line)(mark));
            assert.ok(Math.max(...drawn) >= CLEAR, `"${mark.text}" is drawn: ${drawn}`);
            const lengths = strokes(drawn);
            assert.ok(blocks || lengths.length >= mark.width / 20, `"${mark.text}", ${mark.width} pixels, is no solid line: ${lengths}`);
            all[mark.name]?.push(...lengths);
          }
          const [dots, dashes] = [median(all['backstory-entity'] ?? []), median(all['backstory-figure'] ?? [])];
          assert.ok(dots > 0 && (blocks || dashes >= 1.5 * dots), JSON.stringify(all));
        } finally {
          await session.end();
        }
      });
    }
  });
}
