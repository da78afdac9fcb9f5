import { expect, test } from 'vitest';
import {
  answer,
  FOUND,
  NO_ADDRESS,
  NO_CARD,
  ONE_CARD,
  READ,
  reader,
  SAM,
  SELECTED,
  STARTED,
} from './card-bench.test-support.ts';
import { BUSY_LIMIT_MS, idCardReaderSession, POLL_MS } from './id-card-reader.ts';
import { bench } from './session-bench.test-support.ts';

const FIND_LIMIT_MS = 300;
const CARD = [FOUND, SELECTED, READ, NO_ADDRESS];

test('the security module is asked first, then the field is looked at', () => {
  const { clock, commands, log, session } = reader([...STARTED, NO_CARD]);
  clock.advance(POLL_MS + 10);
  expect(commands).toEqual(['status', 'number', 'find', 'find']);
  expect(log).toEqual([`ready {"samId":"${SAM}"}`]);
  expect(session.commands).toEqual([]);
});

test('a reader with another security module than the listed ones is not used, and says which', () => {
  const listed = reader([...STARTED, FOUND], false, ['05.01-20240147-0001234567-4294967295', SAM]);
  listed.clock.advance(10);
  expect(listed.log[0]).toBe(`ready {"samId":"${SAM}"}`);
  const other = reader([...STARTED, FOUND], false, ['05.01-20240147-0001234567-4294967295']);
  other.clock.advance(POLL_MS);
  expect(other.log).toEqual([`fail DEVICE_NOT_ALLOWED SAM ${SAM}`]);
  expect([other.commands, other.clock.pending()]).toEqual([['status', 'number'], 0]);
});

test('a reader that tells no number is not on the list', () => {
  const { session, log } = bench(idCardReaderSession({ type: 'stx', fingerprints: false }, [SAM]));
  // Status 6A82, no card: the first answer is all that this family says of itself.
  session.receive(Buffer.from('0200026a82e803', 'hex'));
  expect(log).toEqual(['fail DEVICE_NOT_ALLOWED tells no SAM']);
});

test('a card is found, selected, read, and told once while it lies there', () => {
  const { clock, commands, events, log } = reader([
    ...[...STARTED, ...CARD],
    ...[NO_ADDRESS, NO_ADDRESS, answer(0x41), NO_CARD, answer(0x41), NO_CARD],
  ]);
  clock.advance(4 * POLL_MS + 20);
  expect(log.slice(1)).toEqual([...ONE_CARD, 'card-removed']);
  expect(commands.slice(2)).toEqual(
    'find select read address address address address find address find'.split(' '),
  );
  expect(events[1]).toMatchObject({ kind: 'card', samId: SAM, card: { name: '田小满' } });
});

test('a card that moved is tried again from finding it', () => {
  const { clock, commands, log } = reader([
    ...[...STARTED, FOUND, SELECTED, answer(0x41)],
    ...CARD,
  ]);
  clock.advance(POLL_MS + 10);
  expect(commands.slice(2)).toEqual('find select read find select read address'.split(' '));
  expect(log.slice(1)).toEqual(ONE_CARD);
});

test('after three tries the card is unreadable, until it has been lifted', () => {
  const bad = [FOUND, answer(0x81)];
  const { clock, log, events } = reader([
    ...[...STARTED, ...bad, ...bad, ...bad],
    ...[FOUND, SELECTED, FOUND, SELECTED, NO_CARD],
  ]);
  clock.advance(7 * POLL_MS);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed', 'card-removed']);
  expect(events[1]).toMatchObject({ failure: { code: 'CARD_UNREADABLE' } });
});

test('a card taken away during the tries is unreadable and gone', () => {
  const { clock, log } = reader([...STARTED, FOUND, answer(0x41), NO_CARD]);
  clock.advance(2 * POLL_MS);
  expect(log.slice(1)).toEqual(['card-present', 'busy']);
  clock.advance(POLL_MS);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed', 'card-removed']);
});

test.each([
  [0x31, 'CARD_REJECTED'],
  [0x33, 'CARD_REJECTED'],
  [0x40, 'CARD_TYPE'],
])('status %i makes %s of the card at once', (sw3, code) => {
  const { clock, events } = reader([...STARTED, FOUND, SELECTED, answer(sw3)]);
  clock.advance(10);
  expect(events[1]).toMatchObject({ kind: 'card-failed', failure: { code } });
});

test.each([
  [0x31, 'CARD_REJECTED', 1],
  [0x32, 'CARD_REJECTED', 1],
  [0x33, 'CARD_REJECTED', 1],
  [0x40, 'CARD_TYPE', 1],
  [0x24, 'CARD_UNREADABLE', 3],
  [0x37, 'CARD_UNREADABLE', 3],
  [0x3f, 'CARD_UNREADABLE', 3],
  [0x41, 'CARD_UNREADABLE', 3],
  [0x47, 'CARD_UNREADABLE', 3],
  [0x81, 'CARD_UNREADABLE', 3],
  [0xee, 'CARD_UNREADABLE', 3],
])('find answered with %i: a card is there and makes %s, at look %i', (sw3, code, looks) => {
  const answers = Array.from({ length: 6 }, () => answer(sw3));
  const { clock, log, events } = reader([...STARTED, ...answers, NO_CARD, NO_CARD, ...CARD]);
  const begun = clock.now();
  clock.advance((looks - 1) * POLL_MS + 10);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed']);
  expect(Math.floor((events[0]!.at - begun) / POLL_MS)).toBe(looks - 1);
  expect(events[1]).toMatchObject({ failure: { code } });
  clock.advance((8 - looks) * POLL_MS);
  // Once, however often the reader says so, and the next card is read.
  expect(log.slice(5)).toEqual(['card-removed']);
  clock.advance(POLL_MS);
  expect(log.slice(6)).toEqual(ONE_CARD);
});

test.each([
  [0x21, 'DEVICE_PROTOCOL'],
  [0x23, 'DEVICE_OUT_OF_SERVICE'],
  [0x60, 'DEVICE_OUT_OF_SERVICE'],
  [0x66, 'DEVICE_OUT_OF_SERVICE'],
])('find answered with %i: the reader itself has failed', (sw3, code) => {
  const { clock, log } = reader([...STARTED, answer(sw3)]);
  clock.advance(10);
  expect(log.slice(1)).toMatchObject([expect.stringMatching(`^fail ${code} `)]);
});

test.each([0x10, 0x11])(
  'find answered with %i: sent once more, then the link has failed',
  (sw3) => {
    const { clock, log } = reader([...STARTED, answer(sw3), NO_CARD, answer(sw3), answer(sw3)]);
    clock.advance(2 * POLL_MS + 10);
    expect(log).toHaveLength(1);
    clock.advance(POLL_MS);
    expect(log.slice(1)).toMatchObject([expect.stringMatching('^fail DEVICE_PROTOCOL ')]);
  },
);

test('two bad answers to find on an empty field are no card', () => {
  const glitches = [answer(0x24), answer(0x24), NO_CARD];
  const { clock, log } = reader([...STARTED, ...glitches, ...glitches, ...glitches]);
  clock.advance(12 * POLL_MS);
  expect(log).toHaveLength(1);
});

test('a card that moved and will not do then is told of at once', () => {
  const { clock, log } = reader([...STARTED, FOUND, answer(0x41), answer(0x33)]);
  clock.advance(POLL_MS + 10);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed']);
});

test('a text that does not validate makes CARD_DATA of the card', () => {
  const nonsense = answer(0x90, new Uint8Array(8));
  const { clock, events } = reader([...STARTED, FOUND, SELECTED, nonsense]);
  clock.advance(10);
  expect(events[1]).toMatchObject({ kind: 'card-failed', failure: { code: 'CARD_DATA' } });
});

test('an answer between two silences starts the count anew, three in a row end the session', () => {
  const silences = [undefined, undefined, NO_CARD, undefined, undefined, NO_CARD];
  const { clock, log } = reader([...STARTED, ...silences, undefined, undefined, undefined]);
  clock.advance(4_000);
  expect(log).toHaveLength(1);
  clock.advance(2_000);
  expect(log.slice(1)).toEqual(['fail DEVICE_SILENT no answer to find']);
});

test('three damaged answers in a row end the session', () => {
  const wrong = answer(0x80).with(-1, 0);
  const { clock, log } = reader([...STARTED, wrong, wrong, wrong]);
  clock.advance(3 * (FIND_LIMIT_MS + POLL_MS));
  expect(log.slice(1)).toEqual(['fail DEVICE_PROTOCOL damaged answers to find']);
});

test('the answer to another command is no success', () => {
  const { clock, log } = reader([...STARTED, SELECTED, FOUND, FOUND]);
  clock.advance(POLL_MS + 10);
  expect(log.slice(1)).toEqual(['card-present', 'busy']);
});

test('a reader that never comes to an end with a card is reset and freed', () => {
  const errors = Array.from({ length: 40 }, () => answer(0x24));
  const { clock, commands, log, events } = reader([...STARTED, FOUND, answer(0x81), ...errors]);
  clock.advance(BUSY_LIMIT_MS - 1);
  expect(log.slice(1)).toEqual(['card-present', 'busy']);
  clock.advance(POLL_MS);
  expect(log.slice(3)).toEqual(['free', 'card-failed']);
  expect(events[1]).toMatchObject({
    failure: { code: 'CARD_UNREADABLE', detail: 'the reader does not come to an end' },
  });
  clock.advance(POLL_MS);
  expect(commands.slice(-2)).toEqual(['reset', 'find']);
});

test('a stopped session asks and tells nothing more', () => {
  const { clock, commands, log, session } = reader([...STARTED, FOUND]);
  clock.advance(3);
  session.stop();
  const asked = commands.length;
  clock.advance(10_000);
  expect(commands).toHaveLength(asked);
  expect(log.some((line) => line.startsWith('fail'))).toBe(false);
  expect(clock.pending()).toBe(0);
});
