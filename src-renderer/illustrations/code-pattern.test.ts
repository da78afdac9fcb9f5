import { expect, test } from 'vitest';
import { CODE_SIZE, codePath } from './code-pattern.ts';

test('draws square modules within the pattern', () => {
  const path = codePath();
  expect(path.startsWith('M0 0h1v1h-1z')).toBe(true);
  const corners = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map((match) => match.slice(1, 3));
  expect(corners.length).toBeGreaterThan(100);
  for (const [x, y] of corners) {
    expect(Number(x)).toBeLessThan(CODE_SIZE);
    expect(Number(y)).toBeLessThan(CODE_SIZE);
  }
  expect(path.replace(/M\d+ \d+h1v1h-1z/g, '')).toBe('');
});
