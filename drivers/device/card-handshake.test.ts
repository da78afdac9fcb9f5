import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, reader, STARTED } from './card-bench.test-support.ts';
import { idCardReaderSession } from './id-card-reader.ts';
import { bench } from './session-bench.test-support.ts';

const SDT = { type: 'sdt', fingerprints: false } as const;
const STX = { type: 'stx', fingerprints: false } as const;
/** At a wrong rate the next one has to be tried within this, in milliseconds. */
const FAST_MS = 700;

test('silence ends the handshake fast', () => {
  const { clock, log } = reader([undefined, undefined]);
  clock.advance(FAST_MS);
  expect(log).toEqual(['fail DEVICE_SILENT no answer to samStatus']);
  expect(clock.pending()).toBe(0);
});

test('whatever garbage a wrong rate makes of the answers ends it as fast', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 })), (garbage) => {
      const pieces = [...garbage];
      const { clock, session, log } = bench(idCardReaderSession(SDT));
      for (let ms = 0; ms < FAST_MS; ms++) {
        const piece = ms % 20 === 0 ? pieces.shift() : undefined;
        if (piece) session.receive(piece);
        clock.advance(1);
      }
      expect(log).toHaveLength(1);
      expect(log[0]).toMatch(/^fail DEVICE_(SILENT|PROTOCOL) /);
    }),
  );
});

test('a reader that says "not yet" is asked until it is ready', () => {
  const { clock, commands, log } = reader([answer(0x24), answer(0x24), ...STARTED]);
  clock.advance(FAST_MS + 20);
  expect(commands).toEqual(['status', 'status', 'status', 'number', 'find']);
  expect(log).toEqual([expect.stringMatching(/^ready/)]);
});

test('a security module that is not authorised ends the session', () => {
  const { clock, log } = reader([answer(0x66)]);
  clock.advance(10);
  expect(log).toEqual(['fail DEVICE_OUT_OF_SERVICE SW3 66: security module not authorised']);
});

test('a number of another length is no number, and asked for again', () => {
  const { clock, commands } = reader([answer(0x90), answer(0x90), ...STARTED]);
  clock.advance(400);
  expect(commands).toEqual(['status', 'number', 'status', 'number', 'find']);
});

test('a frame that the reader does not understand is sent once more, not oftener', () => {
  const once = reader([...STARTED, answer(0x10), answer(0x80), answer(0x11)]);
  once.clock.advance(1_000);
  expect(once.log).toHaveLength(1);
  const twice = reader([...STARTED, answer(0x10), answer(0x10)]);
  twice.clock.advance(1_000);
  expect(twice.log.slice(1)).toEqual([
    'fail DEVICE_PROTOCOL SW3 10: wrong check byte in the command',
  ]);
});

test('after many failures it waits longer, for a reader that is slow to boot', () => {
  const start = idCardReaderSession(SDT);
  for (let round = 0; round < 8; round++) {
    const { clock, log } = bench(start);
    clock.advance(FAST_MS);
    expect(log).toHaveLength(1);
  }
  const { clock, session, log } = bench(start);
  clock.advance(1_900);
  expect(log).toEqual([]);
  session.receive(answer(0x90));
  session.receive(answer(0x90, new Uint8Array(16)));
  expect(log).toEqual([expect.stringMatching(/^ready/)]);
  // And a reader that was ready is asked fast again: it may come back at another rate.
  const next = bench(start);
  next.clock.advance(FAST_MS);
  expect(next.log).toHaveLength(1);
});

test('where the protocol has no security module, any answer tells that the reader is there', () => {
  const written: string[] = [];
  const { session, log } = bench(idCardReaderSession(STX), (bytes) => {
    written.push(Buffer.from(bytes).toString('hex'));
  });
  session.receive(Buffer.from('0200026a82e803', 'hex'));
  expect(written).toEqual(['020003ca0102c903', '020003ca0102c903']);
  expect(log).toEqual(['ready {}']);
});
