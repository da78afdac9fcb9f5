import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { derKeyUsage } from '../builder/issue-certificate.ts';
import {
  SIGNATURE_XML,
  SIGNED_VALUE,
  signPackage,
  type SignRequest,
} from '../builder/sign-package.ts';
import type { PackageFiles } from '../builder/write-package.ts';
import { OID } from './algorithms.ts';
import { NO_TRUST, type TrustList, verifyChain } from './chain.ts';
import { readCrl } from './crl.ts';
import { derOid } from './der-write.ts';
import { nodeCrypto } from './foreign-crypto.node.ts';
import {
  type Actor,
  certificateOf,
  crlBy,
  MIXED_SIGNER,
  rsaActor,
  RSA_AUTHORITY,
  RSA_SIGNER,
  RSA_SIGNER_SERIAL,
  sm2Actor,
  trusting,
} from './rsa.test-support.node.ts';
import { derAttribute, type How, signedData } from './signed-data.test-support.node.ts';
import {
  AUTHORITY,
  DOCUMENT,
  judge,
  randomBytes,
  SIGNED_AT,
  SIGNER,
  SPAN,
} from './signed-samples.test-support.ts';

const sha = (name: string) => (bytes: Uint8Array) =>
  new Uint8Array(createHash(name).update(bytes).digest());
const SHA256 = { name: 'SHA-256', of: sha('sha256') };
const PAGE = 'Doc_0/Pages/Page_0/Content.xml';
const TRUST = trusting(RSA_AUTHORITY, RSA_SIGNER);
/** Attributes as CMS asks for them (RFC 5652, 5.3). */
const attributed = (message: Uint8Array, how: How = {}): Uint8Array =>
  signedData(message, {
    ...{ signer: RSA_SIGNER, envelope: OID.signedDataPkcs7, contentType: OID.dataPkcs7 },
    ...{ certificates: [RSA_SIGNER, RSA_AUTHORITY], digest: SHA256.of(message) },
    attributes: [derAttribute(OID.contentType, derOid(OID.dataPkcs7))],
    ...how,
  });

/** The document with a digital signature whose value is made of Signature.xml. */
function plain(
  valueOf: (xml: Uint8Array) => Uint8Array = attributed,
  change: Partial<SignRequest> = {},
): PackageFiles {
  const request = { signer: SIGNER, at: SIGNED_AT, randomBytes, digest: SHA256, ...change };
  const files = signPackage(DOCUMENT, request);
  return { ...files, [SIGNED_VALUE]: valueOf(files[SIGNATURE_XML]!) };
}

/** State, form, and the steps that something is said against. */
function told(files: PackageFiles, trust: TrustList = TRUST): string {
  const { state, signatures } = judge(files, trust);
  const [one] = signatures;
  const said = one!.steps
    .filter(({ verdict }) => !['ok', 'not-applicable'].includes(verdict))
    .map(({ step, reason }) => `${step} ${reason}`);
  return [`${state} ${one!.form ?? '–'}`, ...said].join(', ');
}

describe('a digital signature by RSA is valid', () => {
  test.each<[string, PackageFiles, TrustList]>([
    ['over attributes', plain(), TRUST],
    [
      'over Signature.xml itself',
      plain((xml) => signedData(xml, { signer: RSA_SIGNER, envelope: OID.signedDataPkcs7 })),
      TRUST,
    ],
    ['over Signature.xml that it brings', plain((xml) => attributed(xml, { content: xml })), TRUST],
    [
      'that is called by the key alone',
      plain((xml) => attributed(xml, { algorithm: OID.rsa })),
      TRUST,
    ],
    ['over digests by SM3', plain(attributed, { digest: undefined! }), TRUST],
    [
      'of somebody whom an authority with SM2 has certified',
      plain((xml) => attributed(xml, { signer: MIXED_SIGNER, certificates: [MIXED_SIGNER] })),
      trusting(AUTHORITY, MIXED_SIGNER),
    ],
  ])('%s', (_what, files, trust) => {
    expect(told(files, trust)).toBe('VALID CMS');
  });
  test('in the envelope of GB/T 35275', () => {
    const files = plain((xml) => attributed(xml, { envelope: OID.signedDataGm }));
    expect(told(files)).toBe('VALID GB/T 35275');
  });
  test('without a list that says what kind of signature it is', () => {
    const list = 'Doc_0/Signs/Signatures.xml';
    const files = plain();
    const text = new TextDecoder().decode(files[list]).replace(' Type="Sign"', '');
    const one = judge({ ...files, [list]: new TextEncoder().encode(text) }, TRUST).signatures[0]!;
    expect([one.state, one.type]).toEqual(['VALID', 'Sign']);
  });
});

test('SM2 in the envelope of CMS is valid as well', () => {
  const signer = sm2Actor(SIGNER);
  const value = (xml: Uint8Array) =>
    signedData(xml, { signer, envelope: OID.signedDataPkcs7, contentType: OID.dataPkcs7 });
  expect(told(plain(value), trusting(AUTHORITY, SIGNER))).toBe('VALID CMS');
});

describe('a signature that stands alone', () => {
  /** Signature.xml names how it was signed: SM2, unless it is changed. */
  const alone = (algorithm: string, actor: Actor): PackageFiles => {
    const files = plain();
    const xml = new TextDecoder().decode(files[SIGNATURE_XML]).replace(OID.sm2WithSm3, algorithm);
    const bytes = new TextEncoder().encode(xml);
    return { ...files, [SIGNATURE_XML]: bytes, [SIGNED_VALUE]: actor.sign(bytes) };
  };
  const old = rsaActor({ name: '旧', serial: 9, hash: 'sha1' });
  test.each<[string, PackageFiles, TrustList, string]>([
    ['is of somebody on the list', alone(OID.rsaWithSha256, RSA_SIGNER), TRUST, 'VALID RSA'],
    [
      'is of nobody there',
      alone(OID.rsaWithSha256, MIXED_SIGNER),
      TRUST,
      'UNSUPPORTED RSA, 9 no-certificate, 11 no-certificate',
    ],
    [
      'is too weak',
      alone(OID.rsaWithSha1, old),
      trusting(old),
      'UNSUPPORTED RSA, 11 algorithm-too-weak',
    ],
    [
      'is by another scheme',
      alone('1.2.840.113549.1.1.10', RSA_SIGNER),
      TRUST,
      'UNSUPPORTED –, 9 no-certificate, 11 algorithm',
    ],
  ])('%s', (_what, files, trust, expected) => {
    expect(told(files, trust)).toBe(expected);
  });
});

describe('what is tampered with', () => {
  const flipped = (bytes: Uint8Array, at: number) =>
    bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const files = plain();
  test.each<[string, PackageFiles, string]>([
    [
      'a page',
      { ...files, [PAGE]: flipped(files[PAGE]!, 60) },
      'INVALID CMS, 1 reference-digest-differs, 10 pages-not-covered',
    ],
    [
      'a page that is gone',
      Object.fromEntries(Object.entries(files).filter(([path]) => path !== PAGE)),
      'INVALID CMS, 1 reference-file-missing',
    ],
    [
      'Signature.xml',
      { ...files, [SIGNATURE_XML]: Uint8Array.of(...files[SIGNATURE_XML]!, 0x0a) },
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'the signature',
      plain((xml) => attributed(xml, { signer: { ...RSA_SIGNER, sign: MIXED_SIGNER.sign } })),
      'INVALID CMS, 11 signature-wrong',
    ],
    [
      'the digest in the attributes',
      plain((xml) => attributed(xml, { digest: SHA256.of(Uint8Array.of(1)) })),
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'the content type in the attributes',
      plain((xml) =>
        attributed(xml, { attributes: [derAttribute(OID.contentType, derOid(OID.timestampInfo))] }),
      ),
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'attributes without a digest',
      plain((xml) => attributed(xml, { digest: undefined! })),
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'the content that came along',
      plain((xml) => attributed(xml, { content: Uint8Array.of(1) })),
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'the certificate that is gone',
      plain((xml) => attributed(xml, { certificates: [RSA_AUTHORITY] })),
      'INVALID CMS, 9 no-certificate, 11 no-certificate',
    ],
    [
      'another algorithm that it is called',
      plain((xml) => attributed(xml, { algorithm: '1.2.840.113549.1.1.13' })),
      'UNSUPPORTED CMS, 11 algorithm',
    ],
    [
      'another digest that it is called',
      plain((xml) => attributed(xml, { digestAlgorithm: OID.sm3 })),
      'INVALID CMS, 11 digest-differs',
    ],
    [
      'a second signer',
      plain((xml) => attributed(xml, { signers: 2 })),
      'UNSUPPORTED –, 9 no-certificate, 11 algorithm',
    ],
    [
      'a file that nobody has signed',
      { ...files, 'Doc_0/x.xml': Uint8Array.of(60) },
      'VALID_PARTIAL CMS, 10 files-not-covered',
    ],
  ])('%s', (_what, changed, expected) => {
    expect(told(changed)).toBe(expected);
  });
});

describe('SHA-1', () => {
  const old = rsaActor({ name: '旧', serial: 9, hash: 'sha1', pair: 3 });
  const byOld = (how: How = {}) =>
    plain((xml) =>
      attributed(xml, { signer: old, certificates: [old], digest: sha('sha1')(xml), ...how }),
    );
  test('proves nothing, and is named', () => {
    expect(told(byOld(), trusting(old))).toBe('UNSUPPORTED CMS, 11 algorithm-too-weak');
    const weak = plain(attributed, { digest: { name: 'SHA1', of: sha('sha1') } });
    expect(told(weak)).toBe('UNSUPPORTED CMS, 1 algorithm-too-weak');
    const md5 = plain(attributed, { digest: { name: 'MD5', of: sha('md5') } });
    expect(told(md5)).toBe('UNSUPPORTED CMS, 1 algorithm-too-weak');
  });
  test('still finds what is wrong', () => {
    const forged = { ...old, sign: MIXED_SIGNER.sign };
    expect(told(byOld({ signer: forged }), trusting(old))).toBe('INVALID CMS, 11 signature-wrong');
    const weak = plain(attributed, { digest: { name: 'SHA1', of: sha('sha1') } });
    expect(told({ ...weak, [PAGE]: Uint8Array.of(...weak[PAGE]!, 0x0a) })).toBe(
      'INVALID CMS, 1 reference-digest-differs, 10 pages-not-covered',
    );
  });
  test('makes no certificate believed', () => {
    const weakAuthority = rsaActor({
      name: '旧认证',
      serial: 8,
      isCa: true,
      hash: 'sha1',
      pair: 1,
    });
    const signer = rsaActor({ name: '新', serial: 10, issuer: weakAuthority });
    const files = plain((xml) => attributed(xml, { signer, certificates: [signer] }));
    expect(told(files, trusting(weakAuthority))).toBe(
      'VALID_UNTRUSTED CMS, 9 issuer-signature-weak',
    );
  });
});

describe('whose it is', () => {
  const NOBODY = { ...NO_TRUST, foreign: nodeCrypto };
  const crl = (bytes: Uint8Array) => readCrl(bytes)!;
  const revoked = [{ serial: RSA_SIGNER_SERIAL, since: SIGNED_AT - 1 }];
  const later = [{ serial: RSA_SIGNER_SERIAL, since: SIGNED_AT + 1_000 }];
  const forger: Actor = { ...RSA_AUTHORITY, sign: MIXED_SIGNER.sign };
  const oldAuthority = {
    ...RSA_AUTHORITY,
    ...rsaActor({ name: '虚构境外认证', serial: 20, isCa: true, pair: 1, hash: 'sha1' }),
    certificate: RSA_AUTHORITY.certificate,
  };
  const noSigning = rsaActor({
    name: '不签',
    serial: 12,
    issuer: RSA_AUTHORITY,
    extensions: [derKeyUsage(0x20, 5)],
  });
  const lapsed = rsaActor({
    name: '过期',
    serial: 13,
    issuer: RSA_AUTHORITY,
    span: { notBefore: SPAN.notBefore, notAfter: SIGNED_AT - 1 },
  });
  const by = (signer: Actor) => plain((xml) => attributed(xml, { signer, certificates: [signer] }));
  test.each<[string, PackageFiles, TrustList, string]>([
    ['nobody is believed', plain(), NOBODY, 'VALID_UNTRUSTED CMS, 9 no-anchor'],
    [
      'only his authority is',
      plain(),
      trusting(RSA_AUTHORITY),
      'VALID_UNTRUSTED CMS, 9 signer-not-listed',
    ],
    [
      'there is no library for RSA',
      plain(),
      { ...TRUST, foreign: undefined! },
      'UNSUPPORTED CMS, 1 algorithm, 11 algorithm',
    ],
    [
      'a list of the authority has revoked him',
      plain(),
      { ...TRUST, crls: [crl(crlBy(RSA_AUTHORITY, revoked))] },
      'INVALID CMS, 9 revoked',
    ],
    [
      'it has revoked him later',
      plain(),
      { ...TRUST, crls: [crl(crlBy(RSA_AUTHORITY, later))] },
      'VALID_REVOKED CMS, 9 revoked-later',
    ],
    [
      'a list that is too weak has',
      plain(),
      { ...TRUST, crls: [crl(crlBy(oldAuthority, revoked))] },
      'INVALID CMS, 9 revoked',
    ],
    ['a forged list has', plain(), { ...TRUST, crls: [crl(crlBy(forger, revoked))] }, 'VALID CMS'],
    [
      'his key is not for signing',
      by(noSigning),
      trusting(RSA_AUTHORITY, noSigning),
      'VALID_UNTRUSTED CMS, 9 key-usage',
    ],
    [
      'his certificate had lapsed',
      by(lapsed),
      trusting(RSA_AUTHORITY, lapsed),
      'INVALID CMS, 8 certificate-not-valid-then',
    ],
    [
      'he only says that the authority has certified him',
      by(rsaActor({ name: '冒充', serial: 14, issuer: forger, pair: 2 })),
      trusting(RSA_AUTHORITY),
      'INVALID CMS, 9 issuer-signature-wrong',
    ],
  ])('%s', (_what, files, trust, expected) => {
    expect(told(files, trust)).toBe(expected);
  });
  test('a list that is too weak does not say that somebody is not revoked', () => {
    const reasonWith = (actor: Actor) => {
      const trust = { ...trusting(RSA_AUTHORITY), crls: [crl(crlBy(actor, []))] };
      return verifyChain(certificateOf(RSA_SIGNER), SIGNED_AT, trust).reason;
    };
    expect(reasonWith(RSA_AUTHORITY)).toBe('trusted');
    expect(reasonWith(oldAuthority)).toBe('trusted-revocation-unknown');
  });
});
