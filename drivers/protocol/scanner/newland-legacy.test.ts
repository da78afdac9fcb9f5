import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER_LIMIT_MS } from './commanded.ts';
import { newlandLegacyScanner } from './newland-legacy.ts';
import type { ScannerProtocol } from './protocol.ts';
import { outcomes, pieces, show, wakeUntil } from './protocol.test-support.ts';

const SETTINGS = {
  framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
  aim: 'may',
} as const;

function scannerOf(...codes: string[]): ScannerProtocol {
  return newlandLegacyScanner(SETTINGS, codes);
}

function receive(scanner: ScannerProtocol, text: string, now: number): string[] {
  return scanner.receive(new Uint8Array(Buffer.from(text, 'latin1')), now).map(show);
}

function sent(text: string): string {
  return `send ${Buffer.from(text).toString('hex')}`;
}

/** A scanner that has been set up and has left the mode. */
function opened(): ScannerProtocol {
  const scanner = scannerOf('99900030');
  scanner.start(0);
  for (const answer of ['@@@@', '!99900030;', '^^^^']) receive(scanner, answer, 1);
  return scanner;
}

test('it enters, sets, leaves, in this order', () => {
  const scanner = scannerOf('99900030');
  expect(scanner.start(0).map(show)).toEqual([sent('$$$$')]);
  expect(receive(scanner, '@@@@', 5)).toEqual([sent('#99900030;')]);
  expect(receive(scanner, '!99900030;', 9)).toEqual([
    'ready {"commands":"answered"}',
    sent('%%%%'),
  ]);
  expect(receive(scanner, '^^^^', 12)).toEqual([]);
  expect(scanner.wakeAt()).toBeUndefined();
});

test('without codes the mode is never entered', () => {
  expect(scannerOf().start(0).map(show)).toEqual(['ready {}']);
});

test('a code that is refused is told', () => {
  const scanner = scannerOf('99900030');
  scanner.start(0);
  receive(scanner, '@@@@', 5);
  expect(receive(scanner, '?99900030;', 9)).toEqual(['ready {"commands":"refused"}', sent('%%%%')]);
});

test('the result of a query becomes a fact; example of the user guide', () => {
  const scanner = scannerOf('99900301');
  scanner.start(0);
  receive(scanner, '@@@@', 5);
  const answer = '!99900301;&{Firmware v1.7.5;Decoder v1.00.023.C6;|FD25430B}';
  expect(receive(scanner, answer, 9)).toEqual([
    'ready {"commands":"answered"}',
    sent('%%%%'),
    'ready {"commands":"answered","info":"Firmware v1.7.5;Decoder v1.00.023.C6;|FD25430B"}',
  ]);
});

test('a scanner that never answers is ready and leaves the mode, if it ever was in it', () => {
  const scanner = scannerOf('99900030');
  scanner.start(0);
  expect(wakeUntil(scanner, 2_500)).toEqual([
    sent('$$$$'),
    'ready {"commands":"unanswered"}',
    sent('%%%%'),
    sent('%%%%'),
  ]);
  expect(receive(scanner, 'ASC\r', 2_500)).toEqual(['symbol ASC']);
});

test('when it leaves by itself late, that is no symbol', () => {
  const scanner = scannerOf('99900030');
  scanner.start(0);
  wakeUntil(scanner, 2_500);
  expect(receive(scanner, '^^^^', 2_600)).toEqual([]);
  expect(wakeUntil(scanner, 2_900)).toEqual([]);
});

test('once nothing is asked, a symbol may look like an answer', () => {
  for (const text of ['@@@@', '^^^^', '!99900030;']) {
    expect(receive(opened(), `${text}\r`, 2)).toEqual([`symbol ${text}`]);
  }
  const later = 2 + ANSWER_LIMIT_MS;
  expect(receive(opened(), '&{x}\r', later)).toEqual(['symbol &{x}']);
});

test('a code with an answer in it stays whole and settles nothing', () => {
  const scanner = scannerOf('99900030');
  scanner.start(0);
  expect(receive(scanner, 'A@B@@@@C\r', 5)).toEqual(['symbol A@B@@@@C']);
  expect(receive(scanner, '!99900030;\r', 6)).toEqual(['symbol !99900030;']);
  expect(receive(scanner, '@@@@', 7)).toEqual([sent('#99900030;')]);
  expect(receive(scanner, 'A!99900030;\r', 8)).toEqual(['symbol A!99900030;']);
  expect(receive(scanner, '!99900031;\r', 9)).toEqual(['symbol !99900031;']);
  expect(receive(scanner, '&{x}\r', 10)).toEqual(['symbol &{x}']);
});

test.each([`&{${'x'.repeat(250)}}`, '&{政}', '&{a{b}', '&x}', '?99900301;'])(
  'behind an answer, %j is no result of a query',
  (text) => {
    const scanner = scannerOf('99900301');
    scanner.start(0);
    receive(scanner, '@@@@', 5);
    receive(scanner, '!99900301;', 9);
    const latin1 = Buffer.from(text).toString('latin1');
    expect(receive(scanner, `${latin1}\r`, 10)).toEqual([`symbol ${latin1}`]);
  },
);

const stream = fc
  .array(fc.constantFrom('@@@@', '@', '!99900030;', '!9', '&{', '&{v1}', '^^^^', 'AB', '\r'), {
    maxLength: 20,
  })
  .map((parts) => [...Buffer.from(parts.join(''), 'latin1')]);

test('any split of a stream gives the same', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(100), { maxLength: 8 }), (data, cuts) => {
      const make = () => scannerOf('99900030');
      expect(outcomes(make(), pieces(data, cuts))).toEqual(outcomes(make(), [data]));
    }),
  );
});

test('after any garbage and a silence the next symbol is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
      const scanner = scannerOf('99900030');
      scanner.start(0);
      scanner.receive(garbage, 10);
      wakeUntil(scanner, 20_000);
      expect(receive(scanner, 'good\r', 20_000)).toEqual(['symbol good']);
    }),
  );
});
