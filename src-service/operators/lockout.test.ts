import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterReset,
  afterRight,
  afterWrong,
  FIRST_LOCK_MS,
  FORGET_MS,
  lockedUntil,
  LONGEST_LOCK_MS,
  OPERATOR_TRIES,
  redated,
  TERMINAL,
  TERMINAL_TRIES,
  type TriesBook,
} from './lockout.ts';

const NOW = 1_800_000_000_000;

function wrong(times: number, account = 'a', book: TriesBook = {}, now = NOW): TriesBook {
  let after = book;
  for (let at = 0; at < times; at++) after = afterWrong(after, account, now);
  return after;
}

describe('an account', () => {
  test('is open until the fifth wrong try in a row', () => {
    expect(lockedUntil(wrong(OPERATOR_TRIES - 1), 'a', NOW)).toBeUndefined();
    expect(lockedUntil(wrong(OPERATOR_TRIES), 'a', NOW)).toBe(NOW + FIRST_LOCK_MS);
  });

  test('waits twice as long after each further one, up to an hour', () => {
    let book = wrong(OPERATOR_TRIES);
    let now = NOW;
    const waits: number[] = [];
    for (let round = 0; round < 9; round++) {
      const end = lockedUntil(book, 'a', now)!;
      waits.push((end - now) / FIRST_LOCK_MS);
      now = end;
      expect(lockedUntil(book, 'a', now)).toBeUndefined();
      book = afterWrong(book, 'a', now);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('locks nobody else', () => {
    expect(lockedUntil(wrong(OPERATOR_TRIES), 'b', NOW)).toBeUndefined();
  });

  test('starts anew after a right try', () => {
    const book = afterRight(wrong(OPERATOR_TRIES - 1), 'a', NOW);
    expect(book).toEqual({});
    expect(lockedUntil(wrong(OPERATOR_TRIES - 1, 'a', book), 'a', NOW)).toBeUndefined();
  });

  test('is forgiven an hour after the last slip, and not before', () => {
    const slips = wrong(OPERATOR_TRIES - 1);
    expect(lockedUntil(afterWrong(slips, 'a', NOW + FORGET_MS - 1), 'a', NOW + FORGET_MS)).toBe(
      NOW + FORGET_MS - 1 + FIRST_LOCK_MS,
    );
    expect(
      lockedUntil(afterWrong(slips, 'a', NOW + FORGET_MS), 'a', NOW + FORGET_MS),
    ).toBeUndefined();
  });

  test('an hour of locking does not forgive what it locked for', () => {
    const locked = wrong(OPERATOR_TRIES + 6);
    const end = lockedUntil(locked, 'a', NOW)!;
    expect(end).toBe(NOW + LONGEST_LOCK_MS);
    expect(lockedUntil(afterWrong(locked, 'a', end), 'a', end)).toBe(end + LONGEST_LOCK_MS);
  });
});

describe('the terminal', () => {
  test('is locked for everybody after ten wrong tries with many ids', () => {
    let book: TriesBook = {};
    for (let id = 0; id < TERMINAL_TRIES; id++) {
      expect(lockedUntil(book, 'somebody', NOW)).toBeUndefined();
      book = afterWrong(book, `id-${id}`, NOW);
    }
    expect(lockedUntil(book, 'somebody', NOW)).toBe(NOW + FIRST_LOCK_MS);
  });

  test('is not cleared by somebody who signs in between guesses', () => {
    let book: TriesBook = {};
    for (let id = 0; id < TERMINAL_TRIES; id++) {
      book = afterWrong(book, `id-${id}`, NOW);
      book = afterRight(book, 'own', NOW);
    }
    expect(lockedUntil(book, 'somebody', NOW)).toBe(NOW + FIRST_LOCK_MS);
  });

  test('forgives the slips of who gets in', () => {
    const book = afterRight(wrong(3, 'a', wrong(2, 'b')), 'a', NOW);
    expect(book[TERMINAL]?.count).toBe(2);
  });
});

describe('a clock that was set back', () => {
  const long = 50 * 365 * 24 * 3_600_000;
  const now = NOW - long;

  test('locks from now on for as long as before, and then no longer', () => {
    const book = redated(wrong(TERMINAL_TRIES), now);
    expect(lockedUntil(book, 'a', now)).toBe(now + 32 * FIRST_LOCK_MS);
    expect(lockedUntil(book, 'b', now)).toBe(now + FIRST_LOCK_MS);
    expect(redated(book, now + FIRST_LOCK_MS)).toBe(book);
    expect(lockedUntil(book, 'b', now + FIRST_LOCK_MS)).toBeUndefined();
    expect(lockedUntil(book, 'a', now + 32 * FIRST_LOCK_MS)).toBeUndefined();
  });

  test('still forgets an hour after', () => {
    const book = redated(wrong(OPERATOR_TRIES - 1), now);
    expect(lockedUntil(afterWrong(book, 'a', now + FORGET_MS), 'a', now + FORGET_MS)).toBe(
      undefined,
    );
    const later = afterWrong(wrong(OPERATOR_TRIES - 1), 'a', now);
    expect(lockedUntil(later, 'a', now)).toBe(now + FIRST_LOCK_MS);
  });

  test('leaves what lies in the past as it is', () => {
    const book = { ...wrong(2), old: { count: 1, lastAt: now - 1, lockedUntil: 0 } };
    expect(redated(book, now)).toEqual({
      ...{ a: { count: 2, lastAt: now, lockedUntil: 0 } },
      ...{ [TERMINAL]: { count: 2, lastAt: now, lockedUntil: 0 }, old: book.old },
    });
  });

  test('locks nobody for longer than an hour, whatever stands in the book', () => {
    const book = { a: { count: 99, lastAt: NOW, lockedUntil: NOW + long } };
    expect(lockedUntil(book, 'a', NOW)).toBe(NOW + LONGEST_LOCK_MS);
    expect(lockedUntil(redated(book, now), 'a', now)).toBe(now + LONGEST_LOCK_MS);
  });
});

test('a new password ends the lock of all, and no other', () => {
  const book = afterReset(wrong(TERMINAL_TRIES));
  expect(lockedUntil(book, 'b', NOW)).toBeUndefined();
  expect(lockedUntil(book, 'a', NOW)).toBeDefined();
});

test('whatever is tried, at most ten tries fit into the first hour without a lock', () => {
  const account = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  fc.assert(
    fc.property(fc.array(fc.tuple(account, fc.nat(60_000)), { maxLength: 60 }), (tries) => {
      let book: TriesBook = {};
      let now = NOW;
      let taken = 0;
      for (const [id, pause] of tries) {
        if (lockedUntil(book, id, now) === undefined) {
          book = afterWrong(book, id, now);
          taken++;
        }
        now += pause;
      }
      // After the first lock each further try costs twice the wait before.
      const locks = Math.ceil(Math.log2((now - NOW) / FIRST_LOCK_MS + 1)) + 1;
      expect(taken).toBeLessThanOrEqual(TERMINAL_TRIES + locks);
    }),
  );
});
