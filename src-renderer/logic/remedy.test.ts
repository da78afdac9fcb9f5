import { expect, test } from 'vitest';
import { isAboutCard, remedyOf } from './remedy.ts';

test('the remedy comes from the catalogue', () => {
  expect(remedyOf('CODE_EXPIRED')).toBe('rescan');
  expect(remedyOf('LEVEL_TOO_LOW')).toBe('clerk');
});

test('knows what is about the card', () => {
  expect(isAboutCard('CARD_UNREADABLE')).toBe(true);
  expect(isAboutCard('CODE_EXPIRED')).toBe(false);
});
