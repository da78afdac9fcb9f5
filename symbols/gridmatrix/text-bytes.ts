import { decodeUtf8 } from '../text.ts';
import { chineseValue } from './gb2312.ts';

/** The text coders of the platform (Encoding Standard), which every runtime of ours has. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Bytes in one character set, by its ECI; without one GB 2312, the default of Grid Matrix. */
export interface Part {
  readonly bytes: Uint8Array;
  /** ECI assignment number, 0…811799. */
  readonly eci?: number;
}

const ECI_GB2312 = 29;
const ECI_UTF8 = 26;

/**
 * A text as bytes: GB 2312 where it has every character, else UTF-8, named by an ECI. GB 2312 is
 * named as well where a reader that tries UTF-8 first would take it for that.
 */
export function partOf(text: string): Part {
  const bytes = gb2312Of(text);
  if (bytes === undefined) return { bytes: new TextEncoder().encode(text), eci: ECI_UTF8 };
  const asUtf8 = decodeUtf8(bytes);
  return asUtf8 === undefined || asUtf8 === text ? { bytes } : { bytes, eci: ECI_GB2312 };
}

function gb2312Of(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = code < 0x80 ? [code] : pairs().get(character);
    if (pair === undefined) return undefined;
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

function pairs(): ReadonlyMap<string, readonly [number, number]> {
  table ??= new Map(allPairs());
  return table;
}

/**
 * Trail bytes that GB/T 2312-1980 has in each of its rows by their lead byte, where it has not all;
 * GBK has more characters in these rows, which a reader of GB 2312 does not know.
 */
const PARTIAL_ROWS: ReadonlyMap<number, readonly (readonly [number, number])[]> = new Map([
  [
    0xa2,
    [
      [0xb1, 0xe2],
      [0xe5, 0xee],
      [0xf1, 0xfc],
    ],
  ],
  [0xa4, [[0xa1, 0xf3]]],
  [0xa5, [[0xa1, 0xf6]]],
  [
    0xa6,
    [
      [0xa1, 0xb8],
      [0xc1, 0xd8],
    ],
  ],
  [
    0xa7,
    [
      [0xa1, 0xc1],
      [0xd1, 0xf1],
    ],
  ],
  [
    0xa8,
    [
      [0xa1, 0xba],
      [0xc5, 0xe9],
    ],
  ],
  [0xa9, [[0xa4, 0xef]]],
  [0xd7, [[0xa1, 0xf9]]],
]);
const WHOLE_ROW = [[0xa1, 0xfe]] as const;

function* allPairs(): Generator<[string, readonly [number, number]]> {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0xa1; lead <= 0xf7; lead++) {
    for (const [from, to] of PARTIAL_ROWS.get(lead) ?? WHOLE_ROW) {
      for (let trail = from; trail <= to; trail++) {
        if (chineseValue(lead, trail) === undefined) continue;
        yield [decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]];
      }
    }
  }
}
