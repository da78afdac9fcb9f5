import { expect, test } from 'vitest';
import { selfCheck } from './self-check.ts';

test('what it makes it finds right, and wrong once changed', () => {
  expect(selfCheck(Date.UTC(2026, 5, 1))).toBe(true);
});
