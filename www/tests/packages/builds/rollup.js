import { nodeResolve } from '@rollup/plugin-node-resolve';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const [root, dir] = process.argv.slice(2);
const bundle = await rollup({ input: `${root}/main.js`, plugins: [nodeResolve()], onwarn: ({ message }) => { throw new Error(message); } });
await bundle.write({ dir, entryFileNames: 'main.js', chunkFileNames: '[name].js' });
await cp(`${root}/index.html`, `${dir}/index.html`);
// Rollup leaves `new URL('./core_bg.wasm', import.meta.url)` as it is, so the files go beside what it wrote.
for (const file of ['core_bg.wasm', 'names.model']) {
  await cp(fileURLToPath(import.meta.resolve(`@backstory/widget/${file}`)), `${dir}/${file}`);
}
