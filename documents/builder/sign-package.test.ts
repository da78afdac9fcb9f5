import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { readSesSignature } from '../seal/ses-signature.ts';
import {
  DOCUMENT,
  judge,
  randomBytes,
  signed,
  SIGNED_AT,
  SIGNER,
} from '../seal/signed-samples.test-support.ts';
import { SEAL_FILE, SIGNATURE_XML, SIGNED_VALUE, signPackage } from './sign-package.ts';
import { zipPackage } from './write-package.ts';

test('a sealed package holds list, signature, seal and value, and every file is covered', () => {
  const files = signed();
  expect(Object.keys(files)).toEqual([
    ...Object.keys(DOCUMENT),
    'Doc_0/Signs/Signatures.xml',
    SIGNATURE_XML,
    SEAL_FILE,
    SIGNED_VALUE,
  ]);
  const ses = readSesSignature(files[SIGNED_VALUE]!)!;
  expect([ses.signedAt, ses.propertyInfo, ses.seal.der]).toEqual([
    ...[SIGNED_AT, `/${SIGNATURE_XML}`, files[SEAL_FILE]],
  ]);
});

test('a plain one has no seal', () => {
  const files = signPackage(DOCUMENT, { signer: SIGNER, at: SIGNED_AT, randomBytes });
  expect(Object.keys(files)).not.toContain(SEAL_FILE);
  const { signatures } = judge(files);
  expect(signatures.map(({ type, form }) => [type, form])).toEqual([['Sign', 'SM2']]);
});

test('files may be left open, and a stamp shown', () => {
  const files = signed({
    isCovered: (path) => path !== 'OFD.xml',
    stamp: { page: 1, boundary: '10 20 42 42' },
  });
  const [one] = judge(files).signatures;
  expect(one).toMatchObject({
    state: 'VALID_PARTIAL',
    stamps: [{ page: 1, boundary: { x: 10, y: 20, w: 42, h: 42 } }],
  });
  expect(one?.steps[9]?.files).toEqual(['OFD.xml']);
});

test('what was signed opens as before', () => {
  const [body] = unwrap(openOfd(zipPackage(signed()))).bodies;
  expect(body?.document.pages).toHaveLength(2);
});
