// @ts-check
// The widget as a stranger gets it: packed by npm, installed beside bundlers and frameworks of pinned versions. All of it stays
// in cargo's target folder between runs.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FOLDERS } from '../browser.js';

/** @typedef {{ version: string, filename: string, size: number, files: { path: string, size: number }[] }} Packed */

const WWW = new URL('../../', import.meta.url);
const HERE = new URL('./', import.meta.url);
const INSPECTOR = process.env.BACKSTORY_INSPECTOR;
/** Where all is installed. */
export const TOOLS = INSPECTOR ? new URL('../packages/', pathToFileURL(`${INSPECTOR}/`)) : new URL('../target/xtask/packages/', WWW);
const BUILT = new URL('built/', TOOLS);
const path = fileURLToPath;

/** Runs a program to its end; what it wrote is in the error where it fails. */
export function run(/** @type {string} */ program, /** @type {string[]} */ args, cwd = TOOLS) {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
}

/** Packs the widget and installs it and what builds pages with it. @returns {Packed} */
export function install() {
  mkdirSync(TOOLS, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'react-18', 'builds', 'live', 'site']) {
    cpSync(new URL(name, HERE), new URL(name, TOOLS), { recursive: true });
  }
  const lock = readFileSync(new URL('package-lock.json', HERE), 'utf8');
  const stamp = new URL('node_modules/.installed-lock.json', TOOLS);
  if (read(stamp) !== lock) {
    run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
    writeFileSync(stamp, lock);
  }
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', path(TOOLS)], WWW));
  // Under a name of its own each time: npm would not look again at a file that it has installed.
  const tarball = `widget-${Date.now()}.tgz`;
  cpSync(new URL(packed.filename, TOOLS), new URL(tarball, TOOLS));
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`]);
  rmSync(new URL(tarball, TOOLS));
  rmSync(BUILT, { recursive: true, force: true });
  return packed;
}

const read = (/** @type {URL} */ file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** A file of the installed package. */
export const installed = (/** @type {string} */ file) => new URL(`node_modules/@backstory/widget/${file}`, TOOLS);

/** A copy of an example beside the tools, so that it finds them. */
export function example(/** @type {string} */ name) {
  const folder = new URL(`examples/${name}/`, TOOLS);
  rmSync(folder, { recursive: true, force: true });
  cpSync(new URL(`examples/${name}/`, WWW), folder, { recursive: true });
  return folder;
}

/** Where a site that is built goes; it is served under `/NAME/`. */
export function site(/** @type {string} */ name, folder = new URL(`${name}/`, BUILT)) {
  mkdirSync(folder, { recursive: true });
  FOLDERS[name] = folder;
  return folder;
}

/** What one of `builds/` makes of a folder. */
export function built(/** @type {string} */ name, from = name) {
  const out = site(name);
  run(process.execPath, [path(new URL(`builds/${name}.js`, TOOLS)), path(new URL(from, TOOLS)), path(out)]);
  return out;
}

/** The small site, built with one of `builds/`. */
export function build(/** @type {string} */ name) {
  const out = built(name, 'site');
  cpSync(installed('dist/packs/us-china-taiwan.pack'), new URL('story.pack', out));
}

/** Starts a server that prints its address in its first line. */
export async function start(/** @type {string[]} */ args, /** @type {URL} */ cwd) {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = await once(createInterface(child.stdout), 'line');
  return { address, stop: () => child.kill() };
}
