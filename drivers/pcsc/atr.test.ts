import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { ATR_MAX_BYTES, parseAtr } from './atr.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const problem = (hex: string): string | undefined => {
  const parsed = parseAtr(bytes(hex));
  return parsed.ok ? undefined : parsed.error.detail;
};

describe('parseAtr', () => {
  it('takes the shortest one', () => {
    expect(unwrap(parseAtr(bytes('3B 00')))).toEqual({
      convention: 'direct',
      interfaceBytes: [],
      protocols: [0],
      historicalBytes: new Uint8Array(),
    });
  });

  it('reads TA1, TC1 and historical bytes of a card with T = 0, which has no TCK', () => {
    // T0 = 0x53: TA1 and TC1 follow, three historical bytes.
    expect(unwrap(parseAtr(bytes('3F 53 11 02 41 42 43')))).toEqual({
      convention: 'inverse',
      interfaceBytes: [
        { name: 'TA', index: 1, value: 0x11 },
        { name: 'TC', index: 1, value: 0x02 },
      ],
      protocols: [0],
      historicalBytes: bytes('41 42 43'),
    });
  });

  it('reads the published one of a contactless card (PC/SC part 3, MIFARE 1K)', () => {
    const atr = unwrap(parseAtr(bytes('3B8F8001804F0CA000000306030001000000006A')));
    expect(atr.protocols).toEqual([0, 1]);
    expect(atr.historicalBytes).toEqual(bytes('804F0CA00000030603000100000000'));
  });

  it('says what is wrong', () => {
    expect(problem('')).toBe('answer to reset: wrong TS');
    expect(problem('3C 00')).toBe('answer to reset: wrong TS');
    expect(problem('3B')).toBe('answer to reset: T0 is missing');
    expect(problem('3B 80')).toBe('answer to reset: TD1 is missing');
    expect(problem('3B F0 11 22 33 F1')).toBe('answer to reset: TA2 is missing');
    expect(problem('3B 02 41')).toBe('answer to reset: wrong length');
    expect(problem('3B 02 41 42 43')).toBe('answer to reset: wrong length');
    // T = 1 alone: a check character has to follow.
    expect(problem('3B 81 01 41')).toBe('answer to reset: wrong length');
    // T = 0 alone, named by TD1: none may follow.
    expect(problem('3B 81 00 41')).toBeUndefined();
    expect(problem('3B 81 00 41 C0')).toBe('answer to reset: wrong length');
    expect(problem('3B 81 01 41 C1')).toBeUndefined();
    expect(problem('3B 81 01 41 C0')).toBe('answer to reset: wrong TCK');
    expect(problem(`3B 00 ${'00'.repeat(ATR_MAX_BYTES)}`)).toBe('answer to reset: too long');
  });

  it('accounts for every byte of whatever it takes', () => {
    const start = fc.constantFrom(0x3b, 0x3f);
    const rest = fc.uint8Array({ maxLength: ATR_MAX_BYTES + 3 });
    let taken = 0;
    fc.assert(
      fc.property(start, rest, (ts, tail) => {
        const raw = Uint8Array.of(ts, ...tail);
        const parsed = parseAtr(raw);
        if (!parsed.ok) return;
        taken++;
        const { interfaceBytes, historicalBytes, protocols } = parsed.value;
        const check = protocols.some((protocol) => protocol !== 0) ? 1 : 0;
        expect(2 + interfaceBytes.length + historicalBytes.length + check).toBe(raw.length);
        expect(historicalBytes.length).toBe((raw[1] ?? 0) & 0x0f);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('never throws, whatever it is given, and takes no answer with one bit changed in it', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => void parseAtr(raw)));
    const right = bytes('3B8F8001804F0CA000000306030001000000006A');
    for (let bit = 8; bit < right.length * 8; bit++) {
      const wrong = right.slice();
      wrong[bit >> 3]! ^= 1 << (bit & 7);
      expect(parseAtr(wrong).ok).toBe(false);
    }
  });
});
