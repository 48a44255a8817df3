// Makes the loader as it is served: node loader.js FOLDER_OUT
//
// The modules for bundlers, each with its own helpers in it; and for the script tag one file, which an integrity hash can
// cover whole.

import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [out] = process.argv.slice(2);
const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));

/** Modules that stay files of their own: loaded later, or needed by two of the others as one and the same. */
const apart = (...names) => ({
  name: 'apart',
  setup: ({ onResolve }) => onResolve({ filter: new RegExp(`/(${names.join('|')})\\.js$`) }, ({ path }) => ({ path, external: true })),
});
const common = { bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', outdir: out };

await build({ ...common, entryPoints: [source('index.js')], plugins: [apart('core', 'filter', 'widget')] });
await build({ ...common, entryPoints: [source('filter.js'), source('widget.js')] });
await build({ ...common, entryPoints: [source('element.js')], plugins: [apart('index')] });
await build({
  ...common,
  entryPoints: [source('embed.js')],
  plugins: [apart('core', 'filter', 'widget')],
  // A classic script learns its address from its tag, and has names of its own only in a function.
  banner: { js: '(()=>{"use strict";const here=document.currentScript?.src;' },
  define: { 'import.meta.url': 'here' },
  footer: { js: '})()' },
});
