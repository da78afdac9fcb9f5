import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IdCard } from '../id-card.ts';
import { cardTextOf, RESIDENT, type Parts } from '../protocol/card/card-text.test-support.ts';
import {
  FOUND,
  NO_ADDRESS,
  NO_CARD,
  ONE_CARD,
  READ,
  reader,
  SELECTED,
  STARTED,
} from './card-bench.test-support.ts';
import { idCardReaderSession } from './id-card-reader.ts';
import { bench, type SessionBench } from './session-bench.test-support.ts';

const SDT = { type: 'sdt', fingerprints: false } as const;
const STX = { type: 'stx', fingerprints: false } as const;

test('garbage before, and any cut of, the answers makes the same card', () => {
  // Bytes that begin no frame of this family.
  const noise = fc.uint8Array({ maxLength: 30 }).map((bytes) => bytes.map((byte) => byte & 0x3f));
  fc.assert(
    fc.property(
      fc.array(noise, { minLength: 6, maxLength: 6 }),
      fc.array(fc.nat(1_330), { maxLength: 6 }),
      (noises, cuts) => {
        const { clock, session, log, events } = bench(idCardReaderSession(SDT));
        for (const [index, answer] of [...STARTED, FOUND, SELECTED, READ, NO_ADDRESS].entries()) {
          const stream = Buffer.concat([noises[index] ?? Buffer.alloc(0), answer]);
          let from = 0;
          for (const cut of [...cuts, stream.length].toSorted((one, other) => one - other)) {
            session.receive(stream.subarray(from, cut));
            from = Math.max(from, Math.min(cut, stream.length));
            clock.advance(1);
          }
        }
        expect(log.slice(1)).toEqual(ONE_CARD);
        expect((events[1] as { card: IdCard }).card.name).toBe('田小满');
      },
    ),
  );
});

test('garbage never throws, leaves no timer behind, and tells of no card', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(SDT, STX),
      fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }),
      (settings, pieces) => {
        const { clock, session, log } = bench(idCardReaderSession(settings));
        for (const piece of pieces) {
          session.receive(piece);
          clock.advance(37);
        }
        session.stop();
        expect(clock.pending()).toBe(0);
        expect(log).not.toContain('card');
      },
    ),
  );
});

test('after a look that garbage spoilt, the next one finds the field as it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), (garbage) => {
      const card = [FOUND, SELECTED, READ, NO_ADDRESS];
      const { clock, log } = reader([...STARTED, NO_CARD, garbage, ...card]);
      clock.advance(1_100);
      expect(log.slice(1, 5)).toEqual(ONE_CARD);
    }),
    { numRuns: 50 },
  );
});

function stxAnswer(status: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const body = [status >> 8, status & 0xff, ...data];
  const lrc = body.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.of(0x02, body.length >> 8, body.length & 0xff, ...body, lrc, 0x03);
}

/** A reader of the other family; what lies on it is the text of a card. */
function stxReader(
  start = idCardReaderSession(STX),
): SessionBench & { put: (card: Parts | undefined) => void } {
  let card: Parts | undefined;
  const queue: Uint8Array[] = [];
  const made = bench(start, (bytes) => {
    if (!card) queue.push(stxAnswer(0x6a82));
    else if (bytes[5] === 0x02) queue.push(stxAnswer(0x9000, Buffer.from(card[122]!, 'utf16le')));
    else {
      const lengths = Uint8Array.of(1, 0, 4, 0);
      const data = Buffer.concat([lengths, cardTextOf(card), Buffer.alloc(1024)]);
      queue.push(stxAnswer(0x9000, data));
    }
  });
  function advance(ms: number): void {
    for (let passed = 0; passed < ms; passed++) {
      for (let next = queue.shift(); next; next = queue.shift()) made.session.receive(next);
      made.clock.advance(1);
    }
  }
  return {
    ...made,
    clock: { ...made.clock, advance },
    put: (next) => {
      card = next;
    },
  };
}

test('the other family: a card is read once, a swapped one too, and its removal is seen', () => {
  const { clock, log, events, put } = stxReader();
  clock.advance(100);
  put(RESIDENT);
  clock.advance(1_500);
  expect(log).toEqual(['ready {}', ...ONE_CARD]);
  expect(events[1]).toMatchObject({ samId: '', card: { idNo: '390101199003070021' } });
  // Another card between two looks.
  put({ ...RESIDENT, 0: '顾南汀', 122: '390201198810160032', 36: '19881016' });
  clock.advance(400);
  // It is read before anybody can know that it is another one.
  expect(log.slice(5)).toEqual(['busy', 'card-removed', 'card-present', 'free', 'card']);
  put(undefined);
  clock.advance(800);
  expect(log.slice(10)).toEqual(['card-removed']);
});

test('the other family: a card that one look missed, or that lies there after the port was opened anew', () => {
  const start = idCardReaderSession(STX);
  const first = stxReader(start);
  first.put(RESIDENT);
  first.clock.advance(1_500);
  expect(first.log).toEqual(['ready {}', ...ONE_CARD]);
  first.put(undefined);
  first.clock.advance(350);
  first.put(RESIDENT);
  first.clock.advance(1_500);
  first.session.stop();
  expect(first.log.slice(5)).toEqual([]);
  const again = stxReader(start);
  again.put(RESIDENT);
  again.clock.advance(1_500);
  expect(again.log).toEqual(['ready {}', 'busy', 'free']);
});
