// @ts-check
/** What only a page needs that has something to explain: brings packs, names and words, and sets the core to work with them. */

/** @typedef {import('./index.d.ts').Options} Options */
/** @typedef {import('./core.js').Widget} Widget */
/** @typedef {Pick<typeof import('./events.js'), 'blamed' | 'failed' | 'fault' | 'tell'> & typeof import('./check.js') & Fetching} Tools */
/** @typedef {Pick<Widget, 'open' | 'notes' | 'noteAt'>} Calls */

/**
 * @typedef {object} Fetching
 * @property {(file: string | URL | ArrayBuffer, what: 'pack' | 'names') => Promise<Uint8Array>} bytes
 * @property {(file: string | URL, what: 'messages') => Promise<string>} text
 */

/** Milliseconds until a chunk that could not be had is asked for again: one rest on a mark asks twice. */
const AGAIN = 5000;

/**
 * What is asked for.
 *
 * @typedef {object} Task
 * @property {Options} options
 * @property {string | Element | undefined} root
 * @property {unknown[]} overrides
 * @property {AbortSignal} over Takes it out again, once it has taken its place.
 * @property {() => boolean} isOver Whether it is no longer wanted.
 * @property {(calls: Calls) => void} takePlace Of what was there before.
 * @property {() => void} end
 */

/**
 * Puts the widget onto the page, and waits until it is known what there is.
 *
 * @param {typeof import('./core.js')} core
 * @param {Tools} tools
 * @param {Task} task
 */
export async function put(core, { blamed, bytes, check, failed, fault, tell, text }, { options, root, overrides, over, isOver, takePlace, end }) {
  /** It holds a page, and may hold another one later; one from elsewhere it does not show. @type {HTMLIFrameElement | undefined} */
  const frame = /** @type {any} */ (root)?.contentDocument === undefined ? undefined : /** @type {any} */ (root);
  const article = frame || typeof root === 'string' ? undefined : root;
  const page = () => frame?.contentDocument ?? article?.ownerDocument ?? document;
  if (frame) {
    if (frame.contentDocument) await arrived(frame);
    if (isOver()) return;
    if (!frame.isConnected) throw fault('the frame was taken out of the page before its own had come', 'no-article');
    check(options);
  }
  const loaded = core.default({ module_or_path: options.wasm ?? new URL('./core_bg.wasm', import.meta.url) }).catch((reason) => {
    throw fault(`the core cannot be loaded: ${reason}`, 'wasm-unavailable');
  });
  // As they are now: a page may change its address.
  const files = options.packs.map((pack) => (pack instanceof ArrayBuffer ? pack : new URL(pack, document.baseURI)));
  /** What the core has only bytes of. @type {Record<string, unknown>} */
  const from = { pack: files, overrides: options.overrides };
  const packs = Promise.all(files.map((pack) => bytes(pack, 'pack')));
  const [stack, names, words] = await Promise.all([packs, model(options.names), messages(options.interface), loaded]);
  // Whoever no longer wants it may have asked for another one since.
  if (isOver()) return;
  /** @type {Widget} */
  let widget;
  /** When a chunk may be asked for again; never where it is there or on its way. @type {Map<string, number>} */
  const asked = new Map();
  return new Promise((/** @type {(value: void) => void} */ found) => {
    enter({});
    // It may have failed already.
    if (isOver()) return found();
    takePlace({
      open: (id) => widget.open(id),
      notes: () => widget.notes(),
      noteAt: (node, offset) => widget.noteAt(node, offset),
    });
    frame?.addEventListener('load', again);
    over.addEventListener('abort', () => {
      widget.destroy();
      frame?.removeEventListener('load', again);
      found();
    }, { once: true });

    /** @param {Partial<Options>} more */
    function enter(more) {
      // What has been brought for the one before, it has taken with it.
      asked.clear();
      // Another page may have come meanwhile, and from elsewhere.
      if (frame) check(options);
      try {
        widget = core.attach(page(), article, stack, names, overrides, { ...options, ...more, root: frame ?? options.root, messages: words }, heard);
      } catch (reason) {
        throw blamed(from, /** @type {any} */ (reason));
      }
    }

    /** A frame goes from page to page as a site goes from story to story in one. */
    function again() {
      widget.destroy();
      try {
        enter({ live: true });
      } catch (reason) {
        end();
        failed(reason);
      }
    }

    /** @param {Record<string, unknown>} event */
    function heard(event) {
      const { type } = event;
      if (type === 'chunk') return void bring(/** @type {any} */ (event));
      // The page that the article stood on is no more; a frame may have another one.
      if (type === 'failed' || (type === 'gone' && !frame)) end();
      if (type !== 'gone') tell(blamed(from, event));
      if (type === 'found') found();
    }
  });

  /** Brings what a card has to say of an entity whose pack has that in a file of its own, in the folder `chunks` beside it. */
  async function bring(/** @type {{ pack: number, name: string }} */ { pack, name }) {
    const whole = files[pack];
    const key = `${pack}/${name}`;
    if (performance.now() < (asked.get(key) ?? 0) || !(whole instanceof URL)) return;
    asked.set(key, Infinity);
    try {
      const file = new URL(`chunks/${name}`, whole);
      const chunk = await bytes(file, 'pack');
      try {
        widget.chunk(pack, chunk);
      } catch (/** @type {any} */ { code, message }) {
        throw fault(`pack ${file}: ${message}`, code);
      }
    } catch (reason) {
      asked.set(key, performance.now() + AGAIN);
      failed(reason, 'incomplete');
    }
  }

  /** The model of names, where it is wanted. @param {Options['names']} wanted @returns {Promise<Uint8Array | undefined>} */
  async function model(wanted) {
    if (wanted === false || (wanted === undefined && (await packs).some(isOfArticle))) return undefined;
    const file = (from.names = wanted ?? new URL('./names.model', import.meta.url));
    return bytes(file, 'names');
  }

  /** The words of the interface, of a language or from a file; English ones are in the core. @param {Options['interface']} wanted */
  async function messages(wanted = 'en') {
    // A file has a full stop or a slash in its address.
    const [, language] = /^(\w+)[\w-]*$/.exec(`${wanted}`.toLowerCase()) ?? [];
    if (language === 'en') return undefined;
    const file = language ? new URL(`./messages/${language}.txt`, import.meta.url) : wanted;
    from.messages = file;
    return text(file, 'messages').catch((reason) => failed(reason, 'incomplete'));
  }
}

/**
 * Whether a pack was made for one article: its seventh section, whose length stands here, has the names that no pack knows.
 *
 * @param {Uint8Array} pack
 */
const isOfArticle = (pack) => pack.subarray(132, 136).some((byte) => byte > 0);

/** Until then a frame has an empty page; one that is taken out gets no other. @param {HTMLIFrameElement} frame */
async function arrived(frame) {
  const { readyState, URL } = /** @type {Document} */ (frame.contentDocument);
  const isToCome = URL === 'about:blank' && (frame.srcdoc || (frame.src && frame.src !== URL));
  if (readyState === 'complete' && !isToCome) return;
  /** @type {MutationObserver | undefined} */
  let observer;
  await new Promise((/** @type {(value?: unknown) => void} */ done) => {
    frame.addEventListener('load', done, { once: true });
    observer = new MutationObserver(() => frame.isConnected || done());
    // It may stand in shadow roots.
    for (let at = /** @type {any} */ (frame); at; at = at.host) observer.observe((at = at.getRootNode()), { childList: true, subtree: true });
  });
  observer?.disconnect();
}
