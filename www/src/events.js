// @ts-check
/** What happens, told to the page; and what is left where nothing can be done. */

/** @param {Record<string, unknown>} detail */
export const tell = (detail) => document.dispatchEvent(new CustomEvent('backstory', { detail }));

/** @param {unknown} reason @param {'failed' | 'incomplete'} type */
export function failed(reason, type = 'failed') {
  const { code = 'internal', message = String(reason) } = /** @type {{code?: string, message?: string}} */ (reason);
  tell({ type, code, message });
}

/**
 * @param {string} message
 * @param {string} code
 */
export const fault = (message, code) => Object.assign(new Error(message), { code });

/**
 * A page that is left alone: the same object, with nothing behind it.
 *
 * @param {import('./index.d.ts').Backstory['update']} [update] Begins anew, where that is known.
 * @returns {import('./index.d.ts').Backstory}
 */
export const inert = (update = async () => inert()) => ({ destroy() {}, open: () => false, notes: () => [], noteAt: () => null, update });
