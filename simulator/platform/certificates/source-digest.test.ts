import { expect, test } from 'vitest';
import { sourceDigest } from './source-digest.ts';

test('the digest is stable and takes no time', () => {
  const started = performance.now();
  const digest = sourceDigest();
  expect(performance.now() - started).toBeLessThan(200);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(sourceDigest()).toBe(digest);
});
