import { type Encoding, formsOf } from './encodings.ts';

/** Something that must not be left behind. */
export interface Secret {
  /** What kind it is, e.g. `a name`. */
  readonly what: string;
  readonly value: string | Buffer;
}

/** How often which kind of secret was found in which encoding, e.g. `a name, base64`. */
export type Found = ReadonlyMap<string, number>;

/** Looks through one stream of bytes, however it is cut into pieces. */
export interface Search {
  push(piece: Buffer): void;
  found(): Found;
}

/** Anchors are this long; a form that is shorter says too little. */
const ANCHOR_BYTES = 6;
const TABLE_BITS = 22;

interface Needle {
  readonly label: string;
  readonly bytes: Buffer;
}

function slotOf(last4: number, first2: number): number {
  return Math.imul(last4 ^ Math.imul(first2, 0x9e3779b1), 0x85ebca6b) >>> (32 - TABLE_BITS);
}

function labelOf(what: string, encoding: Encoding): string {
  return encoding === 'plain' ? what : `${what}, ${encoding}`;
}

/** By the last six bytes of a needle: codes and numbers differ most at their end. */
function slotOfNeedle(bytes: Buffer): number {
  const end = bytes.length;
  return slotOf(bytes.readInt32LE(end - 4), bytes.readUInt16LE(end - ANCHOR_BYTES));
}

/** All forms of many secrets, to be looked for in one pass over whatever has to be searched. */
export class Searcher {
  readonly #filter = new Uint8Array(1 << TABLE_BITS);
  readonly #slots = new Map<number, Needle[]>();
  #longest = ANCHOR_BYTES;

  constructor(secrets: readonly Secret[]) {
    const known = new Set<string>();
    for (const { what, value } of secrets) {
      for (const { encoding, bytes } of formsOf(value)) {
        const key = bytes.toString('latin1');
        if (bytes.length < ANCHOR_BYTES || known.has(key)) continue;
        known.add(key);
        const needle = { label: labelOf(what, encoding), bytes };
        const slot = slotOfNeedle(bytes);
        this.#filter[slot] = 1;
        this.#slots.set(slot, [...(this.#slots.get(slot) ?? []), needle]);
        this.#longest = Math.max(this.#longest, bytes.length);
      }
    }
  }

  /** Searches something anew. */
  begin(): Search {
    const found = new Map<string, number>();
    let kept: Buffer = Buffer.alloc(0);
    return {
      push: (piece) => {
        const whole = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
        this.#scan(whole, kept.length, found);
        // A copy: whoever reads piece by piece may fill the same buffer again.
        kept = Buffer.from(whole.subarray(Math.max(0, whole.length - this.#longest)));
      },
      found: () => found,
    };
  }

  /** Searches one whole. */
  in(bytes: Buffer): Found {
    const search = this.begin();
    search.push(bytes);
    return search.found();
  }

  /** Needles that end in `bytes` after `from`. */
  #scan(bytes: Buffer, from: number, found: Map<string, number>): void {
    const filter = this.#filter;
    let last4 = 0;
    let first2 = 0;
    const start = Math.max(0, from - ANCHOR_BYTES + 1);
    for (let at = start; at < bytes.length; at++) {
      first2 = (first2 >>> 8) | ((last4 & 0xff) << 8);
      last4 = (last4 >>> 8) | ((bytes[at] ?? 0) << 24);
      const slot = slotOf(last4, first2);
      if (filter[slot] === 0 || at < from) continue;
      for (const needle of this.#slots.get(slot) ?? []) {
        const begin = at + 1 - needle.bytes.length;
        if (begin < 0 || bytes.compare(needle.bytes, 0, undefined, begin, at + 1) !== 0) continue;
        found.set(needle.label, (found.get(needle.label) ?? 0) + 1);
      }
    }
  }
}
