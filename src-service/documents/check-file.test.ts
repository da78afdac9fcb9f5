import { describe, expect, test } from 'vitest';
import { zipPackage } from '../../documents/builder/write-package.ts';
import { NO_TRUST } from '../../documents/seal/chain.ts';
import { trust } from '../../documents/seal/signed-samples.test-support.ts';
import { unwrap } from '../../contract/result.ts';
import { checkOfd, checkOther } from './check-file.ts';
import { FIELDS, fileToCheck, filesOf, sealed } from './sealed-files.test-support.ts';

describe('a file in OFD', () => {
  test('is held against its seal and against what was listed', () => {
    const check = unwrap(checkOfd(fileToCheck(), trust()));
    expect(check).toMatchObject({ state: 'VALID', metadata: { state: 'same', differing: [] } });
  });
  test('of nobody who is believed is told as such', () => {
    expect(unwrap(checkOfd(fileToCheck(), NO_TRUST)).state).toBe('VALID_UNTRUSTED');
  });
  test('agrees without proof where nobody answers for its words', () => {
    const unsealed = zipPackage(filesOf(FIELDS, (path) => path !== 'OFD.xml'));
    const unprotected = expect.arrayContaining(['number', 'holderName']) as unknown;
    const wanted = { metadata: { state: 'unprotected', differing: [], unprotected } };
    expect(unwrap(checkOfd(fileToCheck(unsealed), trust()))).toMatchObject({
      ...{ state: 'VALID_PARTIAL', ...wanted },
    });
    expect(unwrap(checkOfd(fileToCheck(), NO_TRUST))).toMatchObject(wanted);
  });
  test('whose metadata were exchanged is wrong by both', () => {
    const files = filesOf(FIELDS);
    const root = Buffer.from(files['OFD.xml'] ?? []).toString();
    const changed = { ...files, 'OFD.xml': Buffer.from(root.replace('林小秋', '李明远')) };
    const check = unwrap(checkOfd(fileToCheck(zipPackage(changed)), trust()));
    expect([check.state, check.signatures[0]?.failed]).toEqual(['INVALID', 1]);
    expect(check.metadata).toEqual({ state: 'differs', differing: ['holderName'] });
  });
  test.each([
    ['no package', Buffer.from('PK\x03\x04 and nothing else'), 'DOC_FORMAT'],
    ['a package of something else', zipPackage({ 'a.txt': Buffer.from('a') }), 'DOC_FORMAT'],
    [
      'more than a certificate needs',
      zipPackage({ big: Buffer.alloc(33 * 1_024 * 1_024) }),
      'DOC_LIMIT',
    ],
  ])('that is %s cannot be opened', (_what, bytes, code) => {
    expect(checkOfd(fileToCheck(bytes), NO_TRUST)).toMatchObject({ ok: false, error: { code } });
  });
  test('is overwritten, opened or not', () => {
    for (const bytes of [sealed(), Buffer.from('PK\x03\x04 and nothing else')]) {
      const opens = checkOfd(fileToCheck(bytes), NO_TRUST).ok;
      expect(opens).toBe(bytes.length > 100);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
  });
});

describe('a file in another format', () => {
  const NOTHING = { signatures: [], metadata: { state: 'absent', differing: [] } };
  test('is left as it is, and only a signed PDF is told apart', () => {
    expect(checkOther(Buffer.from('%PDF-1.7'), 'application/pdf')).toEqual({
      ...{ state: 'UNSIGNED', ...NOTHING },
    });
    const bytes = Buffer.from('%PDF-1.7 /ByteRange [0 1 2 3]');
    const before = Uint8Array.from(bytes);
    expect(checkOther(bytes, 'application/pdf')).toEqual({ state: 'NOT_CHECKED', ...NOTHING });
    expect(checkOther(bytes, 'image/png')).toEqual({ state: 'UNSIGNED', ...NOTHING });
    expect(Uint8Array.from(bytes)).toEqual(before);
  });
});
