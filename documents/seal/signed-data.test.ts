import { describe, expect, test } from 'vitest';
import { OID } from './algorithms.ts';
import { readDer, sequenceOf, TAG } from './der.ts';
import { der, derSequence } from './der-write.ts';
import { isForeignEnvelope, readSignedData } from './signed-data.ts';
import { AUTHORITY, SIGNER, STRANGER, trust } from './signed-samples.test-support.ts';
import { sm3Bytes } from './sm2-verify.ts';
import { type How, signedData as dataOver } from './signed-data.test-support.ts';
import { checkPlain } from './verify-plain.ts';

const MESSAGE = new TextEncoder().encode('<ofd:Signature/>');

const signedData = (how?: How): Uint8Array => dataOver(MESSAGE, how);

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
