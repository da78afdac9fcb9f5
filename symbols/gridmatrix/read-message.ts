import { BitReader } from './bits.ts';
import { CODEWORD_BITS } from './layout.ts';
import { LAST_ECI } from './message.ts';
import { INDICATOR, INDICATOR_BITS, type Mode } from './modes.ts';
import { readMode } from './read-modes.ts';

/** Bytes that stand under one ECI, or under none. */
export interface ByteRun {
  readonly eci: number | undefined;
  readonly bytes: readonly number[];
  /** Whether some of them were written as characters of GB 2312. */
  readonly hasPairs: boolean;
}

/** What a bit stream says. */
export interface Message {
  readonly runs: readonly ByteRun[];
  readonly gs1: boolean;
  readonly aim: boolean;
  readonly readerInitialisation: boolean;
  /** Which symbol of how many of a group (structured append), from 1. */
  readonly part?: { readonly number: number; readonly of: number; readonly group: number };
}

/**
 * Reads the data codewords of a symbol. Nothing where anything is against the rules: an unknown mode
 * or value, an end within a mode, an indicator out of place, pad codewords that are none, no data.
 */
export function readMessage(codewords: Uint8Array): Message | undefined {
  const message = new MessageReader(codewords);
  return message.read() && message.isPadded(codewords) ? message.result() : undefined;
}

const GROUP_SEPARATOR = 0x1d;
const PADS: readonly number[] = [0x00, 0x7e];

const MODE_OF_INDICATOR: ReadonlyMap<number, Mode> = new Map<number, Mode>([
  [INDICATOR.chinese, 'chinese'],
  [INDICATOR.numeral, 'numeral'],
  [INDICATOR.lower, 'lower'],
  [INDICATOR.upper, 'upper'],
  [INDICATOR.mixed, 'mixed'],
  [INDICATOR.byte, 'byte'],
]);

class MessageReader {
  readonly #bits: BitReader;
  readonly #runs: { eci: number | undefined; bytes: number[]; hasPairs: boolean }[] = [];
  #end = 0;
  #gs1 = false;
  #aim = false;
  #readerInitialisation = false;
  #part: Message['part'];

  constructor(codewords: Uint8Array) {
    this.#bits = new BitReader(codewords);
    this.#beginRun(undefined);
  }

  result(): Message {
    return {
      runs: this.#runs.filter(({ bytes }) => bytes.length > 0),
      gs1: this.#gs1,
      aim: this.#aim,
      readerInitialisation: this.#readerInitialisation,
      ...(this.#part && { part: this.#part }),
    };
  }

  read(): boolean {
    for (;;) {
      this.#end = this.#bits.position;
      // Where fewer bits are left than an indicator has, there is no more.
      const indicator = this.#bits.read(INDICATOR_BITS) ?? INDICATOR.end;
      if (indicator === INDICATOR.end) return this.#bytes() > 0;
      const mode = MODE_OF_INDICATOR.get(indicator);
      if (!(mode === undefined ? this.#obey(indicator) : this.#readModes(mode))) return false;
    }
  }

  /** Whether what follows the last mode is zeros to the end of its codeword, then pad codewords. */
  isPadded(codewords: Uint8Array): boolean {
    const first = Math.ceil(this.#end / CODEWORD_BITS);
    const rest = first * CODEWORD_BITS - this.#end;
    const last = codewords[first - 1] ?? 0;
    if ((last & (2 ** rest - 1)) !== 0) return false;
    return codewords.subarray(first).every((codeword) => PADS.includes(codeword));
  }

  #readModes(first: Mode): boolean {
    const output = {
      push: (bytes: readonly number[], isPair = false): void => {
        const run = this.#runs.at(-1);
        run?.bytes.push(...bytes);
        if (run && isPair) run.hasPairs = true;
      },
    };
    for (let mode = first; ;) {
      const next = readMode(mode, this.#bits, output);
      if (next === undefined) return false;
      if (next === 'indicator') return true;
      mode = next;
    }
  }

  #obey(indicator: number): boolean {
    switch (indicator) {
      case INDICATOR.eci:
        return this.#readEci();
      case INDICATOR.gs1:
        return this.#readGs1();
      case INDICATOR.aim:
        return this.#readAim();
      case INDICATOR.structuredAppend:
        return this.#readPart();
      case INDICATOR.readerInitialisation:
        if (this.#readerInitialisation || this.#bytes() > 0) return false;
        this.#readerInitialisation = true;
        return true;
      default:
        return false;
    }
  }

  #readEci(): boolean {
    const eci = this.#readEciNumber();
    if (eci === undefined || eci > LAST_ECI) return false;
    this.#beginRun(eci);
    return true;
  }

  #readEciNumber(): number | undefined {
    if (this.#bits.read(1) === 0) return this.#bits.read(10);
    return this.#bits.read(1) === 0 ? this.#bits.read(15) : this.#bits.read(20);
  }

  /** FNC1 before all data says that they are GS1; later it is a separator. */
  #readGs1(): boolean {
    if (this.#gs1) return this.#separate();
    this.#gs1 = this.#bytes() === 0;
    return this.#gs1;
  }

  /** FNC1 after an application indicator says whose data follow; later it is a separator. */
  #readAim(): boolean {
    if (this.#aim) return this.#separate();
    const before = this.#runs.flatMap(({ bytes }) => bytes);
    const indicator = String.fromCharCode(...before.slice(0, 3));
    this.#aim = !this.#gs1 && /^(?:[a-zA-Z]|\d\d)$/.test(indicator);
    return this.#aim;
  }

  #separate(): boolean {
    this.#runs.at(-1)?.bytes.push(GROUP_SEPARATOR);
    return true;
  }

  #readPart(): boolean {
    if (this.#part !== undefined || this.#bytes() > 0) return false;
    const group = this.#bits.read(8);
    const count = this.#bits.read(4);
    const index = this.#bits.read(4);
    if (group === undefined || count === undefined || index === undefined) return false;
    this.#part = { number: index + 1, of: count + 1, group };
    return index <= count;
  }

  #beginRun(eci: number | undefined): void {
    this.#runs.push({ eci, bytes: [], hasPairs: false });
  }

  #bytes(): number {
    return this.#runs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}
