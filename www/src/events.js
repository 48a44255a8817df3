// @ts-check
/** What happens, told to the page; and what is left where nothing can be done. */

/** @param {Record<string, unknown>} detail */
export const tell = (detail) => document.dispatchEvent(new CustomEvent('backstory', { detail }));

/** @param {unknown} reason @param {'failed' | 'incomplete'} type @param {string} [otherwise] The code of what has none of ours. */
export function failed(reason, type = 'failed', otherwise = 'internal') {
  const { code, message = String(reason) } = /** @type {{code?: unknown, message?: string}} */ (reason);
  // The browser's own have numbers.
  tell({ type, code: typeof code === 'string' ? code : otherwise, message });
}

/**
 * @param {string} message
 * @param {string} code
 */
export const fault = (message, code) => Object.assign(new Error(message), { code });

/** For a page that is left alone: the same object, with nothing behind it. @returns {import('./index.d.ts').Backstory} */
export const inert = () => ({ destroy() {}, open: () => false, notes: () => [], noteAt: () => null, update: async () => inert() });
