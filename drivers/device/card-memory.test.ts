import { expect, test } from 'vitest';
import type { ResidentCard } from '../id-card.ts';
import { createCardMemory } from './card-memory.ts';

const CARD: ResidentCard = {
  layout: 'resident',
  name: '田小满',
  sex: '2',
  nation: '01',
  nationName: '汉',
  birth: '19900307',
  address: '东海省云溪市望潮区青石巷7号',
  idNo: '390101199003070021',
  issuer: '云溪市公安局望潮分局',
  validFrom: '20200101',
  validTo: '20400101',
  photo: new Uint8Array(1024).fill(7),
};

test('nothing is the same as nothing', () => {
  const memory = createCardMemory();
  expect([memory.isEmpty(), memory.isSame(CARD)]).toEqual([true, false]);
});

test('a card is the same with its newest address and fingerprints and without, until it is forgotten', () => {
  const memory = createCardMemory();
  memory.remember(CARD);
  expect(memory.isEmpty()).toBe(false);
  expect(memory.isSame({ ...CARD, newestAddress: '东海省雾灵市', hasFingerprints: true })).toBe(
    true,
  );
  memory.forget();
  expect([memory.isEmpty(), memory.isSame(CARD)]).toEqual([true, false]);
});

test.each<[string, Partial<ResidentCard>]>([
  ['number', { idNo: '390201198810160032' }],
  ['name', { name: '田大满' }],
  ['first day', { validFrom: '20300101' }],
  ['photo', { photo: new Uint8Array(1024).fill(8) }],
])('a card with another %s is another', (_, change) => {
  const memory = createCardMemory();
  memory.remember(CARD);
  expect(memory.isSame({ ...CARD, ...change })).toBe(false);
});

test('what was overwritten after it was remembered is still known', () => {
  const memory = createCardMemory();
  const card = { ...CARD, photo: Uint8Array.from(CARD.photo) };
  memory.remember(card);
  card.photo.fill(0);
  expect(memory.isSame(CARD)).toBe(true);
});
