// @ts-check
/** The loader: checks the browser and the options, asks the filters, and brings what does the rest. */
import { check } from './check.js';
import { blamed, failed, fault, tell } from './events.js';

/** @typedef {import('./index.d.ts').Options} Options */
/** @typedef {import('./index.d.ts').Backstory} Backstory */
/** @typedef {import('./filter.js').Words} Words */

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
  try {
    return new Uint8Array(await reply.arrayBuffer());
  } catch (reason) {
    throw fault(`${what} ${file}: ${reason}`, `${what}-unreachable`);
  }
}

/** @type {(file: string | URL, what: 'overrides' | 'messages') => Promise<string>} */
const text = async (file, what) => new TextDecoder().decode(await bytes(file, what));

/** For what is brought later, and has none of its own. @type {import('./widget.js').Tools} */
const TOOLS = { blamed, bytes, check, failed, fault, tell, text };

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

/** What is named; what is not there yet is known by its selector. @param {Options['root']} named */
const find = (named) => (typeof named === 'string' && document.querySelector(named)) || named;

/**
 * How to wait for words of the filters, where those rule out that the packs have anything to say here. What is wrong with a
 * filter costs no reader a note, and of what is in a frame none is asked.
 *
 * @param {Options} options
 * @param {unknown[]} overrides Names that an editor explains are in no filter.
 */
async function ruledOut({ filter, root: named }, overrides) {
  const list = [filter ?? []].flat();
  const root = /** @type {any} */ (find(named));
  if (!list.length || root?.contentDocument || overrides.some((one) => /** @type {any} */ (one)?.mentions?.length)) return null;
  try {
    const files = await Promise.all(list.map((one) => bytes(one, 'filter')));
    const { awaitWords, mayExplain, read } = await import('./filter.js');
    const filters = files.map(read);
    const bad = filters.indexOf(null);
    if (bad >= 0) throw fault(`filter ${list[bad]}: damaged, or of another version`, 'filter-invalid');
    const words = /** @type {Words[]} */ (filters);
    /** @type {Node} */
    const within = root?.nodeType ? root : document;
    return (await mayExplain(words, within)) ? null : (/** @type {AbortSignal} */ over) => awaitWords(words, within, over);
  } catch (reason) {
    // What has no code is the browser's word on the module.
    failed(reason, 'incomplete', 'filter-unreachable');
    return null;
  }
}

/** What works the core, with it: both at the same time, so that neither waits for the other. */
async function load() {
  try {
    const [{ put }, core] = await Promise.all([import('./widget.js'), import('./core.js')]);
    return put.bind(null, core, TOOLS);
  } catch (reason) {
    throw fault(`the core cannot be loaded: ${reason}`, 'wasm-unavailable');
  }
}

/** The object of an embedder, and what stands behind it from one set of options to the next. @param {Options} first */
function begin(first) {
  let options = first;
  /** @type {import('./widget.js').Calls | undefined} */
  let widget;
  /** How often it has ended: what was begun before that is no longer wanted. */
  let ends = 0;
  /** How often by the embedder: then what was asked for before that is no longer wanted, either. */
  let stops = 0;
  /** Its abort takes away what is there. */
  let there = new AbortController();
  /** @type {Backstory} */
  const handle = {
    destroy: stop,
    open: (id) => typeof id === 'string' && !!widget?.open(id),
    notes: () => widget?.notes() ?? [],
    noteAt: (node, offset) => (typeof offset === 'number' && offset >>> 0 === offset && widget?.noteAt(node, offset)) || null,
    update(changes = {}) {
      const was = stops;
      // One after another, so that none is lost.
      const asked = last.then(() => (was === stops ? start({ ...options, ...changes }, changes) : handle));
      last = asked.catch(() => handle);
      return asked;
    },
  };
  const promise = start(first);
  let last = promise;
  if (!first.signal?.aborted) attached.set(find(first.root), promise);
  promise.catch(end);
  return promise;

  function forget() {
    for (const [root, one] of attached) if (one === promise) attached.delete(root);
  }

  function end() {
    ends += 1;
    there.abort();
    forget();
  }

  function stop() {
    stops += 1;
    end();
  }

  /**
   * Puts a widget with these options in the place of what is there. What an option cannot be leaves that as it is.
   *
   * @param {Options} wanted
   * @param {Partial<Options>} [changes] What of that is new.
   */
  async function start(wanted, changes) {
    check(wanted, changes);
    const was = ends;
    const { signal } = wanted;
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await enter(wanted, () => was !== ends);
    } catch (reason) {
      if (/** @type {any} */ (reason).code === 'option-invalid') throw reason;
      if (was === ends) {
        end();
        failed(reason);
      }
    }
    return handle;
  }

  /** @param {Options} wanted @param {() => boolean} isOver */
  async function enter(wanted, isOver) {
    if (isOver()) return;
    const overrides = await said(wanted.overrides);
    if (overrides.some((one) => /** @type {any} */ (one)?.off === true)) throw fault('the overrides switch it off', 'switched-off');
    const wordsCome = await ruledOut(wanted, overrides);
    const put = wordsCome ? undefined : await load();
    if (isOver()) return;
    const mine = new AbortController();
    const over = mine.signal;
    const takePlace = (/** @type {import('./widget.js').Calls | undefined} */ calls) => {
      there.abort();
      [there, options, widget] = [mine, wanted, calls];
      forget();
      attached.set(find(wanted.root), promise);
    };
    if (put) return put({ options: wanted, root: find(wanted.root), overrides, over, isOver, takePlace, end });
    takePlace(undefined);
    if (!wanted.live) forget();
    else wordsCome?.(over).then(async () => over.aborted || handle.update({ filter: [] })).catch(failed);
    tell({ type: 'found', notes: 0, marks: 0, annotations: 0, read: false });
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
  check(options);
  return (!options.signal?.aborted && attached.get(find(options.root))) || begin(options);
}
