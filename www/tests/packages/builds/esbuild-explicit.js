import { build } from 'esbuild';
import { cp } from 'node:fs/promises';

const [root, outdir] = process.argv.slice(2);
const loader = { '.wasm': 'file', '.model': 'file' };
await build({ entryPoints: { main: `${root}/explicit.js` }, bundle: true, format: 'esm', outdir, loader, logLevel: 'warning' });
await cp(`${root}/index.html`, `${outdir}/index.html`);
