import { build } from 'vite';

const [root, outDir] = process.argv.slice(2);
await build({ root, base: './', logLevel: 'warn', configFile: false, build: { outDir, emptyOutDir: true } });
