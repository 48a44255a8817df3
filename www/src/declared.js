// @ts-check
/** Options that are written into the page: attributes of an element, and what its editor says in it. */
import { failed, fault, inert } from './events.js';
import { attach } from './index.js';
import { OPTIONS } from './options.js';

/** @typedef {import('./index.d.ts').Options} Options */
/** @typedef {import('./index.d.ts').Backstory} Backstory */

/** At the latest then, on a page that is never idle; in milliseconds. */
const LATEST = 1000;

/** Options that are lists of addresses. */
const LISTS = ['packs', 'overrides', 'filter'];

/** Values that are none of text. */
const FLAGS = new Map([['on', true], ['true', true], ['off', false], ['false', false]]);

/**
 * Attaches with what the attributes of an element say, once the page is there and has nothing better to do. The promise of
 * what `attach` gives is left on the element, for scripts of the page.
 *
 * @param {Element & { backstory?: Promise<Backstory> }} element
 * @param {string} prefix Of its attributes.
 * @param {AbortSignal} [signal]
 */
export function declared(element, prefix, signal) {
  element.backstory = attached(element, prefix, signal).catch((reason) => (failed(reason), inert()));
}

/** @param {Element} element @param {string} prefix @param {AbortSignal} [signal] */
async function attached(element, prefix, signal) {
  await parsed();
  await idle();
  // `attach` would tell of what is wrong with options that are no longer wanted.
  return signal?.aborted ? inert() : attach({ ...options(element, prefix), ...(signal && { signal }) });
}

/** @returns {Promise<unknown> | false} */
const parsed = () => document.readyState === 'loading' && new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

// WebKit has no such callback.
const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, /** @type {any} */ ({ timeout: LATEST })));

/** @param {Element} element @param {string} prefix @returns {Options} */
function options(element, prefix) {
  const given = OPTIONS.flatMap((option) => {
    const text = element.getAttribute(prefix + option);
    return text ? [[option, LISTS.includes(option) ? list(text) : (FLAGS.get(text) ?? text)]] : [];
  });
  const { overrides = [], ...rest } = Object.fromEntries(given);
  return { ...rest, overrides: [...overrides, ...inline()] };
}

/** @param {string} text */
const list = (text) => text.split(/[\s,]+/).filter(Boolean);

/** What the editor of this page says in it. */
const inline = () =>
  [...document.querySelectorAll('script[type="application/json"][data-backstory]')].map(({ textContent }) => {
    try {
      return JSON.parse(textContent ?? '');
    } catch (reason) {
      throw fault(`overrides in the page: ${reason}`, 'overrides-invalid');
    }
  });
