import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomes, pieces } from './protocol.test-support.ts';
import { talkingScanner } from './talking.ts';

const FRAMING = { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 } as const;

test('it is ready at once, and obeys exactly what it has bytes for', () => {
  const scanner = talkingScanner(
    { framing: FRAMING, aim: 'may' },
    { 'trigger-stop': '16550d', 'trigger-start': '16540d' },
  );
  expect(scanner.start(0)).toEqual([{ kind: 'ready', facts: {} }]);
  expect(scanner.commands).toEqual(['trigger-start', 'trigger-stop']);
  expect(scanner.command('trigger-start', 0)).toEqual([
    { kind: 'send', bytes: Uint8Array.of(0x16, 0x54, 0x0d) },
    { kind: 'answered', command: 'trigger-start', ok: true },
  ]);
  expect(scanner.command('beep-good', 0)).toEqual([
    { kind: 'answered', command: 'beep-good', ok: false },
  ]);
});

test('any split of a stream gives the same symbols', () => {
  const text = fc.array(fc.constantFrom(0x0d, 0x0a, 0x5d, 0x51, 0x31, 0x41), { maxLength: 80 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(80), { maxLength: 8 }), (data, cuts) => {
      const make = () => talkingScanner({ framing: FRAMING, aim: 'may' });
      expect(outcomes(make(), pieces(data, cuts))).toEqual(outcomes(make(), [data]));
    }),
  );
});
