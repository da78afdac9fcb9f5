import {
  AztecCodeReader,
  BinaryBitmap,
  Code128Reader,
  DataMatrixReader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  PDF417Reader,
  QRCodeReader,
  RGBLuminanceSource,
  type Reader,
  type Result as LibraryResult,
} from '@zxing/library';
import type { Decoder, FoundSymbol, Symbology } from '../decoder.ts';
import { librarySymbol } from './library-symbol.ts';

/** Its reader of many formats writes on the console wherever there is no symbol. */
const READERS: Readonly<Partial<Record<Symbology, () => Reader>>> = {
  qr: () => new QRCodeReader(),
  'data-matrix': () => new DataMatrixReader(),
  aztec: () => new AztecCodeReader(),
  pdf417: () => new PDF417Reader(),
  'code-128': () => new Code128Reader(),
};

type Attempt = (source: RGBLuminanceSource) => BinaryBitmap;

/** From the one that reads most to the one that reads least. */
const ATTEMPTS: readonly Attempt[] = [
  (source) => new BinaryBitmap(new HybridBinarizer(source)),
  (source) => new BinaryBitmap(new GlobalHistogramBinarizer(source)),
  (source) => new BinaryBitmap(new HybridBinarizer(new InvertedLuminanceSource(source))),
];

const HINTS = new Map<DecodeHintType, unknown>([
  [DecodeHintType.TRY_HARDER, true],
  // One character a byte, so that the bytes can be had back.
  [DecodeHintType.CHARACTER_SET, 'windows-1252'],
]);

/**
 * `@zxing/library`, for where WebAssembly is off. It reads one symbol of a frame, half as many as
 * zxing-cpp, and no Micro QR.
 *
 * @param elapsedMs a clock that never goes back; what is left of the budget is looked at between attempts
 */
export function createLibraryDecoder(elapsedMs: () => number): Decoder {
  return {
    decode({ width, height, luma }, { symbologies, budgetMs }) {
      const readers = symbologies.flatMap((one) => READERS[one]?.() ?? []);
      if (readers.length === 0 || width < 1 || height < 1) return [];
      const end = elapsedMs() + budgetMs;
      const source = new RGBLuminanceSource(new Uint8ClampedArray(luma), width, height);
      for (const attempt of ATTEMPTS) {
        const found = tryOnce(attempt(source), readers);
        if (found) return [found];
        if (elapsedMs() >= end) break;
      }
      return [];
    },
    dispose: () => {},
  };
}

function tryOnce(bitmap: BinaryBitmap, readers: readonly Reader[]): FoundSymbol | undefined {
  for (const reader of readers) {
    let read: LibraryResult;
    try {
      read = reader.decode(bitmap, HINTS);
    } catch {
      // Its way to say that there is nothing, or nothing whole.
      continue;
    }
    const symbol = librarySymbol(read);
    if (symbol) return symbol;
  }
  return undefined;
}
