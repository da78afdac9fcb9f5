import { describe, expect, test } from 'vitest';
import { certificateCheckSchema, isPrintable } from '../../contract/certificate-check.ts';
import { judge, signed, trust } from '../../documents/seal/signed-samples.test-support.ts';
import type { SignatureVerdict, Step } from '../../documents/seal/verdict.ts';
import { checkOf, commonName } from './check-of.ts';

const NONE = { state: 'absent' as const, differing: [] };

test('a sealed file: whose seal, who has signed, and all eleven steps', () => {
  const check = checkOf(judge(signed(), trust()), NONE);
  expect(certificateCheckSchema.parse(check)).toEqual(check);
  expect(check).toMatchObject({
    state: 'VALID',
    signatures: [
      {
        ...{ kind: 'seal', form: 'V4', state: 'VALID', sealName: '虚构市政务服务专用章' },
        ...{ signerName: '虚构市政务服务局', issuerName: '虚构电子认证' },
      },
    ],
    metadata: NONE,
  });
  expect(check.signatures[0]?.steps.map(({ step }) => step)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  ]);
});

test('names of files do not leave: they may be those of people', () => {
  const files = { ...signed(), '林小秋.txt': Uint8Array.of(1) };
  const check = checkOf(judge(files), NONE);
  expect(check.signatures[0]?.steps[9]).toMatchObject({ reason: 'files-not-covered' });
  expect(JSON.stringify(check)).not.toContain('林小秋');
});

const STEPS: readonly Step[] = [
  { step: 1, verdict: 'ok', reason: 'same', compared: 'SM3, 12 files' },
  { step: 10, verdict: 'limited', reason: 'shown-files-not-covered', compared: '1 covered, 1 not' },
];

function verdictWith(states: readonly SignatureVerdict['state'][]): Parameters<typeof checkOf>[0] {
  const signatures = states.map((state, index) => ({
    ...{ id: String(index), type: 'Sign' as const, state, steps: STEPS, signedAt: index },
    ...{ timestamp: 'none' as const, stamps: [] },
  }));
  return { state: 'INVALID', signatures };
}

describe('many signatures', () => {
  const many = verdictWith([
    ...Array<'VALID'>(40).fill('VALID'),
    'INVALID',
    ...Array<'VALID'>(88).fill('VALID'),
  ]);
  const check = checkOf(many, NONE);

  test('are all told at their places, so that a seal on a page finds its own verdict', () => {
    expect(certificateCheckSchema.parse(check)).toEqual(check);
    expect(check.signatures.map(({ signedAt }) => signedAt)).toEqual(
      Array.from({ length: 129 }, (_, index) => index),
    );
    expect(check.signatures[40]?.state).toBe('INVALID');
  });
  test('are told in all steps where they are the worst', () => {
    const whole = check.signatures.filter(({ steps }) => steps.length === 2);
    expect(whole).toHaveLength(16);
    expect(check.signatures[40]?.steps[0]).toEqual(STEPS[0]);
  });
  test('keep what speaks against them, so that no open page is printed', () => {
    expect(check.signatures[128]?.steps).toEqual([
      { step: 10, verdict: 'limited', reason: 'shown-files-not-covered' },
    ]);
    expect(isPrintable({ ...check, state: 'VALID_PARTIAL' })).toBe(false);
  });
});

describe('a name of a certificate', () => {
  test.each([
    ['C=CN, O=虚构机构, CN=虚构局', '虚构局'],
    ['CN=虚构局, O=虚构机构', '虚构局'],
    ['CN=甲, 乙, 2.5.4.97=1', '甲, 乙'],
    ['O=虚构机构', 'O=虚构机构'],
    ['', ''],
  ])('of %s is %s', (text, name) => {
    expect(commonName(text)).toBe(name);
  });
  test('is cut to what a window takes', () => {
    expect(commonName(`CN=${'𠀀'.repeat(1_000)}`).length).toBeLessThanOrEqual(120);
  });
});
