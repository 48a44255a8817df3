// @ts-check
/** Whether the options are what they can be; which texts some of them can be, the core knows. */
import { fault } from './events.js';
import { OPTIONS } from './options.js';

/** @typedef {import('./index.d.ts').Options} Options */

function isAddress(/** @type {unknown} */ value) {
  if (typeof value !== 'string') return value instanceof URL;
  try {
    return !!new URL(value, document.baseURI);
  } catch {
    return false;
  }
}

const isFile = (/** @type {unknown} */ value) => isAddress(value) || (value instanceof ArrayBuffer && value.byteLength > 0);
const areFiles = (/** @type {unknown} */ value) => [value].flat().every(isFile);
const isFlag = (/** @type {unknown} */ value) => typeof value === 'boolean';
const FLAG = 'true or false';

/**
 * Whether a selector or an element names one in a page that we may look into; one that finds nothing yet will do where it is
 * waited for. By what it is and not by its class: a frame has classes of its own.
 */
function isRoot(/** @type {unknown} */ root, /** @type {Options} */ { live }) {
  try {
    const found = /** @type {any} */ (typeof root === 'string' ? document.querySelector(root) : root);
    if (!found) return found === null && root !== null && live === true;
    return found.nodeType === 1 && found.ownerDocument.defaultView && found.contentDocument !== null;
  } catch {
    // No selector, or a window of another origin.
    return false;
  }
}

/** Some values do not let themselves be made a text. */
function shown(/** @type {unknown} */ value, /** @type {unknown} */ otherwise = typeof value) {
  try {
    return String(value);
  } catch {
    return otherwise;
  }
}

/** What a link may lead to, as the core puts it into one. */
const isLink = (/** @type {unknown} */ value) => /^(https:\/\/|mailto:)/.test(String(shown(value)));

/** @type {Record<string, [is: (value: unknown, options: Options) => unknown, range: string]>} */
const RANGES = {
  packs: [(packs) => Array.isArray(packs) && packs.length > 0 && areFiles(packs), 'a list of one or more addresses or filled ArrayBuffers'],
  root: [isRoot, 'an element or a selector that finds one, in or of a frame only where that is of this origin'],
  names: [(names) => names === false || isFile(names), 'an address, a filled ArrayBuffer or false'],
  filter: [areFiles, 'an address or a filled ArrayBuffer, or a list of them'],
  painter: [(painter) => painter === 'highlight' || painter === 'wrap', 'highlight or wrap'],
  interface: [isAddress, 'a language or an address'],
  wasm: [isAddress, 'an address'],
  feedback: [(to) => isFlag(to) || isLink(to), 'true, false, an https: or a mailto: address'],
  history: [isFlag, FLAG],
  live: [isFlag, FLAG],
  remember: [isFlag, FLAG],
  overrides: [() => true, ''],
  // A frame has a class of its own for it.
  signal: [(signal) => ({}).toString.call(signal) === '[object AbortSignal]', 'an AbortSignal'],
};

const isText = (/** @type {unknown} */ value) => shown(value, null) !== null;

const invalid = (/** @type {string} */ message) => fault(message, 'option-invalid');

/**
 * @param {Options} options
 * @param {unknown} [given] What of them was given this time.
 */
export function check(options, given = options) {
  if (typeof given !== 'object' || !given || Array.isArray(given)) throw invalid(`"options" is "${shown(given)}"; it can be an object`);
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw invalid(`unknown option "${unknown}"; there are ${OPTIONS.join(', ')}`);
  for (const name of OPTIONS) {
    const [is, range] = RANGES[name] ?? [isText, 'a text'];
    const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (options))[name];
    const isGiven = value !== undefined || name === 'packs';
    if (isGiven && !is(value, options)) throw invalid(`option "${name}" is "${shown(value)}"; it can be ${range}`);
  }
}
