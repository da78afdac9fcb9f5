import { describe, expect, test } from 'vitest';
import { COMPARED_FIELDS } from '../../contract/certificate-check.ts';
import type { CertificateMetadata, MetadataField } from '../../documents/ofd/metadata.ts';
import { compareMetadata, type Listed } from './compare-metadata.ts';
import { FIELDS, HOLDER, LISTED } from './sealed-files.test-support.ts';

function found(
  values: Readonly<Record<string, string>>,
  source: MetadataField['source'] = 'custom-data',
  isCovered = true,
): readonly MetadataField[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, source, isCovered }));
}

function compare(fields: readonly MetadataField[], listed: Listed = LISTED) {
  const metadata: CertificateMetadata = { fields, identifiers: [], contradictions: [] };
  return compareMetadata(metadata, listed, HOLDER);
}

const SAME = { state: 'same', differing: [] };

test('a file that says what was listed', () => {
  expect(compare(found(FIELDS))).toEqual(SAME);
});

test('a file that says nothing of itself', () => {
  expect(compare([])).toEqual({ state: 'absent', differing: [] });
  expect(compare(found({ ZZMC: '结婚证', KZ_registrar: '何文舟' }))).toMatchObject({
    state: 'absent',
  });
});

describe('one and the same, written otherwise', () => {
  test.each<[string, Record<string, string>, Partial<Listed>?]>([
    ['a date in words', { ZZBFRQ: '2024年5月20日' }],
    ['a date with a time', { ZZBFRQ: '2024-05-20 00:00:00' }],
    ['the other name of the end', { ZZYXQJZSJ: '20340519' }, { validTo: '2034-05-19' }],
    ['no end as a day that nobody sees', { ZZYXQJZRQ: '99991231' }],
    ['an identifier in small letters', { ZZBS: LISTED.identifier.toLowerCase() }],
    ['full width and spaces', { ZZBH: 'ＹＬ3901 0220240017', ZZBFJG: '云岭省 民政厅' }],
    ['a number that was not listed', { ZZBH: 'YL1' }, { number: '' }],
  ])('%s', (_what, values, listed = {}) => {
    expect(compare(found(values), { ...LISTED, ...listed })).toEqual(SAME);
  });
});

describe('what differs is told by its name', () => {
  const wrong: Record<(typeof COMPARED_FIELDS)[number], Record<string, string>> = {
    identifier: { ZZBS: LISTED.identifier.replace('2430599', '2430598') },
    typeCode: { ZZLXDM: '11100000000013338W011' },
    number: { ZZBH: 'YL39010220240018' },
    issuer: { ZZBFJG: '云岭省公安厅' },
    issuedOn: { ZZBFRQ: '2024年5月21日' },
    validTo: { ZZYXQJZRQ: '20340519' },
    holderName: { CZZT: '李明远' },
    holderCode: { CZZTDM: '390102198507220152' },
  };
  test.each(COMPARED_FIELDS)('%s', (field) => {
    const result = compare(found({ ...FIELDS, ...wrong[field] }));
    expect(result).toEqual({ state: 'differs', differing: [field] });
    for (const value of Object.values(wrong[field])) {
      expect(JSON.stringify(result)).not.toContain(value);
    }
  });
  test('a date that is none', () => {
    expect(compare(found({ ZZBFRQ: '2024-02-31' })).differing).toEqual(['issuedOn']);
  });
  test('an end where none was listed, and none where one was', () => {
    const until = { ...LISTED, validTo: '2034-05-19' };
    expect(compare(found({ ZZYXQJZRQ: '长期' }), until).differing).toEqual(['validTo']);
  });
});

describe('what stands in two places', () => {
  test('has to be right in both, whatever its spelling', () => {
    const twice = [
      ...found({ ZZBFRQ: '20240520' }),
      ...found({ ZZBFRQ: '2024年5月20日' }, 'attachment'),
    ];
    expect(compare(twice)).toEqual(SAME);
    const one = [...found(FIELDS), ...found({ ZZBH: 'YL1', CZZT: '李明远' }, 'attachment')];
    expect(compare(one).differing).toEqual(['number', 'holderName']);
  });
  test('names several holders one by one', () => {
    const holders = ['李明远', '林小秋'].map((value) => ({
      ...{ name: 'CZZT', value, source: 'custom-tag' as const, isCovered: true },
    }));
    expect(compare(holders)).toEqual(SAME);
  });
});

describe('what no seal covers', () => {
  const open = (values: Record<string, string>) => found(values, 'attachment', false);

  test('is no proof, however well it agrees', () => {
    expect(compare(open(FIELDS))).toEqual({
      ...{ state: 'unprotected', differing: [], unprotected: COMPARED_FIELDS },
    });
  });
  test('is told field by field', () => {
    const { ZZBH, ...sealed } = FIELDS;
    expect(compare([...found(sealed), ...open({ ZZBH: ZZBH! })])).toEqual({
      ...{ state: 'unprotected', differing: [], unprotected: ['number'] },
    });
  });
  test('takes nothing from what is covered elsewhere', () => {
    expect(compare([...open(FIELDS), ...found(FIELDS)])).toEqual(SAME);
  });
  test('is warned of all the same where it differs', () => {
    expect(compare([...found(FIELDS), ...open({ ZZBH: 'YL1' })])).toEqual({
      ...{ state: 'differs', differing: ['number'] },
    });
  });
  test('adds no holder to those that were sealed', () => {
    const other = found({ ...FIELDS, CZZT: '李明远' }, 'attachment');
    expect(compare([...other, ...open({ CZZT: '林小秋' })]).differing).toEqual(['holderName']);
    // Both sealed: two holders.
    expect(compare([...other, ...found({ CZZT: '林小秋' }, 'attachment')])).toEqual(SAME);
  });
});
