import { expect, test } from 'vitest';
import { readCertificate } from '../../../../documents/seal/certificate.ts';
import { verifyChain } from '../../../../documents/seal/chain.ts';
import { readCrl } from '../../../../documents/seal/crl.ts';
import { readSeal } from '../../../../documents/seal/seal.ts';
import { organById } from '../../../data/organs.ts';
import { MADE_AT, testSealing } from '../sealing.fixture.ts';
import type { SealKind, TestAuthority } from './test-authority.ts';

const ORGAN = organById('lanxi-nature');
const IN_2022 = Date.UTC(2022, 5, 1);

function trustOf(authority: TestAuthority) {
  const files = Object.entries(authority.trustFiles());
  const ending = (end: string) => files.filter(([name]) => name.endsWith(end));
  return {
    anchors: ending('.cer').map(([, bytes]) => readCertificate(bytes)!),
    crls: ending('.crl').map(([, bytes]) => readCrl(bytes)!),
  };
}

test.each<[SealKind, string, string]>([
  ['current', 'trusted', 'trusted'],
  ['lapsed', 'trusted', 'trusted'],
  ['revoked', 'revoked', 'trusted'],
  ['unknown-maker', 'trusted', 'no-anchor'],
])('a seal that is %s: signer %s, maker %s', (kind, signer, maker) => {
  const { authority } = testSealing();
  const made = authority.sealOf(ORGAN, kind);
  const trust = trustOf(authority);
  const seal = readSeal(made.seal)!;
  expect(seal).toMatchObject({
    form: 'V4',
    id: ORGAN.sealNumber,
    picture: { type: 'PNG', width: 42 },
  });
  expect(verifyChain(readCertificate(made.signer.certificate)!, IN_2022, trust).reason).toBe(
    signer,
  );
  expect(verifyChain(readCertificate(seal.maker.certificate)!, IN_2022, trust).reason).toBe(maker);
  expect(seal.validTo < MADE_AT).toBe(kind === 'lapsed');
});

test('an organ has one seal of a kind, and the trust list holds root, authority, seal maker and lists', () => {
  const { authority } = testSealing();
  expect(authority.sealOf(ORGAN, 'current')).toBe(authority.sealOf(ORGAN, 'current'));
  const { anchors, crls } = trustOf(authority);
  expect(anchors.map(({ isCa }) => isCa)).toEqual([true, true, false]);
  expect(verifyChain(anchors[1]!, IN_2022, { anchors: [anchors[0]!], crls }).reason).toBe(
    'key-usage',
  );
  expect(crls.map(({ thisUpdate }) => thisUpdate)).toEqual([MADE_AT, MADE_AT]);
});
