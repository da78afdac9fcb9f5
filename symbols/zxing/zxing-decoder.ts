import type { Decoder } from '../decoder.ts';
import type { ZxingReader, ZxingSettings } from './zxing-reader.ts';

/** zxing-cpp alone, with one setting for every frame. It cannot be told to hurry. */
export function createZxingDecoder(reader: ZxingReader, settings: ZxingSettings): Decoder {
  return {
    decode: (frame, { symbologies, atMost }) =>
      reader.read(frame, { symbologies, atMost, settings }).slice(0, atMost),
    dispose: () => {},
  };
}
