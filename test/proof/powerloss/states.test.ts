import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../fuzz/frame/random.ts';
import type { Change } from './disk.ts';
import { createGround, statesOf, torn } from './states.ts';

const bytes = (at: number, text: string): Extract<Change, { kind: 'bytes' }> => ({
  ...{ kind: 'bytes', file: 1, at, bytes: Buffer.from(text) },
});
const ENTER: Change = { kind: 'enter', path: '/d/a', file: 1 };

function contentsOf(changes: readonly Change[]): Record<string, string> {
  const { contents } = createGround().at([]).with(changes);
  return Object.fromEntries([...contents].map(([path, one]) => [path, one.toString()]));
}

describe('the states of a moment', () => {
  const pending = [ENTER, bytes(0, 'a'.repeat(600)), bytes(600, 'b')];
  const of = (subsets: number) => [
    ...statesOf({ durable: [], pending, promises: [] }, { subsets, random: createRandom(1) }),
  ];

  test('begin with what is certain, and hold every prefix', () => {
    const plain = of(0).filter(({ kind }) => ['synced', 'all', 'prefix'].includes(kind));
    expect(plain.map(({ changes }) => changes.length)).toEqual([0, 3, 1, 2]);
  });

  test('hold as many subsets as were asked for, in the order of the changes', () => {
    const subsets = of(9).filter(({ kind }) => kind === 'subset');
    expect(subsets).toHaveLength(9);
    for (const { changes } of subsets) {
      expect(changes).toEqual(pending.filter((one) => changes.includes(one)));
    }
    expect(new Set(subsets.map(({ changes }) => changes.length)).size).toBeGreaterThan(1);
  });

  test('hold names without contents, and contents without names', () => {
    const names = of(0).filter(({ kind }) => kind === 'names');
    expect(names.map(({ changes }) => contentsOf(changes))).toEqual([{ '/d/a': '' }, {}]);
  });

  test('of a moment at which all is certain there is one', () => {
    const moment = { durable: pending, pending: [], promises: [] };
    const states = [...statesOf(moment, { subsets: 3, random: createRandom(1) })];
    expect(states).toEqual([{ kind: 'synced', changes: [] }]);
  });
});

test('a torn write is made of whole sectors of it, at their places', () => {
  fc.assert(
    fc.property(fc.nat(9_000), fc.integer({ min: 1, max: 9_000 }), fc.nat(), (at, size, seed) => {
      const whole = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
      const parts = torn({ kind: 'bytes', file: 1, at, bytes: whole }, 512, createRandom(seed));
      for (const part of parts) {
        if (part.kind !== 'bytes') throw new Error('not of bytes');
        const from = part.at - at;
        expect(part.bytes).toEqual(whole.subarray(from, from + part.bytes.length));
        const end = part.at + part.bytes.length;
        expect(part.at === at || part.at % 512 === 0).toBe(true);
        expect(end === at + size || end % 512 === 0).toBe(true);
      }
    }),
  );
});

test('files are made of their changes one after the other', () => {
  const made = [ENTER, bytes(0, 'hello'), bytes(3, 'p!')];
  expect(contentsOf(made)).toEqual({ '/d/a': 'help!' });
  expect(contentsOf([...made, { kind: 'size', file: 1, size: 2 }])).toEqual({ '/d/a': 'he' });
  expect(contentsOf([...made, { kind: 'leave', path: '/d/a' }])).toEqual({});
  expect(contentsOf([...made, { kind: 'move', from: '/d/a', to: '/d/b' }])).toEqual({
    '/d/b': 'help!',
  });
  // One whose beginning has not arrived has nothing to move.
  expect(contentsOf([{ kind: 'move', from: '/d/a', to: '/d/b' }])).toEqual({});
});

test('a state leaves what is certain as it is', () => {
  const ground = createGround();
  const first = ground.at([ENTER, bytes(0, 'abc')]);
  expect(
    first
      .with([bytes(0, 'X')])
      .contents.get('/d/a')
      ?.toString(),
  ).toBe('Xbc');
  expect(first.with([]).contents.get('/d/a')?.toString()).toBe('abc');
});
