// @ts-check
// The one part of reading a page that is JavaScript: each node would cost the wasm several calls into the browser, where
// a slice of hundreds costs two.

// Kinds of events, in the lowest two bits of their numbers; above them the length of their text in UTF-16 code units. The
// attributes of an element come before it, each as name=value; its own text is its name. `feed.rs` has the same.
const TEXT = 0;
const OPEN = 1;
const CLOSE = 2;
const ATTRIBUTE = 3;

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
  const nameOf = getter(Element, 'localName');
  const shadowOf = getter(Element, 'shadowRoot');
  const { getAttribute, getAttributeNames } = Element.prototype;
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
    const shadow = walker.currentNode.getRootNode();
    const host = hosts.find((host) => shadowOf.call(host) === shadow);
    if (host) walker.currentNode = host;
    return Boolean(host);
  };

  /** To what stands behind the current node and all in it. */
  const goOn = () => {
    while (!(node = walker.nextSibling()) && goUp()) tell(CLOSE, '');
  };

  const open = (/** @type {Element} */ element) => {
    const name = nameOf.call(element);
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
    /** Visits up to `most` nodes; gives their events, and none once all nodes are visited. */
    next(/** @type {number} */ most) {
      events = [];
      text = '';
      for (let left = most; node && left > 0; left -= 1) {
        if (typeOf.call(node) !== TEXT_NODE) {
          open(/** @type {Element} */ (node));
          continue;
        }
        texts[texts.length] = node;
        tell(TEXT, textOf.call(node));
        goOn();
      }
      return events;
    },
    said: () => text,
  };
}
