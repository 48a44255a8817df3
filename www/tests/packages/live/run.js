// What all frameworks have in common: a page whose story is rendered again and again under the widget.
import { attach } from '@backstory/widget';
import { NAMES, first, numbers, step } from './story.js';

/** @param {(target: Element) => (story: object) => unknown} mount */
export async function live(mount) {
  const root = document.getElementById('app');
  const render = mount(root);
  let story = first();
  await render(story);
  let widget;
  window.live = {
    painted,
    async attach() {
      widget = await attach({ root, packs: [new URL('story.pack', document.baseURI)], published: '2026-02-05', marks: 'all' });
    },
    destroy: () => widget.destroy(),
    /** Renders `count` changes; gives what was painted on words that are no names. */
    async steps(count, seed) {
      const pick = numbers(seed);
      const wrong = [];
      for (let at = 0; at < count; at++) {
        story = step(story, pick);
        await render(story);
        // The observer hears of it; now and then there is also time to read the story anew and to paint.
        await (at % 50 === 49 ? new Promise((done) => setTimeout(done, 400)) : null);
        wrong.push(...painted().filter((words) => !NAMES.includes(words)));
      }
      if (!story.shown) await render((story = { ...story, shown: true }));
      return wrong;
    },
  };
}

/** The words under all marks, in the order of the page. */
function painted() {
  const marks = ['backstory-entity', 'backstory-figure'].flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
  const ranges = marks.filter(({ startContainer }) => startContainer.isConnected).map((mark) => {
    const range = document.createRange();
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
    return range;
  });
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  return ranges.map(String);
}
