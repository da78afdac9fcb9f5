import { expect, test } from 'vitest';
import { CERTIFICATES } from '../../data/certificates.ts';
import { metadataOf } from './metadata.ts';

const all = CERTIFICATES.map((one) => metadataOf(one, '2026-07-01'));

test('both spellings of validity are in use, never in one certificate', () => {
  const spellings = all.map((one) => ['ZZYXQJZRQ' in one, 'ZZYXQJZSJ' in one].join());
  expect(new Set(spellings)).toEqual(new Set(['true,false', 'false,true']));
});

test('certificates of two people name both', () => {
  const marriage = CERTIFICATES.find(({ id }) => id === 'marriage-zhang-li')!;
  expect(metadataOf(marriage, '2026-07-01')).toMatchObject({
    ...{ ZZMC: '结婚证', ZZBFRQ: '20150520', ZZYXQJZRQ: '长期', ZZZT: '01', CZZTDMLXDM: '111' },
    ...{ CZZT: '李明远,张晓岚', CZZTDM: '390102198507220152,390102199003150028' },
    ...{ ZZBS: marriage.identifier, KZ_registrar: '何文舟' },
  });
});

test('states differ', () => {
  expect(new Set(all.map(({ ZZZT }) => ZZZT))).toEqual(new Set(['01', '05', '07']));
});
