// @ts-check
/** `<backstory-notes packs="story.pack">` attaches by itself. Without packs it is only the place for the notes. */
import { declared } from './declared.js';
import { OPTIONS } from './options.js';

// A server has no elements; there the import does nothing.
if (globalThis.customElements && !customElements.get('backstory-notes')) {
  customElements.define(
    'backstory-notes',
    class extends HTMLElement {
      static observedAttributes = OPTIONS;

      /** What it is attached with, and the way out of that. */
      #said = '';
      #life = new AbortController();

      connectedCallback() {
        this.#changed();
      }

      disconnectedCallback() {
        this.#changed();
      }

      attributeChangedCallback() {
        this.#changed();
      }

      /** Moved in the page it goes on as it was, and all attributes that are set together count as one change. */
      #changed() {
        queueMicrotask(() => {
          const values = OPTIONS.map((name) => this.getAttribute(name));
          const said = this.isConnected && this.getAttribute('packs') ? JSON.stringify(values) : '';
          if (said === this.#said) return;
          this.#said = said;
          this.#life.abort();
          this.#life = new AbortController();
          if (said) declared(this, '', this.#life.signal);
        });
      }
    },
  );
}
