import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { requestHead } from '../request-head.fixture.ts';
import { makeScanBook, SCAN_LIFETIME_MS } from './scan-book.ts';

function opened() {
  const clock = manualClock(1_000);
  const book = makeScanBook(clock);
  const entry = book.open({ codeSystemId: '1390000', head: requestHead(), needScopes: ['*'] });
  return { clock, book, entry };
}

test('a session is pending until its end, and expired from there', () => {
  const { clock, book, entry } = opened();
  expect(entry).toMatchObject({ state: 'PENDING', expiresAt: 1_000 + SCAN_LIFETIME_MS });
  clock.advance(SCAN_LIFETIME_MS - 1);
  expect(book.find(entry.ref)?.state).toBe('PENDING');
  clock.advance(1);
  expect(book.find(entry.ref)?.state).toBe('EXPIRED');
});

test('what was decided in time does not expire', () => {
  const { clock, book, entry } = opened();
  book.move(entry.ref, 'SCANNED', 'zhang');
  book.move(entry.ref, 'CONFIRMED');
  clock.advance(SCAN_LIFETIME_MS);
  expect(book.find(entry.ref)).toMatchObject({ state: 'CONFIRMED', citizenId: 'zhang' });
});

test('whoever waits is woken by a change, and by nothing before', async () => {
  const { clock, book, entry } = opened();
  let isAwake = false;
  const waiting = book.changed(entry.ref, 'PENDING', 20_000).then(() => (isAwake = true));
  clock.advance(19_999);
  await Promise.resolve();
  expect(isAwake).toBe(false);
  book.move(entry.ref, 'SCANNED', 'zhang');
  await waiting;
  expect(clock.pending()).toBe(0);
});

test('waiting ends by itself, at the latest with the session', async () => {
  const { clock, book, entry } = opened();
  const first = book.changed(entry.ref, 'PENDING', 500);
  clock.advance(500);
  await first;
  clock.advance(SCAN_LIFETIME_MS - 1_000);
  const last = book.changed(entry.ref, 'PENDING', 20_000);
  clock.advance(500);
  await last;
  expect(book.find(entry.ref)?.state).toBe('EXPIRED');
  await book.changed(entry.ref, 'PENDING', 20_000);
});

test('the newest session stands first, and codes are one-time', () => {
  const { book, entry } = opened();
  const second = book.open({ codeSystemId: '0000000', head: requestHead(), needScopes: [] });
  expect(book.all().map(({ ref }) => ref)).toEqual([second.ref, entry.ref]);
  expect(second.scanCode).not.toBe(entry.scanCode);
  expect(second.scanCode).toMatch(/^[\x20-\x7e]+$/);
});
