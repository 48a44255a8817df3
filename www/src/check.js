// @ts-check
/** Whether the options are what they can be; of those that are texts the core knows. */
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

const isFile = (/** @type {unknown} */ value) => isAddress(value) || value instanceof ArrayBuffer;
const areFiles = (/** @type {unknown} */ value) => [value].flat().every(isFile);
const isFlag = (/** @type {unknown} */ value) => typeof value === 'boolean';
const FLAG = 'true or false';

/** Whether a selector or an element names one; one that finds nothing yet will do where it is waited for. */
function isRoot(/** @type {unknown} */ root, /** @type {Options} */ { live }) {
  if (typeof root !== 'string') return root instanceof Element;
  try {
    return !!document.querySelector(root) || live === true;
  } catch {
    return false;
  }
}

/** @type {Record<string, [is: (value: unknown, options: Options) => boolean, range: string]>} */
const RANGES = {
  packs: [(packs) => Array.isArray(packs) && packs.length > 0 && areFiles(packs), 'a list of one or more addresses or ArrayBuffers'],
  root: [isRoot, 'an element or a selector that finds one'],
  names: [(names) => names === false || isFile(names), 'an address, an ArrayBuffer or false'],
  filter: [areFiles, 'an address or an ArrayBuffer, or a list of them'],
  painter: [(painter) => painter === 'highlight' || painter === 'wrap', 'highlight or wrap'],
  interface: [isAddress, 'a language or an address'],
  wasm: [isAddress, 'an address'],
  history: [isFlag, FLAG],
  live: [isFlag, FLAG],
  remember: [isFlag, FLAG],
  signal: [(signal) => signal instanceof AbortSignal, 'an AbortSignal'],
};

/** @param {Options} options */
export function check(options) {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown) throw fault(`unknown option "${unknown}"; there are ${OPTIONS.join(', ')}`, 'option-invalid');
  for (const [name, [is, range]] of Object.entries(RANGES)) {
    const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (options))[name];
    const isGiven = value !== undefined || name === 'packs';
    if (isGiven && !is(value, options)) throw fault(`option "${name}" is "${value}"; it can be ${range}`, 'option-invalid');
  }
}
