// @ts-check
/** What happens, told to the page. */

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
