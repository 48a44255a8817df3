// @ts-check
/**
 * Whether a page can have anything of what the packs know: by one word of each of their wordings, which
 * `backstory pack filter` writes into a file. It may say yes where nothing is found; it never says no where something would be.
 */

/**
 * Letters that are compared as others: `fold` in `src/text/fold.rs`. Whatever else is not ASCII is compared as nothing, and may
 * stand inside a word or between two.
 */
const ROWS = /** @type {const} */ ([
  ['a', 'àáâãäåāăąǎạảấầẩẫậắằẳẵặ'], ['c', 'çćĉċč'], ['d', 'ďđð'], ['e', 'èéêëēĕėęěẹẻẽếềểễệ'], ['g', 'ĝğġģ'], ['h', 'ĥħ'],
  ['i', 'ìíîïĩīĭįıǐỉịİ'], ['j', 'ĵ'], ['k', 'ķ'], ['l', 'ĺļľŀł'], ['n', 'ñńņňŉŋ'], ['o', 'òóôõöøōŏőơǒọỏốồổỗộớờởỡợ'],
  ['r', 'ŕŗř'], ['s', 'śŝşšș'], ['t', 'ţťŧț'], ['u', 'ùúûüũūŭůűųưǔụủứừửữự'], ['w', 'ŵ'], ['y', 'ýÿŷỳỵỷỹ'], ['z', 'źżž'],
  ['ae', 'æ'], ['oe', 'œ'], ['ss', 'ßẞ'], ['th', 'þ'],
]);

/** @type {Map<string, string>} */
const LETTERS = new Map(ROWS.flatMap(([plain, marked]) => [...marked].flatMap((letter) => [[letter, plain], [letter.toUpperCase(), plain]])));

/** First bytes of the file; the last one is the version. */
const MAGIC = [0x62, 0x73, 0x66, 2];

/** What in ASCII ends a word whatever stands around it: all but letters, digits, apostrophes and full stops. */
const ENDS = /[\0-&(-\-/:-@[-`{-\x7f]+/;

/** Written small, whatever else stands beside it. */
const SMALL = /^[a-z]+$/;

/** What words of other scripts are made of. */
const OTHER = /(?![\0-\x7f])[\p{Alphabetic}\p{N}]/u;

/** Pieces of one run that are put together in each way; of longer runs it is said that they may hold anything. */
const MOST = 64;

/** UTF-16 code units of text between two pauses: some milliseconds on a slow phone. */
const SLICE = 20_000;

/** Milliseconds from a change of the page until it is looked at: once a second is little, whatever the page does. */
const EVERY = 1000;

/** Elements that are never read, as in `src/article/tag.rs`; the others are told apart by the core. */
const UNREAD = new Set('script style noscript template button svg math select textarea iframe object video audio canvas dialog'.split(' '));

/** @typedef {{ capital: Set<number>, any: Set<number> }} Words */

/** The words of a file; null where it is none of this version, or not whole. @param {Uint8Array} file @returns {Words | null} */
export function read(file) {
  if (MAGIC.some((byte, at) => file[at] !== byte)) return null;
  let at = MAGIC.length;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      // Behind the end there is nothing but zeros.
      const byte = file[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  };
  const list = (/** @type {number} */ length) => {
    const words = new Set();
    for (let last = 0; words.size < length && at < file.length; ) words.add((last += number()));
    return words;
  };
  const [capitals, others] = [number(), number()];
  const [capital, any] = [list(capitals), list(others)];
  return at === file.length && capital.size + any.size === capitals + others ? { capital, any } : null;
}

/** FNV-1a with 32 bits. */
export function hash(/** @type {string} */ compared) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < compared.length; at++) hash = Math.imul(hash ^ compared.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The letters and digits that are compared. */
export const compared = (/** @type {string} */ word) => word.replace(/[^a-zA-Z0-9]/gu, (letter) => LETTERS.get(letter) ?? '').toLowerCase();

/** Whether a text without parts that are left out has one of the words. @param {Words} words @param {string} text */
export const has = (words, text) => text.split(ENDS).some((run) => hasRun(words, run));

/** @param {Words} words @param {string} run Of letters and of what may stand inside a word. */
function hasRun({ capital, any }, run) {
  if (run === '') return false;
  // Most words are nothing but letters.
  const isSmall = SMALL.test(run);
  const knows = (/** @type {string} */ word, isSmall = false) => {
    const number = hash(word);
    return any.has(number) || (!isSmall && capital.has(number));
  };
  if (isSmall) return knows(run, true);
  const pieces = run.replace(/[^a-zA-Z0-9]/gu, (letter) => (LETTERS.has(letter) ? letter : ' ')).split(/ +/).filter(Boolean);
  if (pieces.length > MOST) return true;
  if (knows('') && [...run].some((letter) => !LETTERS.has(letter) && OTHER.test(letter))) return true;
  return pieces.some((_, at) => {
    let word = '';
    return pieces.slice(at).some((piece, more) => knows((word += compared(piece)), more === 0 && SMALL.test(piece)));
  });
}

/**
 * Whether the text below an element has one of the words of any of the filters.
 *
 * @param {Words[]} filters
 * @param {Node} root
 */
export async function mayExplain(filters, root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    UNREAD.has(node.nodeName.toLowerCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = (/** @type {string} */ text) => filters.some((words) => has(words, text));
  let rest = '';
  while (walker.nextNode()) {
    // A word may go on from one node to the next, or end there: a full stop leaves both open.
    rest += '.';
    const text = walker.currentNode.nodeType === Node.TEXT_NODE ? (walker.currentNode.nodeValue ?? '') : '';
    for (let at = 0; at < text.length; at += SLICE) {
      rest += text.slice(at, at + SLICE);
      if (rest.length < SLICE) continue;
      const end = rest.lastIndexOf(' ');
      // No page of ours has so long a word.
      if (end < 0 || found(rest.slice(0, end))) return true;
      rest = rest.slice(end);
      await new Promise((done) => setTimeout(done));
    }
  }
  return found(rest);
}

/**
 * Once something that changes in the page has one of the words, or it is over. Only what has changed is looked at.
 *
 * @param {Words[]} filters
 * @param {Node} root
 * @param {AbortSignal} over
 */
export function awaitWords(filters, root, over) {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    /** @type {Set<Node>} */
    const changed = new Set();
    /** @type {any} */
    let timer;
    const look = async () => {
      timer = null;
      const now = [...changed];
      changed.clear();
      for (const node of now) if (node.isConnected && (await mayExplain(filters, node))) end();
    };
    const observer = new MutationObserver((records) => {
      // A word may go on from an old text into a new one: what is around both is looked at.
      for (const { target } of records) changed.add(target.firstChild ? target : (target.parentNode ?? target));
      timer ??= setTimeout(look, EVERY);
    });
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    over.addEventListener('abort', end, { once: true });
  });
}
