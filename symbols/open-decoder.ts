import { createChooser } from './chooser/chooser.ts';
import type { Decoder } from './decoder.ts';
import { createGridMatrixDecoder } from './gridmatrix/grid-matrix-decoder.ts';
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
  const gridMatrix = createGridMatrixDecoder(elapsedMs);
  const module = wasm && (await loadZxingModule(wasm));
  if (!module) return oneAfterTheOther(createLibraryDecoder(elapsedMs), gridMatrix, elapsedMs);
  return createChooser({ zxing: createZxingReader(module), gridMatrix, elapsedMs, mode });
}

/** The second has what the first leaves of the time, where that found nothing. */
function oneAfterTheOther(first: Decoder, second: Decoder, elapsedMs: () => number): Decoder {
  return {
    decode(frame, request) {
      const begin = elapsedMs();
      const found = first.decode(frame, request);
      const budgetMs = request.budgetMs - (elapsedMs() - begin);
      return found.length > 0 || budgetMs <= 0
        ? found
        : second.decode(frame, { ...request, budgetMs });
    },
    dispose() {
      first.dispose();
      second.dispose();
    },
  };
}
