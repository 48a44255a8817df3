// Makes the module and its glue as small as they go: node shrink.js FOLDER_IN FOLDER_OUT
//
// wasm-bindgen names each import after its function and a hash, in the module and in the glue; a browser needs
// neither. wasm-opt gives them short names and says which.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// What rustc emits for wasm32 by default, and simd128, which `.cargo/config.toml` adds. Without the flags wasm-opt
// refuses the module.
const FEATURES = [
  'bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types',
  'sign-ext', 'simd',
];

const [from, to] = process.argv.slice(2);
const names = optimise(join(from, 'core_bg.wasm'), join(to, 'core_bg.wasm'));
const glue = renamed(readFileSync(join(from, 'core.js'), 'utf8'), names);
const { code } = transformSync(glue, { format: 'esm', minify: true, target: 'es2022' });
writeFileSync(join(to, 'core.js'), code);

/** Writes the optimised module; returns `{ imports: [[module, name, short]], exports: [[name, short]] }`. */
function optimise(module, out) {
  const wasmOpt = fileURLToPath(new URL('node_modules/binaryen/bin/wasm-opt', import.meta.url));
  // 1 KB (brotli) less than -Oz alone, found by trying. Low memory is the far end of the stack: nothing has an address
  // below 1024, which lets constants move into the offsets of loads.
  const flat = ['--flatten', '--rereloop', '-Oz'];
  const passes = ['--low-memory-unused', ...flat, ...flat, '-Oz', '--one-caller-inline-max-function-size', '60'];
  const flags = [...passes, '--strip-debug', '--strip-producers', '--minify-imports-and-exports-and-modules'];
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [wasmOpt, ...flags, ...features, '-o', out, module], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`wasm-opt failed (${status}): ${stderr}`);
  return JSON.parse(stdout);
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
