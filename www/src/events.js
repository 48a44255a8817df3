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

/**
 * Says of which file it is what the core has against bytes. Those of the page's own have no name but their place.
 *
 * @template {{ code?: unknown, at?: any, message?: unknown }} Reason
 * @param {Record<string, unknown>} from Files by what they are, one or a list.
 * @param {Reason} reason
 */
export function blamed(from, reason) {
  const { code, at = 0 } = reason;
  const [what = ''] = `${code}`.split('-');
  const file = [from[what]].flat()[at];
  if (file) reason.message = `${what} ${file instanceof URL || typeof file === 'string' ? file : `number ${at + 1}`}: ${reason.message}`;
  return reason;
}

/** For a page that is left alone: the same object, with nothing behind it. @returns {import('./index.d.ts').Backstory} */
export const inert = () => ({ destroy() {}, open: () => false, notes: () => [], noteAt: () => null, update: async () => inert() });
