import { cp } from 'node:fs/promises';
import webpack from 'webpack';

const [root, path] = process.argv.slice(2);
const compiler = webpack({ mode: 'production', context: root, entry: './main.js', output: { path, clean: true, trustedTypes: true }, performance: false });
await new Promise((done, failed) => {
  compiler.run((error, stats) => (error || stats.hasErrors() || stats.hasWarnings() ? failed(error ?? new Error(stats.toString())) : done()));
});
await cp(`${root}/index.html`, `${path}/index.html`);
