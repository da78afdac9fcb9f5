import { expect, test } from 'vitest';
import { CARD_FIELDS, cardViewSchema, type CardView } from '../contract/session.ts';
import type {
  ForeignCard2017,
  ForeignCard2023,
  HkMoTwCard,
  IdCard,
  ResidentCard,
} from './id-card.ts';
import { cardView } from './card-view.ts';

const COMMON = {
  ...({ sex: '2', birth: '19491231', validFrom: '20200101', validTo: '长期' } as const),
  photo: new Uint8Array(1024),
} as const;
const RESIDENT: ResidentCard = {
  ...{ ...COMMON, layout: 'resident', name: '林小秋', nation: '05', nationName: '维吾尔' },
  ...{ address: '云岭省云岭市新华路1号', idNo: '39010219491231002X', issuer: '云岭市公安局' },
};
const HK: HkMoTwCard = {
  ...{ ...COMMON, layout: 'hk-mo-tw', name: '陈大文', idNo: '810000194912310028' },
  ...{ address: '云岭省云岭市人民路2号', issuer: '云岭市公安局' },
  ...{ permitNo: 'H12345678', issueCount: '01' },
};
const OLD: ForeignCard2017 = {
  ...{ ...COMMON, layout: 'foreign-2017', name: '简安', chineseName: '简安' },
  ...{ englishName: 'DOE, JANE', nationality: 'CAN', idNo: 'CAN390149123101' },
  ...{ cardVersion: '01', authorityCode: '1500' },
};
const NEW: ForeignCard2023 = {
  ...{ ...COMMON, layout: 'foreign-2023', name: 'DOE, JANE', chineseName: '' },
  ...{ englishName: 'DOE, JANE', nationality: 'CAN', idNo: '939124194912310024' },
  ...{ renewalCount: '00', formerNumber: '' },
};

function values({ fields }: CardView): Record<string, string> {
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}

test('a resident card shows every field, masked where it names its holder', () => {
  expect(values(cardView({ ...RESIDENT, newestAddress: '云岭省雾灵市解放路3号' }))).toEqual({
    name: '林*秋',
    sex: '2',
    nation: '维吾尔',
    birth: '1949-**-**',
    address: '云岭省云岭市*****',
    newestAddress: '云岭省雾灵市*****',
    idNo: '390102********002X',
    issuer: '云岭市公安局',
    validity: '2020-01-01/长期',
  });
});

test('the other layouts show what they have more', () => {
  expect(values(cardView(HK))).toMatchObject({ permitNo: '******678', issueCount: '01' });
  expect(values(cardView(OLD))).toMatchObject({
    ...{ name: '简*', englishName: 'D*** J***', nationality: '加拿大 CAN' },
    ...{ authorityCode: '1500', cardVersion: '01' },
  });
  expect(values(cardView(NEW))).toMatchObject({
    ...{ name: 'D*** J***', renewalCount: '00', issuer: '国家移民管理局' },
  });
  expect(values(cardView({ ...RESIDENT, hasFingerprints: true })).fingerprints).toBe('yes');
});

test('a name is shown once, and an empty field not at all', () => {
  const shown = values(cardView(NEW));
  expect(shown).not.toHaveProperty('englishName');
  expect(shown).not.toHaveProperty('formerNumber');
});

test('a character that no font has is seen to be one', () => {
  const shown = values(
    cardView({ ...RESIDENT, name: '\uE863秋', address: '云岭\uE864市\u{F0000}5号' }),
  );
  expect(shown).toMatchObject({ name: '〓*', address: '云岭〓市〓5*' });
});

test.each([RESIDENT, HK, OLD, NEW])(
  '$layout: fits the contract, in order, nothing in clear',
  (card: IdCard) => {
    const view = cardViewSchema.parse(cardView(card));
    const keys = view.fields.map(({ key }) => CARD_FIELDS.indexOf(key));
    expect(keys).toEqual(keys.toSorted((one, other) => one - other));
    const text = JSON.stringify(view);
    for (const secret of [card.name, card.idNo, '19491231', '1949-12', '新华路', '12345678']) {
      expect(text).not.toContain(secret);
    }
  },
);
