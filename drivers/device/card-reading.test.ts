import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { IdCard } from '../id-card.ts';
import type { CardDialect } from '../protocol/card/dialect.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import {
  answer,
  cardData,
  FOUND,
  NO_ADDRESS,
  ONE_CARD,
  READ,
  reader,
  SELECTED,
  STARTED,
  UNKNOWN,
} from './card-bench.test-support.ts';
import { createInquiry } from './card-inquiry.ts';
import { createCardMark } from './card-mark.ts';
import { createCardReading } from './card-reading.ts';

const ADDRESS = Buffer.from('东海省雾灵市解放路3号'.padEnd(35), 'utf16le');
const BEGIN = [...STARTED, FOUND, SELECTED];

test('the newest address comes with the card', () => {
  const { clock, events, log } = reader([...BEGIN, READ, answer(0x90, ADDRESS)]);
  clock.advance(10);
  expect(log.slice(1)).toEqual(ONE_CARD);
  expect(events[1]).toMatchObject({ card: { newestAddress: '东海省雾灵市解放路3号' } });
});

test.each([
  ['none', NO_ADDRESS],
  ['an unknown command', UNKNOWN],
  ['a failure', answer(0x41)],
  ['another length', answer(0x90, ADDRESS.subarray(2))],
  ['silence', undefined],
  ['damage', NO_ADDRESS.with(-1, 0)],
  ['half a frame', NO_ADDRESS.subarray(0, 8)],
])('%s in place of an address does not cost the card', (_, reply) => {
  const { clock, events, log } = reader([...BEGIN, READ, reply]);
  clock.advance(520);
  expect(log.slice(1, 5)).toEqual(ONE_CARD);
  const { card } = events[1] as { card: IdCard };
  expect(card).toMatchObject({ name: '田小满' });
  expect(card).not.toHaveProperty('newestAddress');
});

test.each([
  [0, false],
  [512, true],
  [1024, true],
])('a card with %i bytes of fingerprints', (bytes, hasFingerprints) => {
  const read = answer(0x90, cardData(bytes));
  const { clock, events, commands } = reader([...BEGIN, read, NO_ADDRESS], true);
  clock.advance(10);
  expect(commands.slice(-3)).toEqual(['select', 'fingers', 'address']);
  expect(events[1]).toMatchObject({ card: { name: '田小满', hasFingerprints } });
});

test.each([0x21, 0x23, 0x37, 0x3f])(
  'status %i to the fingerprints: the card is read without them, the next one with them again',
  (sw3) => {
    const { clock, events, commands } = reader(
      [...BEGIN, answer(sw3), READ, NO_ADDRESS, answer(0x41), FOUND, SELECTED],
      true,
    );
    clock.advance(400);
    expect(commands.slice(4, 7)).toEqual(['fingers', 'read', 'address']);
    expect(events[1]).toMatchObject({ card: { name: '田小满' } });
    expect(commands.slice(-3)).toEqual(['find', 'select', 'fingers']);
  },
);

test('silence to the fingerprints: the next try at the card is without them', () => {
  const { clock, log, commands } = reader(
    [...BEGIN, undefined, FOUND, SELECTED, READ, NO_ADDRESS],
    true,
  );
  clock.advance(5_400);
  expect(commands.slice(4)).toEqual(['fingers', 'find', 'select', 'read', 'address']);
  expect(log.slice(1)).toEqual(ONE_CARD);
});

test('an error of fingerprints that nobody asked for is an error like any other', () => {
  const tries = [FOUND, SELECTED, answer(0x37)];
  const { clock, events } = reader([...STARTED, ...tries, ...tries, ...tries]);
  clock.advance(800);
  expect(events[1]).toMatchObject({ kind: 'card-failed', failure: { code: 'CARD_UNREADABLE' } });
});

test('a card whose address is still asked for when the session stops is overwritten', () => {
  const clock = manualClock();
  let held: IdCard | undefined;
  const dialect: CardDialect = {
    ...sdtDialect,
    readCard(data) {
      const parsed = sdtDialect.readCard(data);
      if (parsed.ok) held = parsed.value;
      return parsed;
    },
  };
  const inquiry = createInquiry(dialect, { clock, write: () => {}, end: () => {} });
  const reading = createCardReading(dialect, inquiry, createCardMark(), false);
  reading.start(new Uint8Array(4), () => {});
  inquiry.receive(SELECTED);
  inquiry.receive(READ);
  expect(held?.photo.includes(7)).toBe(true);
  reading.stop();
  expect(held?.photo).toEqual(new Uint8Array(1024));
});
