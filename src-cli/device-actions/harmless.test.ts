import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import { unwrap } from '../../contract/result.ts';
import { readFixture } from '../../drivers/replay/fixture.ts';
import { harmlessFrom } from './harmless.ts';

const sdt = harmlessFrom(CATALOGUE.get('sdt-serial'));
const stx = harmlessFrom(CATALOGUE.get('stx-serial'));

const SAM_READY = 'aaaaaa9669000400009094';
const SAM_NUMBER = 'aaaaaa9669001400009005000100d9d83401d5f305000100000096';

function hex(text: string): Uint8Array {
  return Buffer.from(text, 'hex');
}

/** `STX | length | status | data | LRC | ETX`, by the published form. */
function stxAnswer(status: readonly number[], data: Uint8Array): Uint8Array {
  const body = [...status, ...data];
  const lrc = body.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.from([2, body.length >> 8, body.length & 0xff, ...body, lrc, 3]);
}

test('what the security module says of itself, and what carries no data', () => {
  for (const answer of [SAM_READY, SAM_NUMBER, 'aaaaaa9669000400008084', '']) {
    expect(sdt(hex(answer)), answer).toBe(true);
  }
  expect(stx(stxAnswer([0x6a, 0x82], Uint8Array.of()))).toBe(true);
});

test('“is a card there?” that is answered with a citizen’s number', () => {
  for (const encoding of ['ascii', 'utf16le'] as const) {
    expect(stx(stxAnswer([0x90, 0], Buffer.from('390101199003070021', encoding)))).toBe(false);
  }
});

test('half of an answer, two of them, and anything around one', () => {
  for (const around of [
    SAM_READY.slice(0, -2),
    SAM_READY.slice(2),
    SAM_READY + SAM_READY,
    `33${SAM_READY}`,
    `${SAM_READY}33`,
    '33',
  ]) {
    expect(sdt(hex(around)), around).toBe(false);
  }
});

test.each(['sdt-serial', 'sdt-usb', 'stx-serial'])(
  'of the fixture of %s nothing of a card is harmless, however it is split',
  (name) => {
    const file = `drivers/catalogue/fixtures/${name}.json`;
    const { trace } = unwrap(readFixture(readFileSync(file, 'utf8')));
    const isHarmless = harmlessFrom(CATALOGUE.get(name));
    const answers = trace.filter(({ from }) => from === 'device').map((entry) => hex(entry.hex));
    const long = answers.filter(({ length }) => length > 27);
    expect(long.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), fc.nat(), (answer, one, other) => {
        const cuts = [one, other].map((cut) => cut % (answer.length + 1));
        const part = answer.subarray(Math.min(...cuts), Math.max(...cuts));
        expect(isHarmless(part)).toBe(part.length === 0);
      }),
    );
  },
);

test('a scanner says what it likes; what is no known device, nothing', () => {
  expect(harmlessFrom(CATALOGUE.get('generic-serial'))(hex('33'))).toBe(true);
  expect(harmlessFrom(undefined)(hex('33'))).toBe(false);
  expect(harmlessFrom(CATALOGUE.get('pcsc-reader'))(hex('33'))).toBe(false);
});
