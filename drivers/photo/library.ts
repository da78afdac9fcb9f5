import type * as Koffi from 'koffi';
import { err, ok, type Result } from '../../contract/result.ts';

/** Decodes `wlt` into `bmp`; whether it did shows in the picture alone. */
export type Unpack = (wlt: Uint8Array, bmp: Uint8Array) => void;

/**
 * Loads `int symbol(const unsigned char *wlt, unsigned char *bmp, int kind)`. What it returns is not
 * looked at: vendors do not agree on what means success. The error is for the technician.
 */
export async function loadUnpack(
  library: string,
  symbol: string,
  kind: number,
): Promise<Result<Unpack, string>> {
  let koffi: typeof Koffi;
  let lib: Koffi.LibraryHandle;
  try {
    koffi = await import('koffi');
    lib = koffi.load(library);
  } catch {
    // Also where it is made for another machine, e.g. for 32 bits.
    return err('the library cannot be loaded');
  }
  try {
    const call = lib.func(symbol, 'int', ['uint8_t *', 'uint8_t *', 'int']);
    return ok((wlt, bmp) => void call(wlt, bmp, kind));
  } catch {
    return err(`the library has no symbol ${symbol}`);
  }
}
