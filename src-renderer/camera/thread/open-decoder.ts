import type { Decoder } from '../../../symbols/decoder.ts';
import { createLibraryDecoder } from '../../../symbols/zxing/library-decoder.ts';
import { loadZxingModule } from '../../../symbols/zxing/module.ts';
import { createZxingDecoder } from '../../../symbols/zxing/zxing-decoder.ts';
import { createZxingReader, THOROUGH } from '../../../symbols/zxing/zxing-reader.ts';

export interface OpenedDecoder {
  readonly decoder: Decoder;
  /** False where WebAssembly is off: the one that is left reads half as many. */
  readonly isFast: boolean;
}

/** The best decoder that this machine can run. */
export async function openDecoder(
  loadWasm: () => Promise<ArrayBuffer>,
  elapsedMs: () => number,
): Promise<OpenedDecoder> {
  try {
    const module = await loadZxingModule(await loadWasm());
    return { decoder: createZxingDecoder(createZxingReader(module), THOROUGH), isFast: true };
  } catch {
    return { decoder: createLibraryDecoder(elapsedMs), isFast: false };
  }
}
