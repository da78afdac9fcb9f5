import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../crypto/bytes.ts';
import { type Identity, issueCertificate, issueCrl } from '../builder/issue-certificate.ts';
import type { PackageFiles } from '../builder/write-package.ts';
import { NS } from '../builder/xml-write.ts';
import { OID } from './algorithms.ts';
import { readCertificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { sm2Actor } from './rsa.test-support.node.ts';
import { signedData } from './signed-data.test-support.node.ts';
import {
  AUTHORITY,
  DOCUMENT,
  judge,
  NOW,
  randomBytes,
  signed,
  SIGNED_AT,
  SPAN,
  STRANGER,
  trust,
} from './signed-samples.test-support.ts';
import { sm3Bytes } from './sm2-verify.ts';

const LIST = 'Doc_0/Signs/Signatures.xml';
const NOBODY = issueCertificate(
  { name: '虚构路人', serial: 77, isCa: false, ...SPAN },
  randomBytes,
);
/** The first seal of a document leaves `OFD.xml` open, so that others can be added. */
const SEALED = signed({ isCovered: (path) => path !== 'OFD.xml' });

interface Added {
  readonly by: Identity;
  readonly covers: readonly string[];
  /** What it calls the seal of its own. */
  readonly seal?: string;
}

/** Puts plain signatures (GB/T 35275) beside those that are there. */
function withSignatures(files: PackageFiles, added: readonly Added[]): PackageFiles {
  const more: Record<string, Uint8Array> = {};
  let entries = '';
  for (const [index, { by, covers, seal }] of added.entries()) {
    const folder = `Doc_0/Signs/Added_${index}`;
    const references = covers.map(
      (path) =>
        `<ofd:Reference FileRef="/${path}"><ofd:CheckValue>${toBase64(sm3Bytes(files[path]!))}</ofd:CheckValue></ofd:Reference>`,
    );
    const named =
      seal === undefined ? '' : `<ofd:Seal><ofd:BaseLoc>/${seal}</ofd:BaseLoc></ofd:Seal>`;
    const time = new Date(SIGNED_AT).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
    const xml = strToU8(
      `<ofd:Signature ${NS}><ofd:SignedInfo><ofd:SignatureDateTime>${time}</ofd:SignatureDateTime><ofd:References CheckMethod="${OID.sm3}">${references.join('')}</ofd:References>${named}</ofd:SignedInfo><ofd:SignedValue>/${folder}/V.dat</ofd:SignedValue></ofd:Signature>`,
    );
    more[`${folder}/S.xml`] = xml;
    more[`${folder}/V.dat`] = signedData(xml, { signer: sm2Actor(by), certificates: [by] });
    entries += `<ofd:Signature ID="${100 + index}" Type="Sign" BaseLoc="/${folder}/S.xml"/>`;
  }
  const list = files[LIST] ? strFromU8(files[LIST]) : `<ofd:Signatures ${NS}></ofd:Signatures>`;
  more[LIST] = strToU8(list.replace('</ofd:Signatures>', `${entries}</ofd:Signatures>`));
  return { ...files, ...more };
}

/** Leads `OFD.xml` to a document of somebody's own, with the same pages by number. */
function forged(): { files: PackageFiles; evil: readonly string[] } {
  const copies = Object.entries(DOCUMENT)
    .filter(([path]) => path.startsWith('Doc_0/'))
    .map(([path, bytes]) => [path.replace('Doc_0/', 'Evil/'), bytes] as const);
  const led = strFromU8(SEALED['OFD.xml']!).replace('<ofd:DocRoot>Doc_0/', '<ofd:DocRoot>Evil/');
  const files = { ...SEALED, ...Object.fromEntries(copies), 'OFD.xml': strToU8(led) };
  return { files, evil: ['OFD.xml', ...copies.map(([path]) => path)] };
}

const listing = (...more: readonly Identity[]): TrustList => ({
  ...trust(),
  anchors: [...trust().anchors, ...more.map(({ certificate }) => readCertificate(certificate)!)],
});
const failure = (files: PackageFiles, list?: TrustList) => {
  const { state, signatures, vouched } = judge(files, list);
  const [seal] = signatures;
  const step = seal?.steps.find(({ verdict }) => verdict === 'failed');
  return { state, seal: seal?.state, reason: step?.reason, vouched: vouched.size };
};
const REFUSED = { state: 'INVALID', seal: 'INVALID', reason: 'pages-not-covered' };

describe('a forged document under an honest seal', () => {
  const { files, evil } = forged();
  test('is found', () => {
    expect(failure(files)).toMatchObject(REFUSED);
  });
  test.each<[string, Identity, TrustList]>([
    ['somebody whom nobody believes', NOBODY, trust()],
    ['anybody with a certificate of an authority that is believed', STRANGER, trust()],
    ['somebody who is on the trust list himself', STRANGER, listing(STRANGER)],
  ])('is found where %s has signed it', (_who, by, list) => {
    expect(failure(withSignatures(files, [{ by, covers: evil }]), list)).toMatchObject(REFUSED);
  });
  test.each<[string, Identity]>([
    ['nobody', NOBODY],
    ['anybody', STRANGER],
  ])('is found where signatures of %s call its files their seals', (_who, by) => {
    const covers = Object.keys(files).filter((path) => !path.includes('/Signs/'));
    const added = evil.map((seal) => ({ by, covers, seal }));
    expect(failure(withSignatures(files, added))).toMatchObject(REFUSED);
  });
});

test('a file that no page needs is not taken out of sight by calling it a seal', () => {
  const added = { 'Doc_0/Res/added.xml': strToU8('<a/>') };
  const files = { ...signed(), ...added };
  const covers = Object.keys(DOCUMENT);
  const seal = 'Doc_0/Res/added.xml';
  const verdict = judge(withSignatures(files, [{ by: STRANGER, covers, seal }]), listing(STRANGER));
  expect(verdict.state).toBe('VALID_PARTIAL');
  expect(verdict.signatures[0]?.steps[9]?.files).toContain(seal);
});

test('a document that cannot be opened here, and elsewhere perhaps, is found', () => {
  const { files, evil } = forged();
  const path = evil.find((one) => one.endsWith('Document.xml'))!;
  const led = strFromU8(SEALED['OFD.xml']!);
  const body = /<ofd:DocBody>.*<\/ofd:DocBody>/s.exec(led)![0];
  const before = body.replace('<ofd:DocRoot>Doc_0/', '<ofd:DocRoot>Evil/');
  const both = {
    ...files,
    'OFD.xml': strToU8(led.replace(body, before + body)),
    [path]: strToU8('<'),
  };
  expect(failure(both)).toMatchObject(REFUSED);
});

describe('a document beside the sealed one', () => {
  /** A second document, whose list of signatures is the same. */
  const { files, evil } = forged();
  const first = strFromU8(SEALED['OFD.xml']!);
  const body = /<ofd:DocBody>.*<\/ofd:DocBody>/s.exec(first)![0];
  const other = body
    .replace('<ofd:DocRoot>Doc_0/', '<ofd:DocRoot>Evil/')
    .replace(/<ofd:Signatures>.*<\/ofd:Signatures>/, '');
  const beside = { ...files, 'OFD.xml': strToU8(first.replace(body, body + other)) };
  const shown = evil.filter((path) => path !== 'OFD.xml');

  test('must be signed by somebody whose word is worth as much', () => {
    expect(failure(beside)).toMatchObject(REFUSED);
    const added = withSignatures(beside, [{ by: NOBODY, covers: shown }]);
    expect(failure(added)).toMatchObject(REFUSED);
  });
  test('may be signed by another who is on the list', () => {
    const covers = [...shown, ...Object.keys(DOCUMENT)];
    const added = withSignatures(beside, [{ by: STRANGER, covers }]);
    expect(failure(added, listing(STRANGER)).state).toBe('VALID_PARTIAL');
    expect(failure(added, trust()).state).toBe('INVALID');
  });
});

describe('a plain signature alone', () => {
  const alone = (by: Identity): PackageFiles =>
    withSignatures(DOCUMENT, [{ by, covers: Object.keys(DOCUMENT) }]);
  const why = (files: PackageFiles, list: TrustList) => {
    const { state, signatures } = judge(files, list);
    return `${state} ${signatures[0]?.steps[8]?.reason}`;
  };

  test('of anybody whom an authority has named is not vouched for', () => {
    expect(why(alone(STRANGER), trust())).toBe('VALID_UNTRUSTED signer-not-listed');
  });
  test('of somebody on the trust list is', () => {
    expect(why(alone(STRANGER), listing(STRANGER))).toBe('VALID trusted');
  });
  test.each([
    ['before', SIGNED_AT - 1_000, 'INVALID revoked'],
    ['since', SIGNED_AT + 1_000, 'VALID_REVOKED revoked-later'],
  ])('of somebody on the list whose certificate was revoked %s is told', (_when, since, state) => {
    const list = listing(STRANGER);
    const serial = Number(`0x${readCertificate(STRANGER.certificate)!.serial}`);
    const bytes = issueCrl(AUTHORITY, NOW, [{ serial, since }], randomBytes);
    expect(why(alone(STRANGER), { ...list, crls: trust([bytes]).crls })).toBe(state);
  });
});
