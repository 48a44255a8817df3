// A story that an editor never leaves alone: each step changes it as a live page would.

const SENTENCES = [
  'Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday.',
  'The Pentagon had announced $11.1bn of arms for Taiwan less than two months before, the largest such package.',
  'JD Vance said that Washington would keep its word, and that Beijing knew it.',
  'Zhang Youxia was placed under investigation in January, the defence ministry said.',
  'China bought 12 million tonnes of American soybeans last year, and has promised more.',
  'The People’s Liberation Army held exercises around the island in December.',
  'Marco Rubio will travel to Tokyo on Friday to speak about semiconductors with Japan.',
  'Nothing else was said, and no one asked.',
];

/** What may be marked in them. */
export const NAMES = ['Xi Jinping', 'Donald Trump', 'Taiwan', 'JD Vance', 'Washington', 'Beijing', 'Zhang Youxia', '12 million tonnes', 'China', '$11.1bn'];

/** Mulberry32: the same numbers for the same seed. */
export function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const first = () => ({
  headline: 'A call',
  shown: true,
  next: SENTENCES.length,
  paragraphs: SENTENCES.map((text, id) => ({ id, text, strong: false })),
});

/** Each gives the list after one change. */
const CHANGES = [
  (list, pick) => list.toSorted(() => pick(3) - 1),
  (list) => list.toReversed(),
  (list, pick) => changed(list, pick, ({ text }) => ({ text: `Late on Monday, ${text}` })),
  (list, pick) => changed(list, pick, () => ({ text: SENTENCES[pick(SENTENCES.length)] })),
  // A part of the sentence moves into another element, and its words into other text nodes.
  (list, pick) => changed(list, pick, ({ strong }) => ({ strong: !strong })),
  (list, pick) => (list.length > 3 ? list.toSpliced(pick(list.length), 1) : list),
  (list, pick, id) => (list.length < 20 ? list.toSpliced(pick(list.length + 1), 0, { id, text: SENTENCES[pick(SENTENCES.length)], strong: false }) : list),
];

const changed = (list, pick, change) => {
  const at = pick(list.length);
  return list.with(at, { ...list[at], ...change(list[at]) });
};

export function step(story, pick) {
  const { paragraphs, next, shown } = story;
  const what = pick(CHANGES.length + 2);
  // Taken out as a whole, and put back.
  if (!shown || what === CHANGES.length) return { ...story, shown: !shown };
  if (what > CHANGES.length) return { ...story, headline: `A call, part ${pick(100)}` };
  return { ...story, next: next + 1, paragraphs: CHANGES[what](paragraphs, pick, next) };
}

/** A paragraph in the pieces in which it is shown. */
export const pieces = ({ text }) => [text.slice(0, 14), text.slice(14)];
