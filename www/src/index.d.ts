/** What `attach` takes. */
export interface Options {
  /** Compiled packs, later ones over earlier: addresses, or the bytes themselves. */
  packs: (string | URL | ArrayBuffer)[];
  /**
   * What editors say of this story, and corrections of facts: data, or the address of a JSON file; later ones over earlier.
   */
  overrides?: string | URL | Overrides | (string | URL | Overrides)[];
  /**
   * The model that finds names which no pack knows: its address or bytes. Without this option it is loaded from beside this
   * module once the packs are there, unless one of them was made for this article and has such names. `false`: it is not
   * loaded.
   */
  names?: string | URL | ArrayBuffer | false;
  /** How many marks there may be; `normal` by default. The notes list has everything all the same. */
  marks?: 'few' | 'normal' | 'many' | 'all';
  /**
   * How marks are made: `highlight` paints them and touches no node of the article; `wrap` puts an element `<backstory-mark>`
   * around each, for pages whose text stays as it is. Then they are buttons that the keyboard reaches, each a stop of its own, and
   * also there in browsers without highlights. `destroy()` takes them out again. `highlight` by default.
   */
  painter?: 'highlight' | 'wrap';
  /**
   * The article: an element, also in an open shadow root or in a frame of the same origin; such a frame, whose page is searched and
   * followed from one to the next; or a selector. Without it the page is searched for its article.
   */
  root?: string | Element;
  /** Publication date, `YYYY-MM-DD`, in place of what the page says. */
  published?: string;
  /** BCP 47 tag of the article: `en`, `en-GB`, `en-US` or `en-IN`. */
  language?: string;
  /**
   * BCP 47 tag of the cards’ own words: of the shipped languages `ar`, `de`, `es`, `fr` or `zh`, whose words are fetched from the
   * folder `messages` beside this module; or the address of a message file. English by default. What packs and articles say
   * stays as it is.
   */
  interface?: string | URL;
  /** The reader’s currency, an ISO 4217 code of which the packs have rates: cards tell amounts of money in it too. */
  currency?: string;
  /** The reader’s units: cards tell measures in them too, and a measure of which there is no more to say has no card. */
  units?: 'metric' | 'us';
  /**
   * Keep what readers choose about the marks in `localStorage` under `backstory`. Without it a choice lasts as long as the
   * page, and nothing is stored.
   */
  remember?: boolean;
  /**
   * Ask readers at the end of each card whether something is wrong. `true` makes it a button that tells a `feedback` event;
   * an `https:` or `mailto:` address makes it a link there, with the same as parameters or as the text of the mail. Nothing
   * is sent by the widget; the address is not told which page its reader comes from.
   */
  feedback?: boolean | string;
  /**
   * Whether Back closes a card by an entry in the history, where the browser has no `CloseWatcher`. `false` by default: a
   * router of a single-page site would hear of that entry too.
   */
  history?: boolean;
  /**
   * Whether to stay on a page that has no article yet, or none of the words of `filter`, until it has; `root` may then be a selector that finds nothing yet.
   * Without it such a page is left at once with `no-article`. Once there was an article, the widget follows the page from story
   * to story either way: `found` tells of each, with zeros where there is none. `false` by default.
   */
  live?: boolean;
  /**
   * Files of words of the packs, from `backstory pack filter`. A page that has none of them is left alone: neither core nor packs
   * are loaded, and `found` tells of no notes. Looked at once, but for `live`; names that no pack knows, and figures alone, do not count.
   */
  filter?: string | URL | ArrayBuffer | (string | URL | ArrayBuffer)[];
  /** Where the wasm file is, if not beside this module. */
  wasm?: string | URL;
  /** Its abort takes the widget out of the page, and what is still loading never gets there: for whom `destroy` comes too late. */
  signal?: AbortSignal;
}

/** What an editor says of one story or of all. An unknown key is a mistake. */
export interface Overrides {
  /** Nothing is shown; the rest of the widget is not even loaded. */
  off?: boolean;
  /** What names mean in this story; later rules over earlier. */
  mentions?: Rule[];
  /** Corrections and recalls of what the packs state. Ids that the loaded packs do not have are passed over. */
  facts?: (Recall | Corrected)[];
}

/** One rule: about words, about every mention of an entity, or both. */
export interface Rule {
  /** Words as the article has them; each time they stand there as a whole name. */
  text?: string;
  /** The phrase around them, where they are not always meant. */
  within?: string;
  /** Id of what they mean, in the packs. */
  entity?: string;
  /** What kind of thing they name, where no pack has it. */
  type?: 'person' | 'place' | 'organization' | 'event' | 'law' | 'work' | 'term';
  /** `false`: no card and no mark. */
  card?: boolean;
  /** The card’s words in this story, in place of the pack’s own; with their source. */
  says?: string;
  source?: StorySource;
}

export interface StorySource {
  title: string;
  publisher: string;
  /** https only. */
  url: string;
  /** `YYYY-MM-DD` */
  published?: string;
}

export interface Recall {
  /** Id of a fact or a position (`taiwan/population`), a row of a series (`us-cpi-u/2025`) or a term (`office/holder`). */
  id: string;
  recall: true;
}

/** A fact or a position put right; the card says so. */
export interface Corrected {
  id: string;
  text?: string;
  /** Digits and a point: `"23.4"`. */
  number?: string;
  /** The unit of `number`, where that was wrong, too. */
  unit?: string;
  /** The day of the correction, `YYYY-MM-DD`. */
  on: string;
  /** What was wrong. */
  note: string;
  source?: StorySource;
}

/** A note of the story. */
export interface Note {
  id: string;
  title: string;
  kind: string;
}

/** The widget on one article. */
export interface Backstory {
  /** Takes everything out of the page again. */
  destroy(): void;
  /** Opens the card with this id and moves the focus to it; false where the story has none. */
  open(id: string): boolean;
  /** Everything that has a card, in reading order. */
  notes(): Note[];
  /** The note on what stands at an offset, in UTF-16 code units, of a text node of the article, marked or not. */
  noteAt(node: Node, offset: number): Note | null;
  /**
   * Puts these options into force, with the others as they were, and gives this same object once it is known what there is. Calls
   * are answered one after another. Until then, and where an option is refused, all stays as it was; after an end it begins anew.
   * Changes of the article itself are followed without it.
   */
  update(changes?: Partial<Options>): Promise<Backstory>;
}

/** Codes of `failed` and `incomplete` events, and of the errors that `attach` throws. They do not change. */
export type FailureCode =
  | 'no-article'
  | 'no-document'
  | 'unsupported-language'
  | 'already-attached'
  | 'pack-invalid'
  | 'pack-unreachable'
  | 'filter-invalid'
  | 'filter-unreachable'
  | 'names-invalid'
  | 'names-unreachable'
  | 'messages-invalid'
  | 'messages-incomplete'
  | 'messages-unreachable'
  | 'overrides-invalid'
  | 'overrides-unreachable'
  | 'switched-off'
  | 'wasm-unavailable'
  | 'unsupported-browser'
  | 'option-invalid'
  | 'internal';

/** What the reader can choose about the marks: `known` is "I know this", `unknown` its undoing. */
export type Choice = 'fewer' | 'more' | 'off' | 'on' | 'known' | 'unknown';

/**
 * `detail` of the `backstory` events on `document`. Every `opened` is followed by one `closed` of the same card, also
 * where another card takes its place; after `destroy()` nothing is told.
 */
export type Happening =
  /** `read`: whether the article was read in the page. Where its own pack has what is in it, it was not. */
  | { type: 'found'; notes: number; marks: number; annotations: number; read: boolean }
  /** `by`: what opened it; `key`: a mark that is a button; `card` where a reader went there from another card, or back. */
  | { type: 'opened'; id: string; title: string; by: 'pointer' | 'touch' | 'list' | 'call' | 'key' | 'card' }
  /** It has been open for a second. */
  | { type: 'seen'; id: string }
  /** `for`: milliseconds. */
  | { type: 'closed'; id: string; for: number }
  /** A source was followed from a card. */
  | { type: 'source'; id: string; url: string }
  /** What the reader chose, and what holds now: the density, whether all marks are off, and ids of what has none. */
  | { type: 'chosen'; choice: Choice; marks: 'few' | 'normal' | 'many' | 'all'; off: boolean; known: string[] }
  /**
   * The reader says that something is wrong on a card: its id, the facts it states, the packs that say so, and the place in
   * the article, as the number of its block, from 0, and the words there.
   */
  | { type: 'feedback'; id: string; facts: string[]; packs: { id: string; version: string; hash: string }[]; block: number; surface: string }
  | { type: 'incomplete'; code: FailureCode; message: string }
  | { type: 'failed'; code: FailureCode; message: string };

declare global {
  interface DocumentEventMap {
    backstory: CustomEvent<Happening>;
  }
}

/**
 * Attaches to the article of this page.
 *
 * @throws an `Error` with `code: 'option-invalid'` that names the option, its value and what it can be; with
 * `code: 'no-document'` where there is no page, as on a server.
 */
export function attach(options: Options): Promise<Backstory>;
