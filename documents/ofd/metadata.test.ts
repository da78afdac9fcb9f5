import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { mod3736Fits } from '../../govcode/mod37-36.ts';
import { readMetadata } from './metadata.ts';
import { openOfd } from './open-ofd.ts';
import { onePage } from './pack.test-support.ts';

// Published identifiers: the first is right, the second has another check character.
const GOOD = '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F';
const WRONG = '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.G';

function metadataOf(
  data: Record<string, string>,
  attachment = '<a/>',
  tag = '<a/>',
  covered: readonly string[] = [],
) {
  const custom = Object.entries(data)
    .map(([name, value]) => `<CustomData Name="${name}">${value}</CustomData>`)
    .join('');
  const files = {
    'OFD.xml': `<OFD><DocBody><DocInfo><CustomDatas>${custom}</CustomDatas></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>`,
    'Doc_0/Document.xml': `<Document><CommonData/><Pages/><Attachments>A.xml</Attachments><CustomTags>T.xml</CustomTags></Document>`,
    'Doc_0/A.xml':
      '<Attachments><Attachment Name="x"><FileLoc>data.xml</FileLoc></Attachment></Attachments>',
    'Doc_0/T.xml': '<CustomTags><CustomTag><FileLoc>tag.xml</FileLoc></CustomTag></CustomTags>',
    'Doc_0/data.xml': attachment,
    'Doc_0/tag.xml': tag,
  };
  return readMetadata(unwrap(openOfd(onePage('', files))), mod3736Fits, new Set(covered));
}

test('fields are found in all three places', () => {
  const { fields, contradictions } = metadataOf(
    { zzmc: '虚构居住证', other: 'x', KZ_FLOOR: '3' },
    '<meta><ZZBH>39-1</ZZBH></meta>',
    '<tag><CZZT>甲</CZZT></tag>',
  );
  expect(fields).toEqual([
    { name: 'ZZMC', value: '虚构居住证', source: 'custom-data', isCovered: false },
    { name: 'KZ_FLOOR', value: '3', source: 'custom-data', isCovered: false },
    { name: 'CZZT', value: '甲', source: 'custom-tag', isCovered: false },
    { name: 'ZZBH', value: '39-1', source: 'attachment', isCovered: false },
  ]);
  expect(contradictions).toEqual([]);
});

test('an identifier is judged by its parts and its check character', () => {
  const right = [GOOD, GOOD.toLowerCase(), WRONG, '1.2.3', GOOD.replace('.001.', '.')].map(
    (text) => metadataOf({ ZZBS: text }).identifiers[0]?.isWellFormed,
  );
  expect(right).toEqual([true, true, false, false, false]);
});

test('two places that differ are told', () => {
  const { contradictions } = metadataOf(
    { ZZBH: '1', ZZMC: 'a' },
    '<m><ZZBH>2</ZZBH><ZZMC>a</ZZMC></m>',
  );
  expect(contradictions).toEqual(['ZZBH']);
});

test('several holders in one place are no contradiction', () => {
  const { fields, contradictions } = metadataOf({}, '<m><CZZT>甲</CZZT><CZZT>乙</CZZT></m>');
  expect(fields).toHaveLength(2);
  expect(contradictions).toEqual([]);
});

test('what is no metadata is left alone', () => {
  expect(metadataOf({ ZZMC: 'x'.repeat(2_001), ZZBH: '' }, 'no XML').fields).toEqual([]);
});

test.each([
  [['OFD.xml'], ['ZZMC']],
  [['Doc_0/T.xml', 'Doc_0/tag.xml'], ['CZZT']],
  [['Doc_0/A.xml', 'Doc_0/data.xml'], ['ZZBH']],
  // A list that anybody may have written can name any file that was sealed as something else.
  [['Doc_0/data.xml', 'Doc_0/tag.xml'], []],
  [['Doc_0/A.xml', 'Doc_0/T.xml'], []],
])('covered are %j: %j come from there alone', (covered, names) => {
  const { fields } = metadataOf({ ZZMC: 'a' }, '<m><ZZBH>1</ZZBH></m>', '<CZZT>甲</CZZT>', covered);
  expect(fields).toHaveLength(3);
  expect(fields.filter(({ isCovered }) => isCovered).map(({ name }) => name)).toEqual(names);
});

describe('attachments', () => {
  /** With what is unpacked of them, in the order in which it is asked for. */
  function read(attachments: Readonly<Record<string, string>>, times = 1) {
    const entries = Object.keys(attachments)
      .map((name) => `<Attachment Name="x"><FileLoc>${name}</FileLoc></Attachment>`)
      .join('');
    const file = unwrap(
      openOfd(
        onePage('', {
          'Doc_0/Document.xml':
            '<Document><CommonData/><Pages/><Attachments>A.xml</Attachments></Document>',
          'Doc_0/A.xml': `<Attachments>${entries.repeat(times)}</Attachments>`,
          ...Object.fromEntries(
            Object.entries(attachments).map(([name, text]) => [`Doc_0/${name}`, text]),
          ),
        }),
      ),
    );
    const unpacked: string[] = [];
    const watched = {
      ...file.package,
      read(path: string, where: string) {
        unpacked.push(path);
        return file.package.read(path, where);
      },
    };
    const { fields } = readMetadata({ ...file, package: watched }, mod3736Fits);
    return { unpacked, values: fields.map(({ value }) => value) };
  }
  const ofBytes = (length: number, value: string): string =>
    `<ZZBH>${value}</ZZBH>`.padEnd(length, '\n');
  const MIB = 1_024 * 1_024;

  test('above a megabyte are not even unpacked', () => {
    const found = read({ 'big.xml': ofBytes(MIB + 1, 'a'), 'small.xml': ofBytes(MIB, 'b') });
    expect(found).toEqual({ unpacked: ['Doc_0/small.xml'], values: ['b'] });
  });
  test('that are no XML neither', () => {
    expect(read({ 'a.bin': '<ZZBH>1</ZZBH>' }).unpacked).toEqual([]);
  });
  test('are looked at once each, and eight megabytes of them', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`${index}.xml`, ofBytes(MIB, String(index))]),
    );
    const { values } = read(many, 3);
    expect(values).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });
});
