import { expect, test } from 'vitest';
import { randomCodeToken, randomSecret } from './random-text.ts';

test('code tokens fit the profile and differ', () => {
  const tokens = Array.from({ length: 200 }, randomCodeToken);
  for (const token of tokens) expect(token).toMatch(/^[0-9A-Z]{24}$/);
  expect(new Set(tokens).size).toBe(200);
  expect(new Set(tokens.join('')).size).toBe(36);
});

test('secrets need no escape in a URL and differ', () => {
  const secrets = Array.from({ length: 200 }, randomSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
  expect(new Set(secrets).size).toBe(200);
});
