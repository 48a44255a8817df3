/**
 * Importing this module defines `<backstory-notes>`: with the attribute `packs` it attaches by itself, and its other attributes
 * are the other options. On a server the import does nothing.
 */
declare global {
  interface HTMLElementTagNameMap {
    'backstory-notes': HTMLElement;
  }
}

export {};
