// @ts-check
/** The names of the options of `attach`, and of the attributes that say the same. They are in small letters, as HTML has attributes. */
export const OPTIONS = ['root', 'packs', 'overrides', 'names', 'marks', 'painter', 'published', 'language', 'interface', 'currency', 'units', 'history', 'live', 'remember', 'feedback', 'filter', 'wasm', 'signal'];
