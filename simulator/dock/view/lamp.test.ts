import { expect, test } from 'vitest';
import { lampOf } from './lamp.ts';

const failure = { kind: 'timeout' } as const;

test.each([
  [{ value: undefined, failure: undefined }, 'waiting'],
  [{ value: {}, failure: undefined }, 'good'],
  [{ value: undefined, failure }, 'bad'],
  [{ value: {}, failure }, 'bad'],
])('%j lights %s', (watched, lamp) => {
  expect(lampOf(watched)).toBe(lamp);
});
