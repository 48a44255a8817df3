// @ts-check
// What would take the wasm several calls into the browser each time, and the glue an import for each of them. Each of these
// takes a text or may throw: what needs no glue the wasm would import from here, and `www/shrink.js` knows one module only.

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

/** @param {EventTarget} target @param {string} kind @param {() => void} call @param {boolean} capture @param {boolean} passive */
export const listen = (target, kind, call, capture, passive) => target.addEventListener(kind, call, { capture, passive });

/** Hears of what changes below these. @param {() => void} call @param {Node[]} tops */
export function observe(call, tops) {
  const observer = new MutationObserver(call);
  const all = { childList: true, characterData: true, characterDataOldValue: true, subtree: true };
  for (const top of tops) observer.observe(top, all);
  return observer;
}

/** @param {Element} element @param {ScrollLogicalPosition} block Where in the view it is to stand. */
export const bring = (element, block) => element.scrollIntoView({ block });

/** As gently as its reader wants it. @param {Window} window @param {number} top */
export const scrollUp = (window, top) =>
  window.scrollBy({ top, behavior: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
