import { expect, test } from 'vitest';
import { samePerson } from '../../../identity/same-person.ts';
import { partyOf } from '../trust/parties.ts';
import { holderDigest } from './holder-digest.ts';

const nonce = '0123456789abcdef'.repeat(2);
const card = { idType: '111', idNo: '39010219900315002X', name: '张晓岚' } as const;

test('a terminal knows the person of the card again by it, and nobody else', async () => {
  const code = {
    ...{ nameMasked: '', idNoMasked: '', nonce },
    holderDigest: await holderDigest({ ...card, idNo: card.idNo.toLowerCase() }, nonce),
  };
  const { crypto } = partyOf('hub');
  expect(await samePerson(card, code, crypto)).toBe('same');
  expect(await samePerson({ ...card, idType: '511' }, code, crypto)).toBe('different');
  const other = { ...code, nonce: 'f'.repeat(32) };
  expect(await samePerson(card, other, crypto)).toBe('different');
});
