import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** TS and at most 32 characters (ISO 7816-3, 8.2.1). */
export const ATR_MAX_BYTES = 33;

/** One interface byte: TA1 is `{ name: 'TA', index: 1, … }`. */
export interface InterfaceByte {
  readonly name: 'TA' | 'TB' | 'TC' | 'TD';
  readonly index: number;
  readonly value: number;
}

/** An answer to reset (ISO 7816-3, clause 8). */
export interface Atr {
  /** How the card codes its bits (TS). */
  readonly convention: 'direct' | 'inverse';
  readonly interfaceBytes: readonly InterfaceByte[];
  /** Protocols that the card offers, T = 0…15, in its order; `[0]` where it names none. */
  readonly protocols: readonly number[];
  /** What the issuer wrote into it, at most 15 bytes. */
  readonly historicalBytes: Uint8Array;
}

const NAMES = ['TA', 'TB', 'TC', 'TD'] as const;

/**
 * Takes an answer to reset apart, every byte of it: nothing may be missing, nothing may follow, and
 * the check character (TCK) must fit. `CARD_UNREADABLE` otherwise.
 */
export function parseAtr(bytes: Uint8Array): Result<Atr, Failure> {
  const [ts, t0] = bytes;
  if (bytes.length > ATR_MAX_BYTES) return bad('too long');
  if (ts !== 0x3b && ts !== 0x3f) return bad('wrong TS');
  if (t0 === undefined) return bad('T0 is missing');

  const interfaceBytes: InterfaceByte[] = [];
  const protocols: number[] = [];
  let at = 2;
  let present: number | undefined = t0 >> 4;
  for (let index = 1; present !== undefined; index++) {
    let next: number | undefined;
    for (const [bit, name] of NAMES.entries()) {
      if ((present & (1 << bit)) === 0) continue;
      const value = bytes[at++];
      if (value === undefined) return bad(`${name}${index} is missing`);
      interfaceBytes.push({ name, index, value });
      if (name === 'TD') {
        next = value >> 4;
        protocols.push(value & 0x0f);
      }
    }
    present = next;
  }
  const end = at + (t0 & 0x0f);
  // Without a TD byte, and with T = 0 alone, there is no check character (8.2.5).
  const hasCheck = protocols.some((protocol) => protocol !== 0);
  if (bytes.length !== end + (hasCheck ? 1 : 0)) return bad('wrong length');
  if (hasCheck && bytes.subarray(1).reduce((sum, byte) => sum ^ byte, 0) !== 0) {
    return bad('wrong TCK');
  }
  return ok({
    convention: ts === 0x3b ? 'direct' : 'inverse',
    interfaceBytes,
    protocols: protocols.length > 0 ? protocols : [0],
    historicalBytes: Uint8Array.from(bytes.subarray(at, end)),
  });
}

function bad(what: string): Result<never, Failure> {
  return err(failure('CARD_UNREADABLE', `answer to reset: ${what}`));
}
