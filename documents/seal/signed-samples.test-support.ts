import { type Identity, issueCertificate } from '../builder/issue-certificate.ts';
import { makeSeal, type SealRequest } from '../builder/make-seal.ts';
import { signPackage, type SignRequest } from '../builder/sign-package.ts';
import { type PackageFiles, writeDocument, zipPackage } from '../builder/write-package.ts';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { type Crl, readCrl } from './crl.ts';
import type { SealForm } from './seal.ts';
import type { FileVerdict } from './verdict.ts';
import { verifyFile } from './verify.ts';

/** Bytes that differ from call to call and are the same in every run. */
export function countedBytes(): (length: number) => Uint8Array {
  let state = 7;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    });
}

export const randomBytes = countedBytes();
const YEAR_MS = 365 * 86_400_000;
export const SIGNED_AT = Date.UTC(2026, 5, 1, 8);
export const NOW = SIGNED_AT + YEAR_MS;
export const SPAN = { notBefore: SIGNED_AT - YEAR_MS, notAfter: SIGNED_AT + 5 * YEAR_MS };

export const ROOT = issueCertificate(
  { name: '虚构根证书', serial: 1, isCa: true, ...SPAN },
  randomBytes,
);
export const AUTHORITY = issueCertificate(
  { name: '虚构电子认证', serial: 2, isCa: true, issuer: ROOT, ...SPAN },
  randomBytes,
);
export const SIGNER_SERIAL = 3;
export const SIGNER = issue('虚构市政务服务局', SIGNER_SERIAL);
export const MAKER = issue('虚构制章', 4);
export const STRANGER = issue('虚构他局', 5);

export function issue(name: string, serial: number, span = SPAN): Identity {
  return issueCertificate({ name, serial, isCa: false, issuer: AUTHORITY, ...span }, randomBytes);
}

function known<T>(read: T | undefined): T {
  if (read === undefined) throw new Error('a sample cannot be read');
  return read;
}
const certificateOf = (bytes: Uint8Array): Certificate => known(readCertificate(bytes));
const crlOf = (bytes: Uint8Array): Crl => known(readCrl(bytes));

/** The authority that a hall believes, and the maker of seals. */
export function trust(crls: readonly Uint8Array[] = []): TrustList {
  return {
    anchors: [AUTHORITY, MAKER].map(({ certificate }) => certificateOf(certificate)),
    crls: crls.map((bytes) => crlOf(bytes)),
  };
}

export function sealOf(change: Partial<SealRequest> = {}): Uint8Array {
  return makeSeal(
    {
      ...{ form: 'V4', name: '虚构市政务服务专用章', id: '39010000000001', maker: MAKER },
      ...{ holders: [SIGNER], validFrom: SIGNED_AT - YEAR_MS, validTo: SIGNED_AT + YEAR_MS },
      ...{ picture: { type: 'PNG', data: Uint8Array.of(0x89, 0x50) }, size: 42 },
      ...change,
    },
    randomBytes,
  );
}

export const DOCUMENT: PackageFiles = writeDocument({
  ...{ docId: '39', title: '虚构居住证', width: 210, height: 140, isSigned: true },
  pages: [
    [{ text: '居住证 Residence', x: 20, y: 20, size: 6 }],
    [{ text: '第二页', x: 20, y: 20, size: 6 }],
  ],
});

export function signed(
  change: Partial<SignRequest> = {},
  use: { form?: SealForm; seal?: Uint8Array } = {},
): PackageFiles {
  const form = use.form ?? 'V4';
  const request = { signer: SIGNER, at: SIGNED_AT, randomBytes, ...change };
  return signPackage(DOCUMENT, request, { form, seal: use.seal ?? sealOf({ form }) });
}

/** The verdict on a package; the seal maker and signer are believed unless told otherwise. */
export function judge(files: PackageFiles, list = trust(), now = NOW): FileVerdict {
  return verifyFile(unwrap(openOfd(zipPackage(files))), { trust: list, now });
}
