import { expect, test, vi } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { DeviceEvent } from '../events.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import {
  answer,
  FOUND,
  NO_ADDRESS,
  NO_CARD,
  READ,
  READ_OTHER,
  reader,
  readerInTwo,
  SELECTED,
  STARTED,
  UNKNOWN,
} from './card-bench.test-support.ts';
import { LIFTED_AFTER, POLL_MS } from './id-card-reader.ts';

const CARD = [FOUND, SELECTED, READ, NO_ADDRESS];
const OTHER_CARD = [FOUND, SELECTED, READ_OTHER, NO_ADDRESS];
/** An answer to "read address" where no selected card lies. */
const GONE = answer(0x41);
const DAMAGED = NO_CARD.with(-1, 0);
/** A card that goes on to lie there. */
const LIES = Array.from({ length: 8 }, () => NO_ADDRESS);
const OTHER_NAME = '顾南汀';

type CardResult = ReturnType<typeof sdtDialect.readCard>;

const MOVES = [GONE, FOUND, SELECTED, GONE];

const TOLD = ['card-present', 'card'];

function kinds(events: readonly DeviceEvent[]): string[] {
  return events.map(({ kind }) => kind);
}

function names(events: readonly DeviceEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'card' ? [event.card.name] : []));
}

test.each([
  ['that the card is lost', [GONE, ...CARD]],
  ['that the card is lost, and the reader finds none', [GONE, NO_CARD, NO_ADDRESS]],
  ['an unknown command', [UNKNOWN, ...CARD]],
  ['damage', [DAMAGED, NO_ADDRESS]],
  ['nothing', [undefined, NO_ADDRESS]],
  ['that the card is lost, then not to find it but once', [GONE, NO_CARD, GONE, ...CARD]],
  [
    'now that it is lost, now that it is there',
    [...MOVES, NO_CARD, ...MOVES.slice(1), NO_CARD, ...CARD],
  ],
])('one look that answers %s lifts no card', (_, replies) => {
  const { clock, events } = reader([...[...STARTED, ...CARD, NO_ADDRESS, ...replies], ...LIES]);
  clock.advance(7 * POLL_MS);
  expect(kinds(events)).toEqual(TOLD);
});

test('a card is lifted after so many looks in a row that found none, and no sooner', () => {
  const misses = Array.from({ length: LIFTED_AFTER }, () => [GONE, NO_CARD]).flat();
  const { clock, events } = reader([
    ...[...STARTED, ...CARD, GONE, NO_CARD, NO_ADDRESS, ...misses],
    ...CARD,
  ]);
  clock.advance((LIFTED_AFTER + 1) * POLL_MS + 20);
  expect(kinds(events)).toEqual(TOLD);
  clock.advance(POLL_MS);
  expect(kinds(events).slice(2)).toEqual(['card-removed']);
  clock.advance(POLL_MS);
  expect(kinds(events).slice(3)).toEqual(TOLD);
});

test('another card put down within a poll after the first was lifted is told of', () => {
  const { clock, events } = reader([...STARTED, ...CARD, GONE, ...OTHER_CARD]);
  clock.advance(POLL_MS + 20);
  expect(kinds(events)).toEqual([...TOLD, 'card-removed', ...TOLD]);
  expect(names(events)).toEqual(['田小满', OTHER_NAME]);
});

test('another card that moves while it is told from the first is tried again', () => {
  const { clock, events } = reader([
    ...[...STARTED, ...CARD, GONE, FOUND, SELECTED, GONE],
    ...OTHER_CARD,
  ]);
  clock.advance(2 * POLL_MS + 20);
  expect(kinds(events)).toEqual([...TOLD, 'card-removed', ...TOLD]);
  expect(names(events)).toEqual(['田小满', OTHER_NAME]);
});

test('what cannot be read in place of a card that was told of is told of as such after three tries', () => {
  const { clock, events } = reader([
    ...[...STARTED, ...CARD, GONE, FOUND, SELECTED, GONE],
    ...[answer(0x31), FOUND, SELECTED, answer(0x33), FOUND, SELECTED, NO_CARD, NO_CARD],
  ]);
  clock.advance(2 * POLL_MS + 20);
  expect(kinds(events)).toEqual(TOLD);
  clock.advance(POLL_MS);
  expect(kinds(events).slice(2)).toEqual(['card-present', 'card-failed']);
  clock.advance(3 * POLL_MS);
  expect(kinds(events).slice(4)).toEqual(['card-removed']);
});

test('what is read in silence and is the same is overwritten', () => {
  const readCard = vi.spyOn(sdtDialect, 'readCard');
  const { clock, events } = reader([...STARTED, ...CARD, GONE, ...CARD, NO_ADDRESS]);
  clock.advance(POLL_MS + 20);
  expect(kinds(events)).toEqual(TOLD);
  const photos = readCard.mock.results.map(({ value }) => unwrap(value as CardResult).photo[0]);
  // Whoever was told of the first one overwrites that.
  expect(photos).toEqual([7, 0]);
  readCard.mockRestore();
});

test('a reader that finds a lying card again does not make a second event of it', () => {
  const again = [FOUND, SELECTED];
  const { clock, events } = reader([
    ...[...STARTED, FOUND, SELECTED, READ, UNKNOWN],
    ...[...again, NO_CARD, ...again, NO_CARD, NO_CARD, ...CARD],
  ]);
  clock.advance(4 * POLL_MS + 30);
  expect(kinds(events)).toEqual(TOLD);
  clock.advance(2 * POLL_MS);
  expect(kinds(events).slice(2)).toEqual(['card-removed', ...TOLD]);
});

const selected = (serial: number): Uint8Array => answer(0x90, Buffer.alloc(8, serial));

test.each([
  ['a swapped card where its answers tell cards apart', READ_OTHER, ['card-removed', ...TOLD]],
  ['no card of a serial number that changed on the same card', READ, []],
])('such a reader tells of %s', (_, second, told) => {
  const { clock, events } = reader([
    ...[...STARTED, FOUND, selected(1), READ, UNKNOWN, FOUND, selected(1)],
    ...[FOUND, selected(2), FOUND, selected(2), second, UNKNOWN],
  ]);
  clock.advance(2 * POLL_MS + 20);
  expect(kinds(events)).toEqual([...TOLD, ...told]);
});

test('such a reader tells of a card swapped before the first look, too', () => {
  const { clock, events } = reader([
    ...[...STARTED, FOUND, selected(1), READ, UNKNOWN],
    ...[FOUND, selected(2), FOUND, selected(2), READ_OTHER, UNKNOWN],
  ]);
  clock.advance(POLL_MS + 20);
  expect(kinds(events)).toEqual([...TOLD, 'card-removed', ...TOLD]);
});

const REOPENED: readonly [string, (Uint8Array | undefined)[], string[]][] = [
  ['found lying', [GONE, ...CARD, ...LIES], []],
  ['still selected', LIES, []],
  ['found at the third look', [GONE, DAMAGED, undefined, ...CARD, ...LIES], []],
  ['found moved at first', [GONE, FOUND, SELECTED, GONE, ...CARD, ...LIES], []],
  ['missed once', [GONE, NO_CARD, GONE, ...CARD, ...LIES], []],
  ['another one', [GONE, ...OTHER_CARD, ...LIES], ['card-removed', ...TOLD]],
  ['gone', [GONE, NO_CARD, GONE, NO_CARD], ['card-removed']],
  [
    'lifted and put down',
    [GONE, NO_CARD, GONE, NO_CARD, ...CARD, ...LIES],
    ['card-removed', ...TOLD],
  ],
];

test.each(REOPENED)(
  'after the port was opened anew, a card that was told of and is %s',
  (_, replies, told) => {
    const { first, reopen } = readerInTwo([...STARTED, ...CARD, NO_ADDRESS]);
    first.clock.advance(POLL_MS + 10);
    expect(kinds(first.events)).toEqual(TOLD);
    const { clock, events } = reopen([...STARTED, ...replies]);
    clock.advance(4 * POLL_MS);
    expect(kinds(events)).toEqual(told);
  },
);

test('a card that was lifted before the port was opened anew is told of again', () => {
  const { first, reopen } = readerInTwo([...STARTED, ...CARD, GONE, NO_CARD, GONE, NO_CARD]);
  first.clock.advance(3 * POLL_MS);
  const { clock, events } = reopen([...STARTED, ...CARD]);
  clock.advance(20);
  expect(kinds(events)).toEqual(TOLD);
});

test('a card that could not be told of before the port was opened anew is told of', () => {
  const { first, reopen } = readerInTwo([...STARTED, FOUND, SELECTED]);
  first.clock.advance(20);
  expect(kinds(first.events)).toEqual(['card-present']);
  const { clock, events } = reopen([...STARTED, ...CARD]);
  clock.advance(20);
  expect(kinds(events)).toEqual(TOLD);
});

test('what lies there when the program starts is told of', () => {
  const { clock, events } = reader([...STARTED, ...CARD]);
  clock.advance(20);
  expect(kinds(events)).toEqual(TOLD);
});

test('the reader is busy while it reads in silence, and free whatever comes of it', () => {
  const doubt = [GONE, FOUND, SELECTED, GONE];
  const { clock, log } = reader([
    ...[...STARTED, ...CARD, GONE, ...CARD, ...doubt, NO_CARD, NO_CARD],
    ...[...CARD, GONE, ...OTHER_CARD],
  ]);
  clock.advance(POLL_MS + 10);
  expect(log.slice(5)).toEqual(['busy', 'free']);
  clock.advance(3 * POLL_MS);
  expect(log.slice(7)).toEqual(['busy', 'free', 'card-removed']);
  clock.advance(2 * POLL_MS + 10);
  expect(log.slice(14)).toEqual(['busy', 'card-removed', 'card-present', 'free', 'card']);
});
