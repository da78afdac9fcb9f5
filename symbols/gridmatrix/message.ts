import { BitWriter } from './bits.ts';
import { INDICATOR, INDICATOR_BITS } from './modes.ts';
import { planOf } from './plan.ts';
import type { Part } from './text-bytes.ts';
import { writeSteps } from './write-modes.ts';

/** Largest ECI assignment number (AIM ITS/04-023). */
export const LAST_ECI = 811_799;
/** Symbols that one message can be spread over (structured append). */
export const MOST_SYMBOLS = 16;

/** What a message says of itself before its data. */
export interface MessageOptions {
  /** The data are GS1 element strings, GS (1Dh) between those of free length. */
  readonly gs1?: boolean;
  /** The data are of an industry that AIM has given this indicator: a letter, or two digits. */
  readonly aim?: string;
  /** The symbol sets up the reader (读码器初始化); a reader gives its data to nobody. */
  readonly readerInitialisation?: boolean;
  /** One of several symbols that hold one message: which, from 1, of how many (2…16). */
  readonly part?: {
    readonly number: number;
    readonly of: number;
    /** The same in all of them, 0…255. */
    readonly group: number;
  };
}

/** The bit stream of a message, as short as it can be. */
export function messageCodewords(parts: readonly Part[], options: MessageOptions): Uint8Array {
  const bits = new BitWriter();
  if (options.readerInitialisation) indicate(bits, 'readerInitialisation');
  if (options.part) writePart(bits, options.part);
  if (options.gs1) indicate(bits, 'gs1');
  if (options.aim !== undefined) {
    writeData(
      bits,
      Uint8Array.from(options.aim, (sign) => sign.charCodeAt(0)),
      undefined,
    );
    indicate(bits, 'aim');
  }
  for (const { bytes, eci } of parts) {
    if (eci !== undefined) writeEci(bits, eci);
    writeData(bits, bytes, eci);
  }
  return bits.codewords();
}

function indicate(bits: BitWriter, indicator: keyof typeof INDICATOR): void {
  bits.write(INDICATOR[indicator], INDICATOR_BITS);
}

function writePart(bits: BitWriter, part: NonNullable<MessageOptions['part']>): void {
  indicate(bits, 'structuredAppend');
  bits.write(part.group, 8);
  bits.write(part.of - 1, 4);
  bits.write(part.number - 1, 4);
}

function writeEci(bits: BitWriter, eci: number): void {
  indicate(bits, 'eci');
  if (eci < 2 ** 10) bits.write(eci, 11);
  else if (eci < 2 ** 15) bits.write(0b10 * 2 ** 15 + eci, 17);
  else bits.write(0b11 * 2 ** 20 + eci, 22);
}

/** GB 2312, which is the default, GBK and GB 18030: their pairs of bytes are Chinese characters. */
const CHINESE_SETS: readonly (number | undefined)[] = [undefined, 29, 31, 32];

function writeData(bits: BitWriter, bytes: Uint8Array, eci: number | undefined): void {
  writeSteps(bits, bytes, planOf(bytes, CHINESE_SETS.includes(eci)));
}
