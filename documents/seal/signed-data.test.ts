import { describe, expect, test } from 'vitest';
import { fromHex } from '../../crypto/bytes.ts';
import { type Identity, signSm2 } from '../builder/issue-certificate.ts';
import { OID } from './algorithms.ts';
import { readCertificate } from './certificate.ts';
import { readDer, sequenceOf, TAG } from './der.ts';
import { der, derOctets, derOid, derSequence, derSmall } from './der-write.ts';
import { isForeignEnvelope, readSignedData } from './signed-data.ts';
import { AUTHORITY, randomBytes, SIGNER, STRANGER, trust } from './signed-samples.test-support.ts';
import { sm3Bytes } from './sm2-verify.ts';
import { checkPlain } from './verify-plain.ts';

const MESSAGE = new TextEncoder().encode('<ofd:Signature/>');

interface How {
  readonly signer?: Identity;
  /** Certificates that come with it. */
  readonly certificates?: readonly Identity[];
  readonly content?: Uint8Array;
  /** The digest among signed attributes. */
  readonly digest?: Uint8Array;
  readonly envelope?: string;
  readonly algorithm?: string;
}

/** SignedData of GB/T 35275 over the message, written by hand after its ASN.1. */
function signedData(how: How = {}): Uint8Array {
  const { signer = SIGNER, certificates = [SIGNER, AUTHORITY], content, digest } = how;
  const attributes = digest
    ? [derSequence(derOid(OID.messageDigest), der(TAG.set, derOctets(digest)))]
    : [];
  const signed = digest ? der(TAG.set, ...attributes) : (content ?? MESSAGE);
  const { issuer, serial } = readCertificate(signer.certificate)!;
  const sm3 = derSequence(derOid(OID.sm3));
  const info = derSequence(
    derSmall(1),
    derSequence(fromHex(issuer), der(TAG.integer, fromHex(serial))),
    sm3,
    ...(digest ? [der(TAG.context0, ...attributes)] : []),
    derSequence(derOid(how.algorithm ?? OID.sm2)),
    derOctets(signSm2(signed, signer.key, randomBytes)),
  );
  return derSequence(
    derOid(how.envelope ?? OID.signedDataGm),
    der(
      TAG.context0,
      derSequence(
        derSmall(1),
        der(TAG.set, sm3),
        derSequence(
          derOid(OID.dataGm),
          ...(content ? [der(TAG.context0, derOctets(content))] : []),
        ),
        der(TAG.context0, ...certificates.map(({ certificate }) => certificate)),
        der(TAG.set, info),
      ),
    ),
  );
}

describe('SignedData', () => {
  test('says who has signed, and which certificates came along', () => {
    const data = readSignedData(signedData())!;
    expect(data.signer?.subjectText).toBe('CN=虚构市政务服务局');
    expect(data.certificates).toHaveLength(2);
    expect([data.algorithm, data.content, data.attributes]).toEqual([
      OID.sm2,
      undefined,
      undefined,
    ]);
  });
  test('may bring the content, and attributes that hold its digest', () => {
    const digest = sm3Bytes(MESSAGE);
    const data = readSignedData(signedData({ content: MESSAGE, digest }))!;
    expect(data.content).toEqual(MESSAGE);
    expect(data.attributes?.digest).toEqual(digest);
    // What is signed is a SET, whatever tag stands for it in the file.
    expect(data.attributes?.signed[0]).toBe(TAG.set);
  });
  test('of somebody whose certificate is not there has no signer', () => {
    expect(readSignedData(signedData({ certificates: [AUTHORITY] }))?.signer).toBeUndefined();
  });
  test('is told from envelopes of other algorithms and from other bytes', () => {
    const foreign = signedData({ envelope: OID.signedDataPkcs7 });
    expect([readSignedData(foreign), isForeignEnvelope(foreign)]).toEqual([undefined, true]);
    expect(isForeignEnvelope(signedData())).toBe(false);
    for (const bytes of [MESSAGE, SIGNER.certificate, Uint8Array.of()]) {
      expect(readSignedData(bytes)).toBeUndefined();
    }
  });
  test('without signers is none', () => {
    const [oid, wrapped] = sequenceOf(readDer(signedData()))!;
    const inner = sequenceOf(readDer(wrapped!.content))!.slice(0, 4);
    const cut = derSequence(
      oid!.whole,
      der(TAG.context0, derSequence(...inner.map((one) => one.whole))),
    );
    expect(readSignedData(cut)).toBeUndefined();
  });
});

describe('a signature by it', () => {
  const verdict = (how: How, message = MESSAGE) => {
    const { step } = checkPlain(signedData(how), message, undefined, trust());
    return `${step.verdict} ${step.reason}`;
  };
  test.each<[string, How, string]>([
    ['over the message', {}, 'ok same'],
    ['over the message that it brings', { content: MESSAGE }, 'ok same'],
    ['over the digest that it brings', { content: sm3Bytes(MESSAGE) }, 'ok same'],
    ['over attributes with the digest', { digest: sm3Bytes(MESSAGE) }, 'ok same'],
    ['over another content', { content: Uint8Array.of(1) }, 'failed digest-differs'],
    [
      'over attributes with another digest',
      { digest: sm3Bytes(Uint8Array.of(1)) },
      'failed digest-differs',
    ],
    [
      'of somebody whose certificate is not there',
      { certificates: [STRANGER] },
      'failed no-certificate',
    ],
    ['by RSA', { algorithm: '1.2.840.113549.1.1.1' }, 'unsupported algorithm'],
  ])('%s', (_what, how, expected) => {
    expect(verdict(how)).toBe(expected);
  });
  test('of somebody who only says that he is the signer', () => {
    expect(verdict({ signer: { ...SIGNER, key: STRANGER.key } })).toBe('failed signature-wrong');
  });
  test('over another message', () => {
    expect(verdict({}, Uint8Array.of(1))).toBe('failed signature-wrong');
  });
});
