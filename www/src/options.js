// @ts-check
/** The names of the options of `attach`; as attributes, those with capitals are written with hyphens. */
export const OPTIONS = ['root', 'packs', 'overrides', 'names', 'marks', 'painter', 'published', 'language', 'interface', 'currency', 'units', 'history', 'live', 'remember', 'feedback', 'filter', 'wasm', 'signal'];
