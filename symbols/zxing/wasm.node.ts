import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The WebAssembly of zxing-cpp as it lies in the package. */
export async function readZxingWasm(): Promise<ArrayBuffer> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return new Uint8Array(await readFile(file)).buffer;
}
