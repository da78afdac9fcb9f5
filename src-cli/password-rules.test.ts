import { expect, test } from 'vitest';
import { generatePassword, passwordFlaw } from './password-rules.ts';

test.each([
  ['yl-2026', 'short'],
  ['政务服务大厅12', undefined],
  ['政务7', 'short'],
  ['x1'.repeat(65), 'long'],
  ['clerk-0001-x', 'id'],
  ['12345678', 'worst'],
  ['P@ssw0rd', 'worst'],
  ['abcdefghijk', 'kinds'],
  ['4820957316', 'kinds'],
  ['yunling-2026', undefined],
  ['blue sky over hills', undefined],
])('%s: %s', (password, flaw) => {
  expect(passwordFlaw(password, '0001')).toBe(flaw);
});

test('the id counts in whatever case, a very short one not at all', () => {
  expect(passwordFlaw('my-HALL-key', 'hall')).toBe('id');
  expect(passwordFlaw('sky-1-hills', '1')).toBeUndefined();
});

test('generated passwords can be taken and are never the same', () => {
  const many = Array.from({ length: 500 }, () => generatePassword());
  expect(new Set(many).size).toBe(500);
  for (const one of many) {
    expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(passwordFlaw(one, '0001')).toBeUndefined();
  }
});
