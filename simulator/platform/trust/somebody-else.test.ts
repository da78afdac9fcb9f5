import { expect, test } from 'vitest';
import { aboutSomebodyElse } from './somebody-else.ts';

const verification = {
  ...{ nameMasked: '张*岚', idNoMasked: '390102********0028', realNameLevel: 4 },
  ...{ subjectRef: 'subject-1', holderDigest: '0'.repeat(64) },
};

test('a verification is of somebody else, and as it was otherwise', () => {
  const other = aboutSomebodyElse(verification);
  expect(other.realNameLevel).toBe(4);
  for (const key of ['nameMasked', 'idNoMasked', 'subjectRef', 'holderDigest'] as const) {
    expect(other[key]).not.toBe(verification[key]);
  }
});

test('so is one inside the answer of a phone', () => {
  const other = aboutSomebodyElse({ state: 'CONFIRMED', verification });
  expect(other.verification.nameMasked).not.toBe('张*岚');
});

test('so are the metadata of a certificate', () => {
  const data = {
    ZZMC: '结婚证',
    CZZT: '李明远,张晓岚',
    CZZTDM: '390102198507220152,390102199003150028',
  };
  const other = aboutSomebodyElse({ head: { status: 0 }, data });
  expect(other.data.ZZMC).toBe('结婚证');
  expect(data.CZZTDM).not.toContain(other.data.CZZTDM);
  expect(data.CZZT).not.toContain(other.data.CZZT);
});

test('what is about nobody stays', () => {
  expect(aboutSomebodyElse({ consentId: 'c' })).toEqual({ consentId: 'c' });
  expect(aboutSomebodyElse({ data: [{ certIdentifier: 'x' }] })).toEqual({
    data: [{ certIdentifier: 'x' }],
  });
});
