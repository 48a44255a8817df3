// Makes the folder that a publisher serves: node site.js FOLDER_IN FOLDER_OUT
//
// Every file but the entries has a hash of its bytes in its name, so that it may be kept for ever; `manifest.json` tells which
// name each has, and what the integrity attribute of a tag says of it. Packs and filters are there under their own names, too:
// pages name them in their markup, and not each is written by a template that can look into the manifest.

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** Hexadecimal digits in a name: 48 bits, which tell the few versions of a file apart. */
const DIGITS = 12;

/** What pages name in their markup, looked up again at each visit. */
const ENTRIES = ['index.js', 'element.js', 'embed.js'];

const [from, to] = process.argv.slice(2);
const packs = readdirSync(join(from, 'packs')).filter((name) => ['.pack', '.filter'].includes(extname(name)));
const manifest = {};

for (const name of ['core_bg.wasm', 'names.model', ...packs.map((name) => `packs/${name}`)]) keep(name, readFileSync(join(from, name)));
for (const name of ['core.js', 'widget.js', 'filter.js', ...ENTRIES]) keep(name, renamed(name));
write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
// Chunks of packs are named after their bytes as they come; messages by their language, and tell of which version they are.
for (const folder of ['packs/chunks', 'messages']) {
  if (existsSync(join(from, folder))) cpSync(join(from, folder), join(to, folder), { recursive: true });
}

function keep(name, body) {
  const digest = createHash('sha384').update(body);
  const integrity = `sha384-${digest.copy().digest('base64')}`;
  const end = extname(name);
  const file = ENTRIES.includes(name) ? name : `${name.slice(0, -end.length)}.${digest.digest('hex').slice(0, DIGITS)}${end}`;
  manifest[name] = { file, integrity };
  write(file, body);
  if (name.startsWith('packs/')) write(name, body);
}

/** A module with the names of those it loads as they are now. */
function renamed(name) {
  return readFileSync(join(from, name), 'utf8').replace(/(?<=["'])(?:\.\/)?([\w.]+\.(?:js|wasm|model))(?=["'])/g, (_, other) => {
    // A module that is not kept yet would be asked for by a name that it does not have.
    if (!manifest[other] && !ENTRIES.includes(other)) throw new Error(`${name} loads ${other}, which has no name yet`);
    return `./${manifest[other]?.file ?? other}`;
  });
}

function write(name, body) {
  const file = join(to, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, body);
}
