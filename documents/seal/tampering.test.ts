import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { issueCertificate, issueCrl } from '../builder/issue-certificate.ts';
import {
  SEAL_FILE,
  sealedValue,
  SIGNATURE_XML,
  SIGNED_VALUE,
  signPackage,
} from '../builder/sign-package.ts';
import type { PackageFiles } from '../builder/write-package.ts';
import { readCertificate } from './certificate.ts';
import { NO_TRUST } from './chain.ts';
import {
  AUTHORITY,
  DOCUMENT,
  issue,
  judge,
  MAKER,
  NOW,
  randomBytes,
  sealOf,
  signed,
  SIGNED_AT,
  SIGNER,
  SIGNER_SERIAL,
  SPAN,
  STRANGER,
  trust,
} from './signed-samples.test-support.ts';
import type { FileVerdict } from './verdict.ts';

const DAY_MS = 86_400_000;
const PAGE = 'Doc_0/Pages/Page_1/Content.xml';
const LIST = 'Doc_0/Signs/Signatures.xml';
const RESOURCES = 'Doc_0/PublicRes.xml';

/** State, step that failed, and its reason. */
function shortly({ state, signatures }: FileVerdict): string {
  const [one] = signatures;
  const step = one?.steps.find(({ verdict }) => verdict === 'failed');
  return [state, one?.failed, step?.reason].filter((part) => part !== undefined).join(' ');
}

function edited(files: PackageFiles, path: string, change: (text: string) => string): PackageFiles {
  return { ...files, [path]: strToU8(change(strFromU8(files[path]!))) };
}

function flipped(files: PackageFiles, path: string, at: number): PackageFiles {
  const bytes = Uint8Array.from(files[path]!);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return { ...files, [path]: bytes };
}

/** Signed with a seal into which somebody has put what its maker did not sign. */
function withForgedSeal(): PackageFiles {
  const seal = sealOf();
  const at = strFromU8(seal, true).indexOf('39010000000001');
  const forged = Uint8Array.from(seal);
  forged[at] = '9'.charCodeAt(0);
  return signed({}, { seal: forged });
}

/** `OFD.xml` is often left open: somebody leads it to a document of his own beside the signed one. */
function withAnotherDocument(): PackageFiles {
  const files = signed({ isCovered: (path) => path !== 'OFD.xml' });
  const copies = Object.entries(files)
    .filter(([path]) => path.startsWith('Doc_0/') && !path.includes('Signs'))
    .map(([path, bytes]) => [path.replace('Doc_0/', 'Evil/'), bytes] as const);
  const led = edited(files, 'OFD.xml', (text) =>
    text.replace('Doc_0/Document.xml', 'Evil/Document.xml'),
  );
  return { ...led, ...Object.fromEntries(copies) };
}

function revokedAt(since: number): FileVerdict {
  const list = issueCrl(AUTHORITY, NOW - DAY_MS, [{ serial: SIGNER_SERIAL, since }], randomBytes);
  return judge(signed(), trust([list]));
}

describe('a package as it was signed', () => {
  test.each(['V1', 'V4', 'V5'] as const)('with a seal of %s', (form) => {
    const verdict = judge(signed({}, { form }));
    expect(shortly(verdict)).toBe('VALID');
    expect(verdict.signatures[0]).toMatchObject({ form, signedAt: SIGNED_AT, type: 'Seal' });
    expect(verdict.signatures[0]?.steps.map(({ step }) => step)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ]);
  });

  test('with a seal that lists digests of certificates', () => {
    expect(shortly(judge(signed({}, { seal: sealOf({ listsDigests: true }) })))).toBe('VALID');
  });

  test('with SM2 alone, by a certificate that is configured', () => {
    const files = signPackage(DOCUMENT, { signer: SIGNER, at: SIGNED_AT, randomBytes });
    const list = { anchors: [readCertificate(SIGNER.certificate)!], crls: [] };
    expect(shortly(judge(files, list))).toBe('VALID');
    expect(shortly(judge(files, NO_TRUST))).toBe('UNSUPPORTED');
    expect(
      judge(
        edited(files, SIGNATURE_XML, (xml) => `${xml} `),
        list,
      ).state,
    ).toBe('UNSUPPORTED');
    expect(shortly(judge(flipped(files, PAGE, 200), list))).toBe(
      'INVALID 1 reference-digest-differs',
    );
  });

  test('and without a signature', () => {
    expect(
      judge(edited(DOCUMENT, 'OFD.xml', (text) => text.replace(/<ofd:Sign.*s>/, ''))),
    ).toMatchObject({
      state: 'UNSIGNED',
      signatures: [],
    });
  });

  test('whether its authority revoked it is known where there is a list', () => {
    const [unknown] = judge(signed()).signatures;
    expect(unknown?.steps[8]?.reason).toBe('trusted-revocation-unknown');
    const list = issueCrl(AUTHORITY, NOW, [], randomBytes);
    expect(judge(signed(), trust([list])).signatures[0]?.steps[8]?.reason).toBe('trusted');
  });
});

test.each<[string, string, () => FileVerdict]>([
  [
    'a byte of a page',
    'INVALID 1 reference-digest-differs',
    () => judge(flipped(signed(), PAGE, 200)),
  ],
  [
    'a page taken out',
    'INVALID 1 reference-file-missing',
    () => judge(Object.fromEntries(Object.entries(signed()).filter(([path]) => path !== PAGE))),
  ],
  [
    'the references removed',
    'INVALID 1 no-references',
    () =>
      judge(
        edited(signed(), SIGNATURE_XML, (xml) => xml.replace(/<ofd:Reference .*Reference>/, '')),
      ),
  ],
  [
    'one reference removed',
    'INVALID 2 digest-differs',
    () =>
      judge(
        edited(signed(), SIGNATURE_XML, (xml) => xml.replace(/<ofd:Reference .*?Reference>/, '')),
      ),
  ],
  [
    'the provider in Signature.xml',
    'INVALID 2 digest-differs',
    () => judge(edited(signed(), SIGNATURE_XML, (xml) => xml.replace('"liangma"', '"liangmb"'))),
  ],
  [
    'a signature moved to another place',
    'INVALID 3 names-another-file',
    () => {
      const moved = signed();
      const files = Object.entries(moved).map(([path, bytes]) => [
        path.replace(SIGNATURE_XML, 'Doc_0/Signs/Sign_9/Signature.xml'),
        bytes,
      ]);
      const there = Object.fromEntries(files) as PackageFiles;
      return judge(edited(there, LIST, (text) => text.replace('Sign_0', 'Sign_9')));
    },
  ],
  [
    'the signature value',
    'INVALID 4 signature-wrong',
    () => judge(flipped(signed(), SIGNED_VALUE, -1)),
  ],
  [
    'a wrong certificate: another key has signed',
    'INVALID 4 signature-wrong',
    () => judge(signed({ signer: { ...SIGNER, key: STRANGER.key } })),
  ],
  [
    'no signature at all in the value',
    'INVALID 4 signed-value-unreadable',
    () => judge({ ...signed(), [SIGNED_VALUE]: strToU8('nothing') }),
  ],
  [
    'the list of signatures taken out',
    'INVALID 4 signature-file-unreadable',
    () => judge(Object.fromEntries(Object.entries(signed()).filter(([path]) => path !== LIST))),
  ],
  [
    'another seal in place of Seal.esl',
    'INVALID 5 seal-differs',
    () => judge({ ...signed(), [SEAL_FILE]: sealOf({ id: '39010000000002' }) }),
  ],
  [
    'a seal that its maker did not sign so',
    'INVALID 6 seal-signature-wrong',
    () => judge(withForgedSeal()),
  ],
  [
    'a signer whom the seal does not list',
    'INVALID 7 not-in-list',
    () => judge(signed({ signer: STRANGER })),
  ],
  [
    'a seal that had lapsed when it was used',
    'INVALID 8 seal-not-valid-then',
    () => judge(signed({}, { seal: sealOf({ validTo: SIGNED_AT - DAY_MS }) })),
  ],
  [
    'a time outside of the certificate',
    'INVALID 8 certificate-not-valid-then',
    () => {
      const signer = issue('虚构旧证书', 9, { ...SPAN, notAfter: SIGNED_AT - DAY_MS });
      return judge(signed({ signer }, { seal: sealOf({ holders: [signer] }) }));
    },
  ],
  [
    'a time that has not come',
    'INVALID 8 signed-in-future',
    () => judge(signed(), trust(), SIGNED_AT - DAY_MS),
  ],
  [
    'a certificate that its authority did not sign',
    'INVALID 9 issuer-signature-wrong',
    () => {
      const root = issueCertificate(
        { name: AUTHORITY.name, serial: 2, isCa: true, ...SPAN },
        randomBytes,
      );
      const request = { name: SIGNER.name, serial: 3, isCa: false, issuer: root, ...SPAN };
      const signer = issueCertificate(request, randomBytes);
      return judge(signed({ signer }, { seal: sealOf({ holders: [signer] }) }));
    },
  ],
  ['a certificate revoked before', 'INVALID 9 revoked', () => revokedAt(SIGNED_AT - DAY_MS)],
  ['a certificate revoked since', 'VALID_REVOKED', () => revokedAt(SIGNED_AT + DAY_MS)],
  ['nobody on the trust list', 'VALID_UNTRUSTED', () => judge(signed(), NO_TRUST)],
  [
    'a file that nobody signed',
    'VALID_PARTIAL',
    () => judge({ ...signed(), 'Doc_0/Res/new.png': strToU8('new') }),
  ],
  [
    'a signed list of files without digests beside it',
    'UNSUPPORTED',
    () => judge({ ...signed(), 'OFDEntries.xml': strToU8('<a/>') }),
  ],
  [
    'OFD.xml left open',
    'VALID_PARTIAL',
    () => judge(signed({ isCovered: (path) => path !== 'OFD.xml' })),
  ],
  [
    'a page left open',
    'INVALID 10 pages-not-covered',
    () => judge(signed({ isCovered: (path) => path !== PAGE })),
  ],
  [
    'another document put in place of the signed one',
    'INVALID 10 pages-not-covered',
    () => judge(withAnotherDocument()),
  ],
  [
    'what is drawn over a page left open',
    'VALID_PARTIAL',
    () => judge(signed({ isCovered: (path) => path !== RESOURCES })),
  ],
  [
    'a seal that its own signer has made',
    'VALID_UNTRUSTED',
    () => judge(signed({}, { seal: sealOf({ maker: SIGNER, name: '虚构省公安厅专用章' }) })),
  ],
  [
    'a seal made when the certificate of its maker had ended',
    'INVALID 8 certificate-not-valid-then',
    () => {
      const maker = issue('虚构旧制章', 10, { ...SPAN, notAfter: SPAN.notBefore + DAY_MS });
      return judge(signed({}, { seal: sealOf({ maker, validFrom: SIGNED_AT - DAY_MS }) }));
    },
  ],
])('%s: %s', (_, expected, verdict) => {
  expect(shortly(verdict())).toBe(expected);
});

test('what is seen and not signed is told as such, and by that the file is no copy to print', () => {
  const verdict = judge(signed({ isCovered: (path) => path !== RESOURCES }), NO_TRUST);
  expect(verdict.state).toBe('VALID_PARTIAL');
  expect(verdict.signatures[0]?.steps[9]).toMatchObject({
    ...{ verdict: 'limited', reason: 'shown-files-not-covered', files: [RESOURCES] },
  });
});

test('a seal that has lapsed since is no fault', () => {
  const seal = sealOf({ validTo: SIGNED_AT + DAY_MS });
  expect(shortly(judge(signed({}, { seal })))).toBe('VALID');
});

test('the seal of an unknown maker is told', () => {
  const root = issueCertificate({ name: '虚构外人', serial: 1, isCa: true, ...SPAN }, randomBytes);
  const verdict = judge(signed({}, { seal: sealOf({ maker: root }) }));
  expect(shortly(verdict)).toBe('VALID_UNTRUSTED');
  expect(verdict.signatures[0]?.steps[8]?.reason).toBe('seal-maker-untrusted');
});

test('the value of another document does not fit', () => {
  const other = strToU8('<other/>');
  const use = { form: 'V4', seal: sealOf({ maker: MAKER }) } as const;
  const value = sealedValue(other, { signer: SIGNER, at: SIGNED_AT, randomBytes }, use);
  const files = { ...signed({}, use), [SIGNED_VALUE]: value };
  expect(shortly(judge(files))).toBe('INVALID 2 digest-differs');
});

test('no byte of a covered file can be changed', () => {
  const files = signed();
  for (const path of Object.keys(DOCUMENT).filter((one) => one.startsWith('Doc_0/Pages'))) {
    for (let at = 0; at < files[path]!.length; at += 97) {
      expect(judge(flipped(files, path, at)).state).toBe('INVALID');
    }
  }
});

test('one signature cannot stand in the list twice, and none is passed over', () => {
  const listed = (times: number): FileVerdict =>
    judge(
      edited(signed(), LIST, (text) =>
        text.replace(/<ofd:Signature .*?\/>/, (one) => one.repeat(times)),
      ),
    );
  const twice = listed(2);
  expect(twice.state).toBe('INVALID');
  expect(twice.signatures.map(({ state }) => state)).toEqual(['VALID', 'INVALID']);
  expect(listed(99).signatures.at(-1)?.steps[3]?.reason).toBe('too-many-signatures');
});
