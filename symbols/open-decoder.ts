import { createChooser } from './chooser/chooser.ts';
import type { Decoder, DecodeRequest, FoundSymbol, Frame } from './decoder.ts';
import { type Colours, greyOf } from './grey.ts';
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

/** Takes pictures in colours as well; making them grey is part of their time. */
export interface PictureDecoder extends Decoder {
  decode(picture: Frame | Colours, request: DecodeRequest): readonly FoundSymbol[];
}

/** Everything that reads symbols here, behind one decoder. A decoder is for one camera or one picture. */
export async function openDecoder({ wasm, elapsedMs, mode }: DecoderHost): Promise<PictureDecoder> {
  const gridMatrix = createGridMatrixDecoder(elapsedMs);
  const module = wasm && (await loadZxingModule(wasm));
  const decoder = module
    ? createChooser({ zxing: createZxingReader(module), gridMatrix, elapsedMs, mode })
    : oneAfterTheOther(createLibraryDecoder(elapsedMs), gridMatrix, elapsedMs);
  return ofColours(decoder, elapsedMs);
}

function ofColours(decoder: Decoder, elapsedMs: () => number): PictureDecoder {
  return {
    decode(picture, request) {
      if ('luma' in picture) return decoder.decode(picture, request);
      const begin = elapsedMs();
      const frame = greyOf(picture);
      const budgetMs = request.budgetMs - (elapsedMs() - begin);
      const found = decoder.decode(frame, { ...request, budgetMs });
      frame.luma.fill(0);
      return found;
    },
    dispose: () => decoder.dispose(),
  };
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
