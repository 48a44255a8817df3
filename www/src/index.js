// @ts-check
/** The loader: checks the browser and the options, fetches the core and the packs, and hands them over. */

/** @typedef {import('./index.d.ts').Options} Options */
/** @typedef {import('./index.d.ts').Backstory} Backstory */

/** @type {Map<unknown, Promise<Backstory>>} Widgets by root: loading twice gives the same one. */
const attached = new Map();

export const OPTIONS = ['root', 'packs', 'overrides', 'names', 'marks', 'published', 'language', 'interface', 'currency', 'units', 'wasm'];

/**
 * @param {string} message
 * @param {string} code
 */
const fault = (message, code) => Object.assign(new Error(message), { code });

/** @param {Record<string, unknown>} detail */
const tell = (detail) => document.dispatchEvent(new CustomEvent('backstory', { detail }));

/** A page that is left alone: the same object, with nothing behind it. @returns {Backstory} */
const inert = () => ({ destroy() {}, open: () => false, notes: () => [] });

/**
 * @param {string | URL | ArrayBuffer} file
 * @param {'pack' | 'names' | 'overrides' | 'messages'} what
 * @returns {Promise<Uint8Array>}
 */
async function bytes(file, what) {
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  const reply = await fetch(file).catch(() => null);
  if (!reply?.ok) throw fault(`${what} ${file}: ${reply ? `the server answers ${reply.status}` : 'cannot be reached'}`, `${what}-unreachable`);
  return new Uint8Array(await reply.arrayBuffer());
}

/** @type {(file: string | URL, what: 'overrides' | 'messages') => Promise<string>} */
const text = async (file, what) => new TextDecoder().decode(await bytes(file, what));

/**
 * What an editor says of the story: data as it is given, files as they are served, and what the page has in scripts.
 *
 * @param {Options['overrides'] | HTMLScriptElement[]} given
 * @returns {Promise<unknown[]>}
 */
function said(given = []) {
  const list = Array.isArray(given) ? given : [given];
  return Promise.all(list.map(async (one) => {
    const inline = one instanceof Element;
    if (!inline && typeof one !== 'string' && !(one instanceof URL)) return one;
    const json = inline ? one.textContent : await text(one, 'overrides');
    try {
      return JSON.parse(json ?? '');
    } catch (reason) {
      throw fault(`overrides ${inline ? 'in the page' : one}: ${reason}`, 'overrides-invalid');
    }
  }));
}

/**
 * Whether a pack was made for one article: its seventh section, whose length stands here, has the names that no pack knows.
 *
 * @param {Uint8Array} pack
 */
const isOfArticle = (pack) => pack.subarray(132, 136).some((byte) => byte > 0);

/**
 * The model of names, where it is wanted.
 *
 * @param {Options['names']} wanted
 * @param {Promise<Uint8Array[]>} packs
 * @returns {Promise<Uint8Array | undefined>}
 */
async function model(wanted, packs) {
  if (wanted === false || (wanted === undefined && (await packs).some(isOfArticle))) return undefined;
  return bytes(wanted ?? new URL('names.model', import.meta.url), 'names');
}

/** The words of the interface; English ones are in the core. @param {string} tag */
async function messages(tag = 'en') {
  const [language] = tag.split('-');
  if (language !== 'en') return text(new URL(`messages/${language}.txt`, import.meta.url), 'messages').catch((reason) => failed(reason, 'incomplete'));
}

/** @param {Options} options */
function check(options) {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown) throw fault(`unknown option "${unknown}"; there are ${OPTIONS.join(', ')}`, 'option-invalid');
  const { packs, root } = options;
  if (!Array.isArray(packs) || packs.length === 0) throw fault('option "packs" is a list of at least one pack', 'option-invalid');
  const element = typeof root === 'string' ? document.querySelector(root) : root;
  if (root !== undefined && !(element instanceof Element)) {
    throw fault(`option "root" is ${JSON.stringify(root)}; it can be an element or a selector that finds one`, 'option-invalid');
  }
  return /** @type {Element | undefined} */ (element ?? undefined);
}

/**
 * @param {Options} options
 * @param {Element | undefined} root
 * @returns {Promise<Backstory>}
 */
async function start(options, root) {
  const overrides = await said(options.overrides);
  if (overrides.some((one) => /** @type {any} */ (one)?.off === true)) throw fault('the overrides switch it off', 'switched-off');
  const core = await import('./core.js');
  const wasm = options.wasm ?? new URL('core_bg.wasm', import.meta.url);
  const loaded = core.default({ module_or_path: wasm }).catch((reason) => {
    throw fault(`the core cannot be loaded: ${reason}`, 'wasm-unavailable');
  });
  // As they are now: a page may change its address.
  const files = options.packs.map((pack) => (pack instanceof ArrayBuffer ? pack : new URL(pack, document.baseURI)));
  const packs = Promise.all(files.map((pack) => bytes(pack, 'pack')));
  const [stack, names, words] = await Promise.all([packs, model(options.names, packs), messages(options.interface), loaded]);
  /** @type {import('./core.js').Widget | undefined} */
  let widget;
  /** @type {Set<string>} Chunks that are there or on their way. */
  const asked = new Set();
  return new Promise((resolve) => {
    const done = () => queueMicrotask(() => resolve(widget ? live(widget) : inert()));
    /** @param {Record<string, unknown>} event */
    const heard = (event) => {
      if (event.type === 'chunk') return void bring(/** @type {any} */ (event));
      // What ended by itself may be tried again.
      if (event.type === 'failed') attached.delete(root);
      tell(event);
      if (event.type === 'found' || event.type === 'failed') done();
    };
    try {
      widget = core.attach(root, stack, names, overrides, { ...options, messages: words }, heard);
    } catch (reason) {
      attached.delete(root);
      failed(reason);
      resolve(inert());
    }
  });

  /** Brings what a card has to say of an entity whose pack has that in a file of its own, in the folder `chunks` beside it. */
  async function bring(/** @type {{ pack: number, name: string }} */ { pack, name }) {
    const from = files[pack];
    const key = `${pack}/${name}`;
    if (asked.has(key) || !(from instanceof URL)) return;
    asked.add(key);
    try {
      const chunk = await bytes(new URL(`chunks/${name}`, from), 'pack');
      widget?.chunk(pack, chunk);
    } catch (reason) {
      asked.delete(key);
      failed(reason, 'incomplete');
    }
  }

  /**
   * @param {import('./core.js').Widget} widget
   * @returns {Backstory}
   */
  function live(widget) {
    return {
      destroy() {
        widget.destroy();
        attached.delete(root);
      },
      open: (id) => widget.open(id),
      notes: () => widget.notes(),
    };
  }
}

/** @param {any} reason @param {'failed' | 'incomplete'} type */
function failed({ code = 'internal', message }, type = 'failed') {
  tell({ type, code, message });
}

/**
 * Attaches to the article of this page. What the page cannot give is answered by one `failed` event and an object
 * that does nothing; what the embedder got wrong is thrown.
 *
 * @param {Options} options
 * @returns {Promise<Backstory>}
 */
export async function attach(options) {
  const root = check(options);
  const known = attached.get(root);
  if (known) return known;
  const widget = start(options, root).catch((reason) => {
    attached.delete(root);
    failed(reason);
    return inert();
  });
  attached.set(root, widget);
  return widget;
}
