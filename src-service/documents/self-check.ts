import { randomBytes } from 'node:crypto';
import { type Identity, issueCertificate } from '../../documents/builder/issue-certificate.ts';
import { makeSeal } from '../../documents/builder/make-seal.ts';
import { signPackage } from '../../documents/builder/sign-package.ts';
import { writeDocument, zipPackage } from '../../documents/builder/write-package.ts';
import { readCertificate } from '../../documents/seal/certificate.ts';
import { checkOfd } from './check-file.ts';

const SPAN_MS = 86_400_000;
/** The code is compiled well after so many. */
const ROUNDS = 3;

/**
 * Checks documents that it has made itself, sealed and then changed: what is found out must be right
 * before a citizen's document is judged, and the code is warm when it is.
 *
 * @returns whether it was
 */
export function selfCheck(now: number): boolean {
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const span = { notBefore: now - SPAN_MS, notAfter: now + SPAN_MS };
  const issue = (name: string, issuer?: Identity): Identity =>
    issueCertificate(
      { name, serial: 1, isCa: issuer === undefined, ...span, ...(issuer ? { issuer } : {}) },
      random,
    );
  const authority = issue('self-check authority');
  const signer = issue('self-check signer', authority);
  const maker = issue('self-check seal maker', authority);
  const anchors = [authority, maker].flatMap(
    ({ certificate }) => readCertificate(certificate) ?? [],
  );
  const seal = makeSeal(
    {
      ...{ form: 'V4', name: 'self-check', id: '1', maker, holders: [signer], size: 40 },
      ...{ validFrom: span.notBefore, validTo: span.notAfter },
      picture: { type: 'PNG', data: Uint8Array.of(0x89) },
    },
    random,
  );
  const files = signPackage(
    writeDocument({
      ...{ docId: '1', title: 'self-check', width: 210, height: 140, isSigned: true },
      pages: [[{ text: 'self-check', x: 20, y: 20, size: 6 }]],
    }),
    { signer, at: now, randomBytes: random },
    { form: 'V4', seal },
  );
  const [page = ''] = Object.keys(files).filter((path) => path.endsWith('Content.xml'));
  const changed = { ...files, [page]: Uint8Array.of(...(files[page] ?? []), 0x0a) };
  const trust = { anchors, crls: [] };
  const stateOf = (bytes: Uint8Array): string => {
    const listed = { identifier: '', typeCode: '', number: '', issuerName: '', issuedOn: '' };
    const holder = { nameMasked: '', idNoMasked: '', idType: '111', nonce: '' };
    const check = checkOfd({ bytes, listed, holder, now }, trust);
    return check.ok ? check.value.state : check.error.code;
  };
  return Array.from({ length: ROUNDS }).every(
    () => stateOf(zipPackage(files)) === 'VALID' && stateOf(zipPackage(changed)) === 'INVALID',
  );
}
