import { expect, test } from 'vitest';
import { idNumberFits } from './id-number.ts';
import { CARDS, cardName } from './cards.ts';
import { CITIZENS } from './citizens.ts';

test('there is one card of every layout, and nobody has it', () => {
  expect(CARDS.map(({ layout }) => layout)).toEqual([
    'resident',
    'hk-mo-tw',
    'foreign-2017',
    'foreign-2023',
  ]);
  const known = new Set(CITIZENS.map(({ idNo }) => idNo));
  expect(CARDS.filter(({ idNo }) => known.has(idNo))).toEqual([]);
});

test('numbers fit and belong to a region or province 39, which was never assigned', () => {
  const [resident, hkMoTw, old, recent] = CARDS;
  for (const card of [resident, hkMoTw, recent]) {
    expect(idNumberFits(card!.idNo)).toBe(true);
    expect(card!.idNo.slice(6, 14)).toBe(card!.birth);
  }
  expect(resident!.idNo).toMatch(/^39/);
  // The number that the specimen of this card in public notices bears.
  expect(hkMoTw!.idNo).toBe('810000199408230021');
  expect(old!.idNo).toMatch(/^FRA39/);
  expect(recent!.idNo).toMatch(/^939/);
});

test('a card without a Chinese name is called by its English one', () => {
  expect(CARDS.map(cardName)).toEqual([
    '林望舒',
    '样本甲',
    '艾美丽',
    'SPECIMEN, BARTHOLOMEUS MAXIMILIAN FRED',
  ]);
});
