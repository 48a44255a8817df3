import { build } from 'esbuild';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [root, outdir] = process.argv.slice(2);
await build({ entryPoints: [`${root}/main.js`], bundle: true, splitting: true, format: 'esm', minify: true, outdir, logLevel: 'warning' });
await cp(`${root}/index.html`, `${outdir}/index.html`);
// esbuild leaves `new URL('./core_bg.wasm', import.meta.url)` as it is, so the files go beside what it wrote.
for (const file of ['core_bg.wasm', 'names.model']) {
  await cp(fileURLToPath(import.meta.resolve(`@backstory/widget/${file}`)), `${outdir}/${file}`);
}
