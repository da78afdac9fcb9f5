import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Key } from './key.ts';
import { atSpeed, Desk, down, SETTINGS, type TimedKey, typed, up } from './wedge.test-support.ts';
import { holdLimitMs } from './wedge.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789 ,.');
const act = fc.constantFrom('Enter', 'Tab', 'Escape', 'ArrowDown', 'ArrowUp', 'F1', 'Delete');
const slow = fc.integer({ min: SETTINGS.maxGapMs + 1, max: 400 });

/** Up to three letters that roll over each other, as fast hands do; released in any order. */
const roll = fc
  .tuple(
    fc.uniqueArray(letter, { minLength: 1, maxLength: 3 }),
    slow,
    fc.array(fc.integer({ min: 4, max: SETTINGS.maxGapMs }), { minLength: 2, maxLength: 2 }),
    fc.array(fc.nat(90), { minLength: 3, maxLength: 3 }),
  )
  .map(([chars, firstMs, gaps, releases]): TimedKey[] => [
    ...chars.map((char, index) => ({
      key: down(char),
      afterMs: index === 0 ? firstMs : gaps[index - 1]!,
    })),
    ...chars.map((char, index) => ({ key: up(char), afterMs: releases[index]! })),
  ]);

const single = fc
  .tuple(act, slow, fc.nat(120), fc.nat(20))
  .map(([name, firstMs, dwellMs, repeats]): TimedKey[] => [
    { key: down(name), afterMs: firstMs },
    ...Array.from({ length: repeats }, () => ({
      key: down(name, { isAutoRepeat: true }),
      afterMs: 25,
    })),
    { key: up(name), afterMs: dwellMs },
  ]);

const shortcut = fc.tuple(letter, slow, fc.nat(60)).map(([char, firstMs, dwellMs]): TimedKey[] => [
  { key: down('Control'), afterMs: firstMs },
  { key: down(char, { control: true }), afterMs: dwellMs },
  { key: up(char), afterMs: 10 },
  { key: up('Control'), afterMs: 10 },
]);

const hand = fc.array(fc.oneof(roll, single, shortcut), { maxLength: 25 }).map((all) => all.flat());

test('whatever a hand types reaches the page: all of it, once, in its order, in time', () => {
  fc.assert(
    fc.property(hand, (keys) => {
      const desk = new Desk();
      desk.type(keys);
      desk.wait(1_000);
      expect(desk.page).toEqual(keys.map(({ key }) => key));
      expect(desk.bursts).toEqual([]);
      expect(desk.longestHoldMs).toBeLessThanOrEqual(holdLimitMs(SETTINGS));
    }),
    { numRuns: 500 },
  );
});

test('a fast typist with twenty keys a second and rollover is a hand', () => {
  const gaps = [70, 22, 64, 28, 55, 61, 30, 48, 72, 18];
  const text = 'the quick brown fox jumps over the lazy dog';
  const keys = [...text].map((char, index) => ({ key: down(char), afterMs: gaps[index % 10]! }));
  const desk = new Desk();
  desk.type(keys);
  desk.wait(1_000);
  expect(desk.page).toEqual(keys.map(({ key }) => key));
});

const payload = fc
  .array(fc.integer({ min: 0x20, max: 0x7e }), {
    minLength: SETTINGS.minChars,
    maxLength: 300,
  })
  .map((codes) => String.fromCharCode(...codes));
const speed = fc.integer({ min: 0, max: SETTINGS.maxGapMs });

test('whatever a scanner types is one symbol with exactly its text, and nothing on the page', () => {
  fc.assert(
    fc.property(payload, speed, (text, gapMs) => {
      const desk = new Desk();
      desk.type(atSpeed([...typed(text), down('Enter'), up('Enter')], gapMs));
      desk.wait(1_000);
      expect(desk.bursts).toMatchObject([{ kind: 'symbol', text, ended: true }]);
      expect(desk.bursts[0]!.rhythm.longestGapMs).toBe(gapMs);
      expect(desk.page).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a scanner in the midst of a hand’s work takes nothing from it and gives nothing to it', () => {
  fc.assert(
    fc.property(hand, payload, hand, (before, text, after) => {
      const desk = new Desk();
      desk.type(before);
      desk.wait(200);
      desk.type(atSpeed([...typed(text), down('Enter'), up('Enter')], 10));
      desk.wait(200);
      desk.type(after);
      desk.wait(1_000);
      expect(desk.page).toEqual([...before, ...after].map(({ key }) => key));
      expect(desk.bursts).toMatchObject([{ kind: 'symbol', text }]);
    }),
    { numRuns: 150 },
  );
});

const anyKey: fc.Arbitrary<Key> = fc.record({
  type: fc.constantFrom('keyDown', 'keyUp'),
  key: fc.oneof(
    act,
    letter,
    fc.constantFrom('Shift', 'Control', 'Alt', 'Meta', 'Process', '', '\ud800', '\u001d'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  code: fc.oneof(
    fc.constantFrom('', 'KeyA', 'Enter', 'AltLeft', 'Numpad0', 'Numpad9'),
    fc.string(),
  ),
  control: fc.boolean(),
  alt: fc.boolean(),
  meta: fc.boolean(),
  isAutoRepeat: fc.boolean(),
});
const anyTyping = fc.array(fc.record({ key: anyKey, afterMs: fc.nat(120) }), { maxLength: 400 });

test('arbitrary keys: no throw, no key held beyond the limit, every key at most once, then rest', () => {
  fc.assert(
    fc.property(anyTyping, (keys) => {
      const desk = new Desk();
      desk.type(keys);
      desk.wait(1_000);
      expect(desk.longestHoldMs).toBeLessThanOrEqual(holdLimitMs(SETTINGS));
      expect(desk.wedge.deadline()).toBeUndefined();
      let next = 0;
      for (const seen of desk.page) {
        const found = keys.findIndex(({ key }, index) => index >= next && key === seen);
        expect(found).toBeGreaterThanOrEqual(next);
        next = found + 1;
      }
    }),
    { numRuns: 500 },
  );
});

test('keys that act never reach the page from within a burst, whatever stands around them', () => {
  const bad = fc.oneof(
    act.map((name) => down(name)),
    letter.map((char) => down(char, { control: true })),
    letter.map((char) => down(char, { alt: true })),
    letter.map((char) => down(char)),
  );
  fc.assert(
    fc.property(fc.array(bad, { maxLength: 40 }), speed, (keys, gapMs) => {
      const desk = new Desk();
      // The scanner adds an end key to whatever the code holds, and lets every key go.
      const all = [down('x'), ...keys, down('Enter')];
      desk.type(
        atSpeed(
          all.flatMap((key) => [key, { ...key, type: 'keyUp' as const }]),
          gapMs,
        ),
      );
      desk.wait(1_000);
      expect(desk.page).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a flood without an end is bounded and ends as an overflow', () => {
  const desk = new Desk();
  desk.type(atSpeed(typed('x'.repeat(50_000)), 1));
  desk.wait(1_000);
  expect(desk.bursts).toMatchObject([{ kind: 'dropped', flaw: 'overflow' }]);
  const repeats = Array.from({ length: 5_000 }, () => ({
    key: down('x', { isAutoRepeat: true }),
    afterMs: 0,
  }));
  desk.type([{ key: down('x'), afterMs: 10 }, ...repeats]);
  desk.wait(1_000);
  expect(desk.page).toEqual([]);
});
