import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [root, out] = process.argv.slice(2);
const parcel = fileURLToPath(import.meta.resolve('parcel/lib/bin.js'));
const args = ['build', `${root}/index.html`, '--dist-dir', out, '--public-url', './', '--no-cache', '--no-source-maps'];
const { status } = spawnSync(process.execPath, [parcel, ...args], { stdio: 'inherit' });
process.exitCode = status ?? 1;
