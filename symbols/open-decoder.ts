import { createChooser } from './chooser/chooser.ts';
import type { Decoder } from './decoder.ts';
import { createLibraryDecoder } from './zxing/library-decoder.ts';
import { loadZxingModule } from './zxing/module.ts';
import { createZxingReader } from './zxing/zxing-reader.ts';

export interface DecoderHost {
  /** The file `zxing-wasm/reader/zxing_reader.wasm`; without it the slower fallback reads. */
  readonly wasm: ArrayBuffer | undefined;
  /** Milliseconds, with fractions, of a clock that never goes back (`performance.now`). */
  readonly elapsedMs: () => number;
  readonly mode: 'camera' | 'picture';
}

/** Everything that reads symbols here, behind one decoder. A decoder is for one camera or one picture. */
export async function openDecoder({ wasm, elapsedMs, mode }: DecoderHost): Promise<Decoder> {
  const module = wasm && (await loadZxingModule(wasm));
  if (!module) return createLibraryDecoder(elapsedMs);
  return createChooser({ zxing: createZxingReader(module), elapsedMs, mode });
}
