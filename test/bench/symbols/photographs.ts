import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unwrap } from '../../../contract/result.ts';
import { readPicture } from '../../../src-cli/decode/read-picture.ts';
import type { Frame, Symbology } from '../../../symbols/decoder.ts';

/** Photographed codes with their texts; they lie beside the project where they are there. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/samples/symbols');

const SETS: readonly (readonly [string, Symbology])[] = [
  ['qrcode-1', 'qr'],
  ['qrcode-3', 'qr'],
  ['qrcode-5', 'qr'],
  ['qrcode-6', 'qr'],
  ['microqrcode-1', 'micro-qr'],
  ['aztec-2', 'aztec'],
  ['datamatrix-2', 'data-matrix'],
  ['pdf417-3', 'pdf417'],
];

export interface Photograph {
  readonly set: string;
  readonly symbology: Symbology;
  readonly frame: Frame;
  /** None where nothing may be read. */
  readonly text: string | undefined;
}

export function havePhotographs(): boolean {
  return existsSync(FOLDER);
}

export async function* photographs(): AsyncGenerator<Photograph> {
  for (const [set, symbology] of SETS) yield* ofSet(set, symbology);
}

/** Pictures in which there is no symbol. */
export async function* photographsOfNothing(): AsyncGenerator<Photograph> {
  yield* ofSet('falsepositives-1', 'qr');
}

async function* ofSet(set: string, symbology: Symbology): AsyncGenerator<Photograph> {
  const folder = path.join(FOLDER, set);
  const names = readdirSync(folder).filter((name) => !name.endsWith('.txt'));
  for (const name of names) {
    const expected = path.join(folder, `${path.parse(name).name}.txt`);
    const text = existsSync(expected) ? readFileSync(expected, 'utf8') : undefined;
    yield { set, symbology, frame: unwrap(await readPicture(path.join(folder, name))), text };
  }
}

/** The picture turned by a right angle, clockwise. */
export function turned({ width, height, luma }: Frame): Frame {
  const out = new Uint8Array(luma.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = luma[y * width + x] ?? 0;
  }
  return { width: height, height: width, luma: out };
}
