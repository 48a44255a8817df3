import type { Backstory } from './index.js';

/**
 * `<backstory-notes>`, which importing this module defines: with the attribute `packs` it attaches by itself, and its other
 * attributes are the other options. On a server the import does nothing.
 */
export interface BackstoryNotes extends HTMLElement {
  /** What `attach` gives, from when it is in the page with packs. */
  readonly backstory?: Promise<Backstory>;
}

declare global {
  interface HTMLElementTagNameMap {
    'backstory-notes': BackstoryNotes;
  }
}
