// @ts-check
/** The loader: checks the browser and the options, fetches the core and the packs, and hands them over. */
import { failed, fault, inert, tell } from './events.js';
import { OPTIONS } from './options.js';

/** @typedef {import('./index.d.ts').Options} Options */
/** @typedef {import('./index.d.ts').Backstory} Backstory */

/** @type {Map<unknown, Promise<Backstory>>} Widgets by root, for all copies of this module: loading twice gives the same one. */
const attached = (/** @type {any} */ (globalThis)[Symbol.for('backstory')] ??= new Map());

/**
 * @param {string | URL | ArrayBuffer} file
 * @param {'pack' | 'names' | 'overrides' | 'filter' | 'messages'} what
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
 * What an editor says of the story: data as it is given, files as they are served.
 *
 * @param {Options['overrides']} given
 * @returns {Promise<unknown[]>}
 */
function said(given = []) {
  const list = Array.isArray(given) ? given : [given];
  return Promise.all(list.map(async (one) => {
    if (typeof one !== 'string' && !(one instanceof URL)) return one;
    const json = await text(one, 'overrides');
    try {
      return JSON.parse(json);
    } catch (reason) {
      throw fault(`overrides ${one}: ${reason}`, 'overrides-invalid');
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
  return bytes(wanted ?? new URL('./names.model', import.meta.url), 'names');
}

/**
 * Whether the filters rule out that the packs have anything to say here. What is wrong with a filter costs no reader a note.
 *
 * @param {Options['filter']} given
 * @param {unknown[]} overrides Names that an editor explains are in no filter.
 * @param {Element} [root]
 */
async function isAboutNothing(given, overrides, root = document.body) {
  if (!given || overrides.some((one) => /** @type {any} */ (one)?.mentions?.length)) return false;
  try {
    const files = await Promise.all([given].flat().map((one) => bytes(one, 'filter')));
    const { mayExplain, read } = await import('./filter.js');
    const filters = files.map(read);
    if (filters.includes(null)) throw fault(`filter ${given}: not a filter of this version`, 'filter-invalid');
    return !(await mayExplain(/** @type {import('./filter.js').Words[]} */ (filters), root));
  } catch (reason) {
    failed(reason, 'incomplete');
    return false;
  }
}

/**
 * The words of the interface, of a language or from a file; English ones are in the core.
 *
 * @param {Options['interface']} wanted
 */
async function messages(wanted = 'en') {
  const [, language] = /^(\w+)(-|$)/.exec(`${wanted}`) ?? [];
  if (language === 'en') return undefined;
  const file = language ? new URL(`./messages/${language}.txt`, import.meta.url) : wanted;
  return text(file, 'messages').catch((reason) => failed(reason, 'incomplete'));
}

/** @param {Options} options */
function check(options) {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown) throw fault(`unknown option "${unknown}"; there are ${OPTIONS.join(', ')}`, 'option-invalid');
  const { packs, root, live } = options;
  if (!Array.isArray(packs) || packs.length === 0) throw fault('option "packs" is a list of at least one pack', 'option-invalid');
  const element = typeof root === 'string' ? document.querySelector(root) : root;
  if (root !== undefined && !(element instanceof Element) && !(live && typeof root === 'string')) {
    throw fault(`option "root" is ${JSON.stringify(root)}; it can be an element or a selector that finds one`, 'option-invalid');
  }
  return /** @type {Element | undefined} */ (element ?? undefined);
}

/** @param {string | URL} wasm */
async function load(wasm) {
  try {
    const core = await import('./core.js');
    await core.default({ module_or_path: wasm });
    return core;
  } catch (reason) {
    throw fault(`the core cannot be loaded: ${reason}`, 'wasm-unavailable');
  }
}

/**
 * @param {Options} options
 * @param {Element | undefined} root
 * @param {() => void} ended What is to be done when it has ended by itself, so that it may be tried again.
 * @param {Backstory['update']} update
 * @returns {Promise<Backstory>}
 */
async function start(options, root, ended, update) {
  const overrides = await said(options.overrides);
  if (overrides.some((one) => /** @type {any} */ (one)?.off === true)) throw fault('the overrides switch it off', 'switched-off');
  if (await isAboutNothing(options.filter, overrides, root)) {
    ended();
    tell({ type: 'found', notes: 0, marks: 0, annotations: 0 });
    return inert(update);
  }
  const loaded = load(options.wasm ?? new URL('./core_bg.wasm', import.meta.url));
  // As they are now: a page may change its address.
  const files = options.packs.map((pack) => (pack instanceof ArrayBuffer ? pack : new URL(pack, document.baseURI)));
  const packs = Promise.all(files.map((pack) => bytes(pack, 'pack')));
  const [stack, names, words, core] = await Promise.all([packs, model(options.names, packs), messages(options.interface), loaded]);
  const { signal } = options;
  // Whoever no longer wants it may have asked for another one since.
  if (signal?.aborted) return inert(update);
  /** @type {import('./core.js').Widget | undefined} */
  let widget;
  /** @type {Set<string>} Chunks that are there or on their way. */
  const asked = new Set();
  return new Promise((resolve) => {
    const done = () => queueMicrotask(() => resolve(widget ? live(widget) : inert(update)));
    /** @param {Record<string, unknown>} event */
    const heard = (event) => {
      if (event.type === 'chunk') return void bring(/** @type {any} */ (event));
      if (event.type === 'failed') ended();
      tell(event);
      if (event.type === 'found' || event.type === 'failed') done();
    };
    try {
      widget = core.attach(root, stack, names, overrides, { ...options, messages: words }, heard);
      signal?.addEventListener('abort', () => (widget?.destroy(), resolve(inert(update))), { once: true });
    } catch (reason) {
      ended();
      failed(reason);
      resolve(inert(update));
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
        ended();
      },
      open: (id) => widget.open(id),
      notes: () => widget.notes(),
      noteAt: (node, offset) => widget.noteAt(node, offset),
      update(changes) {
        this.destroy();
        return update(changes);
      },
    };
  }
}

/**
 * Attaches to the article of this page. What the page cannot give is answered by one `failed` event and an object
 * that does nothing; what the embedder got wrong is thrown.
 *
 * @param {Options} options
 * @returns {Promise<Backstory>}
 */
export async function attach(options) {
  if (typeof document === 'undefined') throw fault('attach needs a page: call it in the browser', 'no-document');
  const root = check(options);
  const { signal } = options;
  /** @type {Backstory['update']} */
  const update = (changes) => attach({ ...options, ...changes });
  if (signal?.aborted) return inert(update);
  const known = attached.get(root);
  if (known) return known;
  // Another may have taken its place by then.
  const ended = () => void (attached.get(root) === widget && attached.delete(root));
  const widget = start(options, root, ended, update).catch((reason) => {
    ended();
    if (!signal?.aborted) failed(reason);
    return inert(update);
  });
  attached.set(root, widget);
  signal?.addEventListener('abort', ended, { once: true });
  return widget;
}
