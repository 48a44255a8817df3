// How the core starts. `shrink.js` puts it into the glue in the place of wasm-bindgen's own start, which takes modules, bytes
// and requests, too (0.4 KB); `wasm` and the imports are the glue's.

let wasm;
let started;

/** Loads the module, once; where that fails it can be asked for again. */
export default function start({ module_or_path }) {
  started ??= load(module_or_path);
  started.catch(() => (started = undefined));
  return started;
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const imports = __wbg_get_imports();
  // Some servers do not know the type: then it is compiled once it is here.
  const { instance } = await (response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports));
  wasm = instance.exports;
  wasm.__wbindgen_start();
}
