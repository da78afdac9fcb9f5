import type { Decoder } from '../../../symbols/decoder.ts';
import { openDecoder } from '../../../symbols/open-decoder.ts';

export interface OpenReader {
  readonly decoder: Decoder;
  /** False where WebAssembly cannot be had: what is left reads half as many. */
  readonly isFast: boolean;
}

/** The best decoder that this machine can run. */
export async function openReader(
  loadWasm: () => Promise<ArrayBuffer>,
  elapsedMs: () => number,
  mode: 'camera' | 'picture',
): Promise<OpenReader> {
  try {
    const decoder = await openDecoder({ wasm: await loadWasm(), elapsedMs, mode });
    return { decoder, isFast: true };
  } catch {
    const decoder = await openDecoder({ wasm: undefined, elapsedMs, mode });
    return { decoder, isFast: false };
  }
}
