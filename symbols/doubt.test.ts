import { expect, test } from 'vitest';
import { isDoubtful } from './doubt.ts';

test('what took more than half of its correction is doubtful', () => {
  expect([0, 0.33, 0.49].map((quality) => isDoubtful({ quality }))).toEqual([true, true, true]);
  expect([0.5, 1].map((quality) => isDoubtful({ quality }))).toEqual([false, false]);
});
