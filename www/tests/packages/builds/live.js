// The story that is rendered again and again, by each framework: node builds/live.js LIVE OUT
import { build } from 'esbuild';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, compileModule } from 'svelte/compiler';

const [root, outdir] = process.argv.slice(2);
const eighteen = (name) => fileURLToPath(new URL(`../react-18/node_modules/${name}`, import.meta.url));
const compiled = (by, filter) => ({
  name: `svelte ${filter}`,
  setup: ({ onLoad }) => onLoad({ filter }, async ({ path }) => ({ contents: by(await readFile(path, 'utf8'), { filename: path, generate: 'client' }).js.code })),
});
const PAGES = {
  'react-19': { entry: 'react.jsx' },
  'react-18': { entry: 'react.jsx', alias: { react: eighteen('react'), 'react-dom': eighteen('react-dom') } },
  vue: { entry: 'vue.js' },
  svelte: { entry: 'svelte.svelte.js', plugins: [compiled(compile, /\.svelte$/), compiled(compileModule, /\.svelte\.js$/)] },
};

const define = { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' };
const common = { bundle: true, format: 'esm', jsx: 'automatic', outdir, define, conditions: ['svelte', 'browser', 'module'], logLevel: 'warning' };
for (const [name, { entry, ...more }] of Object.entries(PAGES)) {
  await build({ ...common, ...more, entryPoints: { [name]: `${root}/${entry}` } });
  const title = basename(entry);
  await writeFile(`${outdir}/${name}.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title><body><article id="app"></article><script type="module" src="${name}.js"></script></body></html>`);
}
for (const file of ['core_bg.wasm', 'names.model', 'packs/us-china-taiwan.pack']) {
  await cp(fileURLToPath(import.meta.resolve(`@backstory/widget/${file}`)), `${outdir}/${file.startsWith('packs') ? 'story.pack' : file}`);
}
