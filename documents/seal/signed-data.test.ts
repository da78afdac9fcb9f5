import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derExtension, issueCertificate } from '../builder/issue-certificate.ts';
import { OID } from './algorithms.ts';
import { readDer, sequenceOf, TAG } from './der.ts';
import { der, derOctets, derSequence } from './der-write.ts';
import { readSignedData } from './signed-data.ts';
import {
  AUTHORITY,
  randomBytes,
  SIGNER,
  SPAN,
  STRANGER,
  trust,
} from './signed-samples.test-support.ts';
import { sm2Actor } from './rsa.test-support.node.ts';
import { sm3Bytes } from './sm2-verify.ts';
import { derAttribute, type How, signedData as dataOver } from './signed-data.test-support.node.ts';
import { checkPlain } from './verify-plain.ts';

const MESSAGE = new TextEncoder().encode('<ofd:Signature/>');

const signedData = (how?: How): Uint8Array => dataOver(MESSAGE, how);

describe('SignedData', () => {
  test('says who has signed, and which certificates came along', () => {
    const data = readSignedData(signedData())!;
    expect(data.signer?.subjectText).toBe('CN=虚构市政务服务局');
    expect(data.certificates).toHaveLength(2);
    expect([data.algorithm, data.content, data.attributes]).toEqual([
      OID.sm2WithSm3,
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
  test('is told by its type, and from other bytes', () => {
    const foreign = signedData({ envelope: OID.signedDataPkcs7 });
    expect([readSignedData(foreign)?.form, readSignedData(signedData())?.form]).toEqual([
      ...['CMS', 'GB/T 35275'],
    ]);
    expect(readSignedData(signedData({ envelope: OID.dataPkcs7 }))).toBeUndefined();
    for (const bytes of [MESSAGE, SIGNER.certificate, Uint8Array.of()]) {
      expect(readSignedData(bytes)).toBeUndefined();
    }
  });
  test('of two signers is none: nobody could say whose it is', () => {
    expect(readSignedData(signedData({ signers: 2 }))).toBeUndefined();
    expect(readSignedData(signedData({ signers: 0 }))).toBeUndefined();
  });
  test('may name the signer by his key', () => {
    const data = signedData({ keyId: Uint8Array.of(1, 2) });
    expect(readSignedData(data)?.signer).toBeUndefined();
    const extensions = [derExtension('2.5.29.14', false, derOctets(Uint8Array.of(1, 2)))];
    const one = issueCertificate(
      { name: '虚构', serial: 9, isCa: false, ...SPAN, extensions },
      randomBytes,
    );
    const named = signedData({ keyId: Uint8Array.of(1, 2), signer: sm2Actor(one) });
    expect(readSignedData(named)?.signer?.subjectText).toBe('CN=虚构');
  });
  test('says twice what its digest is, and so says nothing', () => {
    const one = derAttribute(OID.messageDigest, derOctets(sm3Bytes(MESSAGE)));
    const two = derAttribute(OID.messageDigest, ...[MESSAGE, MESSAGE].map(derOctets));
    for (const onlyAttributes of [[one, one], [two]]) {
      expect(readSignedData(signedData({ onlyAttributes }))?.attributes).not.toHaveProperty(
        'digest',
      );
    }
    expect(readSignedData(signedData({ onlyAttributes: [one] }))?.attributes).toHaveProperty(
      'digest',
    );
  });
  test('brings no more certificates than a chain may have', () => {
    const certificates = Array.from({ length: 40 }, () => AUTHORITY);
    expect(readSignedData(signedData({ certificates }))?.certificates).toHaveLength(32);
  });
  test('any change is read without an error, and what is cut short is none', () => {
    const whole = signedData({ digest: sm3Bytes(MESSAGE) });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const changed = Uint8Array.from(whole);
        changed[at] = value;
        readSignedData(changed);
        expect(readSignedData(whole.subarray(0, at))).toBeUndefined();
      }),
    );
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
    expect(verdict({ signer: { ...sm2Actor(SIGNER), sign: sm2Actor(STRANGER).sign } })).toBe(
      'failed signature-wrong',
    );
  });
  test('over another message', () => {
    expect(verdict({}, Uint8Array.of(1))).toBe('failed signature-wrong');
  });
});
