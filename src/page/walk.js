// @ts-check
// What of reading a page and marking it is JavaScript: each node would cost the wasm several calls into the browser, where
// a slice of hundreds costs two, and each mark a dozen in place of one.

// Kinds of events, in the lowest two bits of their numbers; above them the length of their text in UTF-16 code units. The
// attributes of an element come before it, each as name=value; its own text is its name. `feed.rs` has the same.
const TEXT = 0;
const OPEN = 1;
const CLOSE = 2;
const ATTRIBUTE = 3;

/** What marks are where they are elements: `wrap.rs` has the same. */
const MARK = 'backstory-mark';

const TEXT_NODE = 3;
const SHOW_ELEMENT_AND_TEXT = 5;

/**
 * What gives a property of a node, whatever the page has put over it: a form has its fields for properties.
 *
 * @param {{ prototype: object }} of
 * @param {string} name
 */
const getter = (of, name) => /** @type {() => any} */ (Object.getOwnPropertyDescriptor(of.prototype, name)?.get);

/**
 * A range that does not follow edits, of a window's own.
 *
 * @param {typeof globalThis} window
 * @param {Node} startContainer
 * @param {number} startOffset
 * @param {Node} endContainer
 * @param {number} endOffset
 */
export const fixed = (window, startContainer, startOffset, endContainer, endOffset) =>
  new window.StaticRange({ startContainer, startOffset, endContainer, endOffset });

/**
 * A walk through a page that can pause between two nodes.
 *
 * @param {Element} top
 * @param {Element[]} hosts Elements whose shadow roots are read in the place of their children.
 * @param {string} attributes Names of those that matter, parted by spaces.
 * @param {string} unread Names of elements into which it does not go, parted by commas.
 */
export function walk(top, hosts, attributes, unread) {
  const telling = new Set(attributes.split(' '));
  const closed = new Set(unread.split(', '));
  const walker = Document.prototype.createTreeWalker.call(top.ownerDocument, top, SHOW_ELEMENT_AND_TEXT);
  const typeOf = getter(Node, 'nodeType');
  const textOf = getter(Node, 'nodeValue');
  const contentOf = getter(Node, 'textContent');
  const nameOf = getter(Element, 'localName');
  const shadowOf = getter(Element, 'shadowRoot');
  const { getAttribute, getAttributeNames } = Element.prototype;
  const { getRootNode } = Node.prototype;
  /** @type {Node | null} The next one; none once all are visited. */
  let node = top;
  /** @type {Node[]} All text nodes so far, in document order. */
  const texts = [];
  /** @type {Element[]} All elements so far, in document order. */
  const elements = [];
  /** @type {number[]} */
  let events = [];
  /** What they speak of, one after another. */
  let text = '';

  const tell = (/** @type {number} */ kind, /** @type {string} */ said) => {
    events[events.length] = said.length * 4 + kind;
    text += said;
  };

  /** False at the top. */
  const goUp = () => {
    if (walker.parentNode()) return true;
    const shadow = getRootNode.call(walker.currentNode);
    const host = hosts.find((host) => shadowOf.call(host) === shadow);
    if (host) walker.currentNode = host;
    return Boolean(host);
  };

  /** To what stands behind the current node and all in it. */
  const goOn = () => {
    while (!(node = walker.nextSibling()) && goUp()) tell(CLOSE, '');
  };

  /** More of the text that was told last. */
  const tellMore = (/** @type {string} */ said) => {
    events[events.length - 1] += said.length * 4;
    text += said;
  };

  /** A mark has cut a text, which goes on in it and behind it. */
  const goOnInText = (/** @type {Element} */ mark) => {
    tellMore(contentOf.call(mark));
    goOn();
    if (!node || node !== mark.nextSibling || typeOf.call(node) !== TEXT_NODE) return;
    tellMore(textOf.call(node));
    goOn();
  };

  /** Whether a text goes on in it: a text that is cut is told whole. */
  const cuts = (/** @type {Node} */ node) => typeOf.call(node) !== TEXT_NODE && nameOf.call(node) === MARK;

  const open = (/** @type {Element} */ element) => {
    const name = nameOf.call(element);
    // A copy that the host has made may stand anywhere, outside the article too.
    const isInText = events.length > 0 && Number(events[events.length - 1]) % 4 === TEXT;
    if (name === MARK && isInText) return goOnInText(element);
    if (name.startsWith('backstory-')) return goOn();
    const names = getAttributeNames.call(element);
    for (let at = 0; at < names.length; at += 1) {
      const name = /** @type {string} */ (names[at]);
      if (telling.has(name)) tell(ATTRIBUTE, `${name}=${getAttribute.call(element, name)}`);
    }
    elements[elements.length] = element;
    tell(OPEN, name);
    // Scripts are long; some tell of the article.
    const enters = name === 'script' ? /ld\+json/i.test(`${getAttribute.call(element, 'type')}`) : !closed.has(name);
    if (enters && hosts.includes(element)) walker.currentNode = shadowOf.call(element) ?? element;
    node = enters ? walker.firstChild() : null;
    if (node) return;
    walker.currentNode = element;
    tell(CLOSE, '');
    goOn();
  };

  return {
    texts,
    elements,
    /** The next `count` events, or a few more; none once all nodes are visited. */
    next(/** @type {number} */ count) {
      events = [];
      text = '';
      while (node && (events.length < count || cuts(node))) {
        // Elements have none.
        const said = textOf.call(node);
        if (said === null) {
          open(/** @type {Element} */ (node));
          continue;
        }
        texts[texts.length] = node;
        tell(TEXT, said);
        goOn();
      }
      return events;
    },
    /** In UTF-8, a lone surrogate as U+FFFD. */
    said: () => new TextEncoder().encode(text),
  };
}
