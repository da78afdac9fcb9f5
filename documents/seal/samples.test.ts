import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { readCertificate } from './certificate.ts';
import { NO_TRUST } from './chain.ts';
import { readSeal } from './seal.ts';
import { verifySm2 } from './sm2-verify.ts';
import { verifyFile } from './verify.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/samples/ofd');
const isThere = existsSync(FOLDER);
if (!isThere) process.stdout.write(`skipped: no samples of other makers in ${FOLDER}\n`);
const NOW = Date.UTC(2026, 10, 21);

describe.skipIf(!isThere)('signatures of other makers', () => {
  test.each([
    ['sign-v4signed.ofd', 'VALID_UNTRUSTED', ['V4'], 'whole'],
    ['converter-999.ofd', 'VALID_UNTRUSTED', ['V4'], 'files-not-covered'],
    // Its templates are not among what was signed.
    ['converter-draw_param_ref.ofd', 'VALID_PARTIAL', ['V4'], 'shown-files-not-covered'],
    [
      'converter-testImageOverridePage.ofd',
      'VALID_UNTRUSTED',
      ['GB/T 35275', 'GB/T 35275'],
      undefined,
    ],
    // Signed in 2026 with a certificate that ended in 2022.
    ['reader-SESV4SignDoc.ofd', 'INVALID', ['V4'], 'whole'],
    ['sign-DigitalSign.ofd', 'UNSUPPORTED', ['SM2'], 'whole'],
    ['crypto-hello-integrity.ofd', 'UNSUPPORTED', [undefined], undefined],
    ['sign-helloworld.ofd', 'UNSIGNED', [], undefined],
  ])('%s: %s', (name, state, forms, coverage) => {
    const file = unwrap(openOfd(readFileSync(path.join(FOLDER, name))));
    const verdict = verifyFile(file, { trust: NO_TRUST, now: NOW });
    expect(verdict.state).toBe(state);
    expect(verdict.signatures.map(({ form }) => form)).toEqual(forms);
    const [one] = verdict.signatures;
    if (coverage !== undefined) expect(one?.steps[9]?.reason).toBe(coverage);
  });

  test.each([
    ['gm-UserV1.esl', 'V1'],
    ['gm-UserV4.esl', 'V4'],
    ['gm-UserV5.esl', 'V5'],
    ['gm-UserV5_ts.esl', 'V5'],
  ])('the seal %s is of form %s and signed by its maker', (name, form) => {
    const seal = readSeal(readFileSync(path.join(FOLDER, name)))!;
    expect(seal).toMatchObject({ form, picture: { type: 'PNG', width: 40, height: 40 } });
    const { signed, signature, certificate } = seal.maker;
    const key = readCertificate(certificate)!.publicKey!;
    expect(verifySm2(signed, signature, key)).toBe(true);
    expect(verifySm2(signed.subarray(1), signature, key)).toBe(false);
  });
});
