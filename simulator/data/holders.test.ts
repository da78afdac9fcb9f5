import { expect, test } from 'vitest';
import { CARDS } from './cards.ts';
import { CITIZENS } from './citizens.ts';
import { HOLDERS } from './holders.ts';

test('everybody who has a card is known once', () => {
  expect(HOLDERS).toHaveLength(CITIZENS.length + CARDS.length);
  expect(new Set(HOLDERS.map(({ idNo }) => idNo)).size).toBe(HOLDERS.length);
});

test('a foreigner’s card is asked about as one', () => {
  const types = Object.fromEntries(HOLDERS.map(({ id, idType }) => [id, idType]));
  expect(types).toMatchObject({
    zhang: '111',
    'card-hk': '111',
    'card-foreign-old': '553',
    'card-foreign-new': '553',
  });
});
