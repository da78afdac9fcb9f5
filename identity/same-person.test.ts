import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIdNo, maskName } from '../contract/mask.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { samePerson, type CardHolder, type CodeHolder, type SamePerson } from './same-person.ts';

const crypto = createSmProvider({ randomBytes });
const NONCE = '000102030405060708090a0b0c0d0e0f';
const CARD: CardHolder = { idType: '111', idNo: '39010219491001002X', name: '张三丰' };

/** As a code system makes it, by another implementation than ours (OpenSSL's SM3). */
function digestOf({ idType, idNo }: CardHolder, nonce = NONCE): string {
  const hmac = createHmac('sm3', Buffer.from(nonce, 'hex'));
  return hmac.update(`${idType}|${idNo}`, 'utf8').digest('hex');
}

function codeOf(holder: CardHolder, change: Partial<CodeHolder> = {}): CodeHolder {
  const { idNo, name } = holder;
  return { nameMasked: maskName(name), idNoMasked: maskIdNo(idNo), nonce: NONCE, ...change };
}

const judge = (card: CardHolder, code: CodeHolder): Promise<SamePerson> =>
  samePerson(card, code, crypto);

describe('by the digest', () => {
  const holderDigest = digestOf(CARD);

  test('the same holder is the same, however the number is spelt', async () => {
    expect(await judge(CARD, codeOf(CARD, { holderDigest }))).toBe('same');
    const small = { ...CARD, idNo: CARD.idNo.toLowerCase() };
    expect(await judge(small, codeOf(CARD, { holderDigest }))).toBe('same');
  });

  test.each<[string, Partial<CardHolder>]>([
    ['number', { idNo: '390102194910010038' }],
    ['type', { idType: '516' }],
  ])('another %s is another person, whatever the masks show', async (_what, change) => {
    expect(await judge({ ...CARD, ...change }, codeOf(CARD, { holderDigest }))).toBe('different');
  });

  test('the digest of another request says nothing of this one', async () => {
    const other = digestOf(CARD, 'ff'.repeat(16));
    expect(await judge(CARD, codeOf(CARD, { holderDigest: other }))).toBe('different');
  });

  test('the masks are not asked where there is a digest', async () => {
    const code = codeOf(CARD, { holderDigest, nameMasked: '李*', idNoMasked: '' });
    expect(await judge(CARD, code)).toBe('same');
  });

  test('any changed bit of a digest is another person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(255), async (bit) => {
        const bytes = Buffer.from(holderDigest, 'hex');
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        const changed = bytes.toString('hex');
        expect(await judge(CARD, codeOf(CARD, { holderDigest: changed }))).toBe('different');
      }),
    );
  });
});

describe('by the masks alone', () => {
  test.each<[SamePerson, string, Partial<CodeHolder>]>([
    ['same', 'name and ten digits agree', {}],
    ['different', 'the number differs', { idNoMasked: '390103********002X' }],
    ['different', 'the name differs', { nameMasked: '李*丰' }],
    [
      'different',
      'the name differs, whatever is shown of the number',
      {
        ...{ nameMasked: '李*丰', idNoMasked: '3****************X' },
      },
    ],
    ['unknown', 'too little of the number is shown', { idNoMasked: '3****************X' }],
    ['unknown', 'nothing of the name is shown', { nameMasked: '***' }],
    ['unknown', 'no number is shown', { idNoMasked: '' }],
    ['unknown', 'the name is in other letters', { nameMasked: 'Z**** S******' }],
    [
      'different',
      'the name is in other letters and the number differs',
      {
        ...{ nameMasked: 'Z**** S******', idNoMasked: '390103********002X' },
      },
    ],
  ])('%s where %s', async (verdict, _why, change) => {
    expect(await judge(CARD, codeOf(CARD, change))).toBe(verdict);
  });

  test('a name of a nation with a dot is a name', async () => {
    const card = { ...CARD, name: '阿依·买买提' };
    expect(await judge(card, codeOf(card))).toBe('same');
    expect(await judge(card, codeOf(card, { nameMasked: '阿****江' }))).toBe('different');
  });
});
