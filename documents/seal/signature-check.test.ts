import { describe, expect, test } from 'vitest';
import { OID } from './algorithms.ts';
import { nodeCrypto } from './foreign-crypto.node.ts';
import {
  certificateOf,
  MIXED_SIGNER,
  rsaActor,
  RSA_SIGNER,
  sm2Actor,
} from './rsa.test-support.node.ts';
import { checkSignature, digestBytes, type SignatureResult } from './signature-check.ts';
import { SIGNER } from './signed-samples.test-support.ts';

const MESSAGE = Uint8Array.of(1, 2, 3);
const SM2 = sm2Actor(SIGNER);
const OLD = rsaActor({ name: '旧', serial: 9, hash: 'sha1' });

describe('a signature', () => {
  test.each<[string, typeof SM2, Partial<typeof SM2>, SignatureResult]>([
    ['by SM2', SM2, {}, 'right'],
    ['by RSA with SHA-256', RSA_SIGNER, {}, 'right'],
    ['by RSA with SHA-512', rsaActor({ name: '新', serial: 9, hash: 'sha512' }), {}, 'right'],
    ['by RSA with SHA-1', OLD, {}, 'weak'],
    ['by RSA with SHA-1 that is somebody else’s', OLD, { sign: MIXED_SIGNER.sign }, 'wrong'],
    ['that is somebody else’s', RSA_SIGNER, { sign: MIXED_SIGNER.sign }, 'wrong'],
    ['that is called another', RSA_SIGNER, { algorithm: '1.2.840.113549.1.1.13' }, 'wrong'],
    ['of RSA under a key of SM2', SM2, { algorithm: OID.rsaWithSha256 }, 'unsupported'],
    ['of SM2 under a key of RSA', RSA_SIGNER, { algorithm: OID.sm2WithSm3 }, 'unsupported'],
    ['by RSASSA-PSS', RSA_SIGNER, { algorithm: '1.2.840.113549.1.1.10' }, 'unsupported'],
  ])('%s', (_what, actor, change, expected) => {
    const { algorithm, sign } = { ...actor, ...change };
    const one = { signed: MESSAGE, signature: sign(MESSAGE), algorithm };
    expect(checkSignature(one, certificateOf(actor), nodeCrypto)).toBe(expected);
  });
  test('by RSA is not supported where there is no library for it', () => {
    const one = { signed: MESSAGE, signature: RSA_SIGNER.sign(MESSAGE) };
    const { algorithm } = RSA_SIGNER;
    expect(checkSignature({ ...one, algorithm }, certificateOf(RSA_SIGNER), undefined)).toBe(
      'unsupported',
    );
  });
});

test('SM3 is there without a library, SHA-256 is not', () => {
  expect(digestBytes('SM3', MESSAGE, undefined)).toHaveLength(32);
  expect(digestBytes('SHA-256', MESSAGE, undefined)).toBeUndefined();
  expect(digestBytes('SHA-256', MESSAGE, nodeCrypto)).toHaveLength(32);
});
