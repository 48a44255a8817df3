// For bundlers that leave `new URL` alone: the addresses that the bundler gives.
import { attach } from '@backstory/widget';
import wasm from '@backstory/widget/core_bg.wasm';
import names from '@backstory/widget/names.model';

const address = (file) => new URL(file, import.meta.url);
attach({ packs: [new URL('story.pack', document.baseURI)], wasm: address(wasm), names: address(names) });
