import { expect, test } from 'vitest';
import { PHOTO_BYTES, wipeIdCard, type IdCard } from './id-card.ts';

test('wiping a card leaves no byte of the photo', () => {
  const card: IdCard = {
    layout: 'resident',
    name: '田小满',
    sex: '2',
    nation: '01',
    nationName: '汉',
    birth: '19900307',
    address: '东海省云溪市',
    idNo: '390101199003070021',
    issuer: '云溪市公安局',
    validFrom: '20200101',
    validTo: '长期',
    photo: new Uint8Array(PHOTO_BYTES).fill(7),
  };
  wipeIdCard(card);
  expect(card.photo).toEqual(new Uint8Array(PHOTO_BYTES));
});
