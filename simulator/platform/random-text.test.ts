import { expect, test } from 'vitest';
import { randomSecret, randomText } from './random-text.ts';

test('a text has the wanted length, from its alphabet only', () => {
  const text = randomText('AB7', 200);
  expect(text).toMatch(/^[AB7]{200}$/);
  expect(new Set(text).size).toBe(3);
});

test('secrets differ and go into a URL as they are', () => {
  const secrets = Array.from({ length: 100 }, randomSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
});
