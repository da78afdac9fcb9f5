import { describe, expect, test } from 'vitest';
import { macWith } from '../audit/sm3-mac.ts';
import { VERIFIED, verifiedWith } from '../session/test-data.ts';
import { type HolderFacts, holderFacts, strangers } from './holder.ts';
import { HOLDER } from './sealed-files.test-support.ts';

const HIS = '39010219491231002X';
const OTHER = '390102198507220152';
const NONCE = '0f'.repeat(16);
const BY_DIGEST: HolderFacts = {
  ...HOLDER,
  nonce: NONCE,
  holderDigest: macWith(Buffer.from(NONCE, 'hex'))(`111|${HIS}`),
};

describe('the holder of a file', () => {
  test.each([
    ['the person', '林小秋', HIS],
    ['the person, in small letters', '林小秋', HIS.toLowerCase()],
    ['one of two, joined', '李明远,林小秋', `${OTHER}、${HIS}`],
    ['a name written apart', '林 小 秋', HIS],
    ['nobody', '', ''],
    ['masked', '林**', '3901**********002X'],
    ['an organisation', '虚构餐饮有限公司', '91390102MA00000001'],
  ])('is %s', (_what, names, numbers) => {
    for (const facts of [HOLDER, BY_DIGEST]) expect(strangers(names, numbers, facts)).toEqual([]);
  });

  test('is somebody else by name and number', () => {
    for (const facts of [HOLDER, BY_DIGEST]) {
      expect(strangers('李明远', OTHER, facts)).toEqual(['holderName', 'holderCode']);
      expect(strangers('林小秋', OTHER, facts)).toEqual(['holderCode']);
      expect(strangers('李明远', HIS, facts)).toEqual(['holderName']);
    }
  });

  test('is told by the digest where masks cannot tell', () => {
    const alike = '39010219500101002X';
    expect(strangers('', alike, HOLDER)).toEqual([]);
    expect(strangers('', alike, BY_DIGEST)).toEqual(['holderCode']);
  });

  test('of a Latin name says nothing by it', () => {
    const facts = { ...HOLDER, nameMasked: 'A*** S****' };
    expect(strangers('SMITH ALEX', HIS, facts)).toEqual([]);
    expect(strangers('Alex Smith', HIS, HOLDER)).toEqual(['holderName']);
  });
});

describe('what is known of the person', () => {
  const noHolder = { holder: () => undefined };
  test('is what the code system said, masked', () => {
    const { nameMasked, idNoMasked } = VERIFIED.reply;
    expect(holderFacts(VERIFIED, noHolder)).toEqual({
      ...{ nameMasked, idNoMasked, idType: '111', nonce: VERIFIED.nonce },
    });
  });
  test('goes by a digest where there is one, and a nonce that it was made under', () => {
    const verified = verifiedWith({ holderDigest: 'd'.repeat(64), idType: '511' });
    expect(holderFacts(verified, noHolder)).toMatchObject({
      ...{ idType: '511', holderDigest: 'd'.repeat(64) },
    });
    expect(holderFacts({ ...verified, nonce: '' }, noHolder)).not.toHaveProperty('holderDigest');
  });
  test('is whole where a token names a holder for the platform of a province', () => {
    const holder = { idType: '111', idNo: HIS, name: '林小秋' };
    const facts = holderFacts(VERIFIED, { holder: () => holder });
    expect(strangers('林小秋', HIS, facts)).toEqual([]);
    expect(strangers('林大秋', `${HIS.slice(0, -1)}1`, facts)).toEqual([
      ...['holderName', 'holderCode'],
    ]);
  });
});
