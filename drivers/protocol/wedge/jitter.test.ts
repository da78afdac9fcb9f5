import { expect, test } from 'vitest';
import { chance, JITTERS, scan, typing } from './typing.test-support.ts';
import { Desk, down, SETTINGS, type TimedKey, up } from './wedge.test-support.ts';
import { holdMs } from './wedge.ts';

const ROUNDS = 10_000;
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789-/:.?=';

function codeOf(random: () => number): string {
  const sign = (): string => SIGNS[Math.floor(random() * SIGNS.length)] ?? '-';
  return Array.from({ length: 12 + Math.floor(52 * random()) }, sign).join('');
}

function deskAfter(keys: readonly TimedKey[]): Desk {
  const desk = new Desk();
  desk.type(keys);
  desk.wait(1_000);
  return desk;
}

test.each(Object.entries(JITTERS))(
  '%s: of 10,000 scans with jitter 99.9 % are one symbol with their text, and no end key acts',
  (_name, jitter) => {
    const random = chance(20_260_101);
    let recognised = 0;
    let leaking = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const text = codeOf(random);
      const ended = random() < 0.9;
      const desk = deskAfter(scan(text, ended ? 'Enter' : undefined, jitter(random)));
      const [burst, ...more] = desk.bursts;
      const isSymbol = burst?.kind === 'symbol' && burst.text === text && burst.ended === ended;
      if (isSymbol && more.length === 0) recognised++;
      // Before the beat is clear a character may have been given back, of few scans.
      const pressed = desk.page.filter(({ type }) => type === 'keyDown').map(({ key }) => key);
      expect(pressed).not.toContain('Enter');
      if (pressed.length > 0) leaking++;
    }
    expect(recognised).toBeGreaterThanOrEqual(0.999 * ROUNDS);
    expect(leaking).toBeLessThan(0.1 * ROUNDS);
  },
);

test(
  'of 10,000 texts of a fast typist who rolls pairs nothing is swallowed or late',
  { timeout: 30_000 },
  () => {
    const random = chance(20_260_102);
    for (let round = 0; round < ROUNDS; round++) {
      const keys = typing(random, 30);
      const desk = deskAfter(keys);
      expect(desk.bursts).toEqual([]);
      expect(desk.page).toEqual(keys.map(({ key }) => key));
      expect(desk.longestHoldMs).toBeLessThanOrEqual(holdMs(SETTINGS, 'a pair') + 0.001);
    }
  },
);

test('a key alone is late by less than 50 ms', () => {
  const keys = [...'hall'].flatMap((char) => [
    { key: down(char), afterMs: 100 },
    { key: up(char), afterMs: 60 },
  ]);
  expect(deskAfter(keys).longestHoldMs).toBeLessThan(45);
});

const REPEATS: Readonly<Record<string, (gapMs: number) => TimedKey[]>> = {
  'says that it repeats': (gapMs) => [{ key: down('x', { isAutoRepeat: true }), afterMs: gapMs }],
  'does not say that it repeats': (gapMs) => [{ key: down('x'), afterMs: gapMs }],
  'lets the key go each time': (gapMs) => [
    { key: up('x'), afterMs: 1 },
    { key: down('x'), afterMs: gapMs - 1 },
  ],
};

test.each(Object.entries(REPEATS))('a keyboard that %s: nothing is swallowed', (_name, repeat) => {
  const first = [
    { key: down('x'), afterMs: 500 },
    ...Array.from({ length: 10_000 }, () => repeat(33)).flat(),
    { key: up('x'), afterMs: 10 },
  ];
  const desk = deskAfter(first);
  expect(desk.bursts).toEqual([]);
  expect(desk.page).toEqual(first.map(({ key }) => key));
});
