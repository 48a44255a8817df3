// Makes the module and its glue as small as they go: node shrink.js FOLDER_IN FOLDER_OUT
//
// wasm-bindgen names each import after its function and a hash, in the module and in the glue; a browser needs
// neither. wasm-opt gives them short names and says which.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

// What rustc emits for wasm32 by default, and simd128, which `.cargo/config.toml` adds. Without the flags wasm-opt
// refuses the module.
const FEATURES = [
  'bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types',
  'sign-ext', 'simd',
];

// As the specification of the binary format numbers them.
const HEADER = 8;
const CUSTOM = 0;
const CODE = 10;
const FUNCTION_NAMES = 1;

// Bytes of a run by which functions are alike, and how many functions each place in their order is given to one of.
const RUN = 4;
const CHOICE = 400;

const [from, to] = process.argv.slice(2).map((folder) => resolve(folder));
const names = optimise(join(from, 'core_bg.wasm'), join(to, 'core_bg.wasm'));
const glue = renamed(started(readFileSync(join(from, 'core.js'), 'utf8')), names);
// With the walk through the page in it, which wasm-bindgen leaves beside the glue.
const whole = { stdin: { contents: glue, resolveDir: from }, bundle: true, outfile: join(to, 'core.js') };
buildSync({ ...whole, format: 'esm', minify: true, target: 'es2022', charset: 'utf8', logLevel: 'error' });

/** Writes the optimised module; returns `{ imports: [[module, name, short]], exports: [[name, short]] }`. */
function optimise(module, out) {
  const wasmOpt = fileURLToPath(new URL('node_modules/binaryen/bin/wasm-opt', import.meta.url));
  // 1 KB (brotli) less than -Oz alone, found by trying. Low memory is the far end of the stack: nothing has an address
  // below 1024, which lets constants move into the offsets of loads.
  const flat = ['--flatten', '--rereloop', '-Oz'];
  const passes = ['--low-memory-unused', ...flat, ...flat, '-Oz', '--one-caller-inline-max-function-size', '20'];
  // Brotli finds more that is alike where no load or store has a hint of its alignment, which engines do not need, and
  // where functions stand beside those that they are like: 2.3 KB.
  const alike = ['--dealign', '--reorder-functions-by-name'];
  const bare = ['--strip-debug', '--strip-producers', '--minify-imports-and-exports-and-modules'];
  const flags = [...passes, ...alike, ...bare];
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [wasmOpt, ...flags, ...features, '-o', out, '-'], {
    input: namedInOrder(readFileSync(module)),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`wasm-opt failed (${status}): ${stderr}`);
  return JSON.parse(stdout);
}

/** The module with names for its functions that sort as they are to stand, and without what is not code or data. */
function namedInOrder(module) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(module));
  const imported = imports.filter(({ kind }) => kind === 'function').length;
  const sections = sectionsOf(module).filter(({ id }) => id !== CUSTOM);
  const names = [];
  alikeTogether(bodiesOf(sections.find(({ id }) => id === CODE).content)).forEach((at, rank) => {
    names[at] = [...leb128(imported + at), ...counted(Buffer.from(String(rank).padStart(6, '0')))];
  });
  const named = [...counted(Buffer.from('name')), FUNCTION_NAMES, ...counted([...leb128(names.length), ...names.flat()])];
  const whole = sections.map(({ whole }) => whole);
  return Buffer.concat([module.subarray(0, HEADER), ...whole, Buffer.from([CUSTOM, ...counted(named)])]);
}

/**
 * The places of functions in an order in which each stands behind one that it is like: of the shortest that are left, the one
 * most of whose runs of bytes the last has, too.
 */
function alikeTogether(bodies) {
  const left = [...bodies.keys()].sort((one, other) => bodies[one].length - bodies[other].length);
  const runs = bodies.map((body) => {
    const starts = Math.max(0, body.length - RUN + 1);
    return new Set(Array.from({ length: starts }, (_, at) => body.readUInt32LE(at)));
  });
  const order = left.splice(0, 1);
  while (left.length > 0) {
    const last = runs[order.at(-1)];
    const known = (at) => [...runs[at]].filter((run) => last.has(run)).length / (1 + runs[at].size);
    const shares = left.slice(0, CHOICE).map(known);
    order.push(...left.splice(shares.indexOf(Math.max(...shares)), 1));
  }
  return order;
}

function sectionsOf(module) {
  const sections = [];
  for (let at = HEADER; at < module.length; ) {
    const [length, from] = readLeb128(module, at + 1);
    const end = from + length;
    sections.push({ id: module[at], content: module.subarray(from, end), whole: module.subarray(at, end) });
    at = end;
  }
  return sections;
}

function bodiesOf(code) {
  let [count, at] = readLeb128(code, 0);
  return Array.from({ length: count }, () => {
    const [size, from] = readLeb128(code, at);
    at = from + size;
    return code.subarray(from, at);
  });
}

/** A number, and where it ends. */
function readLeb128(bytes, at) {
  const byte = bytes[at];
  if (byte < 0x80) return [byte, at + 1];
  const [high, end] = readLeb128(bytes, at + 1);
  return [high * 0x80 + (byte & 0x7f), end];
}

function leb128(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...leb128(number >> 7)];
}

/** Bytes behind their number. */
function counted(bytes) {
  return [...leb128(bytes.length), ...bytes];
}

/** The glue with a start of our own, and without help for browsers that lack `encodeInto`: those have no SIMD either. */
function started(glue) {
  const [bound, theirs] = glue.split('let wasmModule, wasmInstance, wasm;');
  const help = /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{.*?^\}$/ms;
  if (!theirs || !help.test(bound)) throw new Error('the glue starts in another form');
  return bound.replace(help, '') + readFileSync(new URL('start.js', import.meta.url), 'utf8');
}

function renamed(glue, { imports, exports }) {
  const modules = [...new Set(imports.map(([module]) => module))];
  const [module] = modules;
  if (modules.length !== 1 || !glue.includes(`"${module}": import0`)) {
    throw new Error(`the glue gives its imports in another form than as one "${module}": import0`);
  }
  // wasm-opt gives the one module that there is this name.
  const out = glue.replace(`"${module}": import0`, '"a": import0');
  const short = { imports: new Map(imports.map(([, name, to]) => [name, to])), exports: new Map(exports) };
  const given = new Set();
  const renamedImports = out.replace(/^( +)(\w+)(?=: function|: wasm)/gm, (_, indent, name) => {
    given.add(name);
    return indent + (short.imports.get(name) ?? name);
  });
  // A glue of another form must not pass unseen.
  const missing = [...short.imports.keys()].filter((name) => !given.has(name));
  if (missing.length > 0) throw new Error(`the glue does not give ${missing.join(', ')}`);
  return renamedImports.replace(/(?<=\bwasm\.)\w+/g, (name) => short.exports.get(name) ?? name);
}
