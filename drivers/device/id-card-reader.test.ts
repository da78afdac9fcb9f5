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
  UNKNOWN,
} from './card-bench.test-support.ts';
import { BUSY_LIMIT_MS, POLL_MS } from './id-card-reader.ts';

const CARD = [FOUND, SELECTED, READ, NO_ADDRESS];

test('the security module is asked first, then the field is looked at', () => {
  const { clock, commands, log, session } = reader([...STARTED, NO_CARD]);
  clock.advance(POLL_MS + 10);
  expect(commands).toEqual(['status', 'number', 'find', 'find']);
  expect(log).toEqual([`ready {"samId":"${SAM}"}`]);
  expect(session.commands).toEqual([]);
});

test('a card is found, selected, read, and told once while it lies there', () => {
  const { clock, commands, events, log } = reader([
    ...[...STARTED, ...CARD],
    ...[NO_ADDRESS, NO_ADDRESS, answer(0x41)],
  ]);
  clock.advance(3 * POLL_MS + 20);
  expect(log.slice(1)).toEqual([...ONE_CARD, 'card-removed']);
  expect(commands.slice(2)).toEqual(
    'find select read address address address address find'.split(' '),
  );
  expect(events[1]).toMatchObject({ kind: 'card', samId: SAM, card: { name: '田小满' } });
});

test('a second card put down within a poll after the first was lifted is read', () => {
  // It was never selected, so nothing of it can be read: that is how the swap shows.
  const { clock, log } = reader([...STARTED, ...CARD, answer(0x41), ...CARD]);
  clock.advance(POLL_MS + 20);
  expect(log.slice(1)).toEqual([...ONE_CARD, 'card-removed', ...ONE_CARD]);
});

test('a reader that finds a lying card again does not make a second event of it', () => {
  const again = [FOUND, SELECTED];
  const { clock, log } = reader([
    ...[...STARTED, FOUND, SELECTED, READ, UNKNOWN],
    ...[...again, ...again, ...again, NO_CARD, ...CARD],
  ]);
  clock.advance(4 * POLL_MS + 30);
  expect(log.slice(1)).toEqual([...ONE_CARD, 'card-removed', ...ONE_CARD]);
});

test('such a reader tells a swapped card where its answers tell cards apart', () => {
  const selected = (serial: number): Uint8Array => answer(0x90, Buffer.alloc(8, serial));
  const { clock, log } = reader([
    ...[...STARTED, FOUND, selected(1), READ, UNKNOWN, FOUND, selected(1)],
    ...[FOUND, selected(2), FOUND, selected(2), READ, UNKNOWN],
  ]);
  clock.advance(2 * POLL_MS + 20);
  expect(log.slice(1)).toEqual([...ONE_CARD, 'card-removed', ...ONE_CARD]);
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
  clock.advance(3 * POLL_MS);
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
