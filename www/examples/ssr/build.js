// Builds the server, and what it serves.
import { build } from 'esbuild';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const common = { bundle: true, format: 'esm', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' } };
await build({ ...common, entryPoints: ['server.jsx'], outdir: 'build', platform: 'node', packages: 'external' });
await build({ ...common, entryPoints: ['client.jsx'], outdir: 'build/public', splitting: true, minify: true });

// esbuild leaves `new URL('./core_bg.wasm', import.meta.url)` as it is, so the files go beside what it wrote.
for (const file of ['core_bg.wasm', 'names.model', 'packs/us-china-taiwan.pack']) {
  await cp(fileURLToPath(import.meta.resolve(`@backstory/widget/${file}`)), `build/public/${file}`);
}
