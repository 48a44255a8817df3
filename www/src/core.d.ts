/** What the wasm module exports; `src/wasm.rs` is its source. */
export class Widget {
  destroy(): void;
  open(id: string): boolean;
  notes(): import('./index.d.ts').Note[];
  noteAt(node: Node, offset: number): import('./index.d.ts').Note | null;
  chunk(pack: number, bytes: Uint8Array): void;
}
export function attach(
  page: Document,
  root: Element | undefined,
  packs: Uint8Array[],
  names: Uint8Array | undefined,
  overrides: unknown[],
  options: Omit<import('./index.d.ts').Options, 'root'> & { root?: string | Element | undefined; messages: string | void },
  notify: (event: Record<string, unknown>) => void,
): Widget;
export default function init(options: { module_or_path: string | URL }): Promise<unknown>;
