import { writeDocument, zipPackage } from '../../documents/builder/write-package.ts';
import { signPackage } from '../../documents/builder/sign-package.ts';
import {
  NOW,
  randomBytes,
  sealOf,
  SIGNED_AT,
  SIGNER,
} from '../../documents/seal/signed-samples.test-support.ts';
import type { PackageFiles } from '../../documents/builder/write-package.ts';
import type { FileToCheck } from './check-file.ts';
import type { Listed } from './compare-metadata.ts';
import type { HolderFacts } from './holder.ts';

// Invented certificates in OFD that the tests of this room share.

export const LISTED: Listed = {
  identifier: '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  typeCode: '11100000000013338W032',
  number: 'YL39010220240017',
  issuerName: '云岭省民政厅',
  issuedOn: '2024-05-20',
};

export const HOLDER: HolderFacts = {
  nameMasked: '林*秋',
  idNoMasked: '390102********002X',
  idType: '111',
  nonce: '',
};

/** What a right file says of itself, as GB/T 36903 names it. */
export const FIELDS: Readonly<Record<string, string>> = {
  ZZBS: LISTED.identifier,
  ZZLXDM: LISTED.typeCode,
  ZZBH: LISTED.number,
  ZZBFJG: LISTED.issuerName,
  ZZBFRQ: '20240520',
  ZZYXQJZRQ: '长期',
  CZZT: '林小秋',
  CZZTDM: '39010219491231002X',
};

export function filesOf(
  customData: Readonly<Record<string, string>>,
  isCovered: (path: string) => boolean = () => true,
): PackageFiles {
  const files = writeDocument({
    ...{ docId: '39', title: '虚构证照', width: 210, height: 140, isSigned: true, customData },
    pages: [[{ text: '虚构证照', x: 20, y: 20, size: 6 }]],
  });
  const how = { signer: SIGNER, at: SIGNED_AT, randomBytes, isCovered };
  return signPackage(files, how, { form: 'V4', seal: sealOf() });
}

/** A sealed certificate that says this of itself. */
export function sealed(customData: Readonly<Record<string, string>> = FIELDS): Uint8Array {
  return zipPackage(filesOf(customData));
}

export function fileToCheck(bytes = sealed(), change: Partial<FileToCheck> = {}): FileToCheck {
  return { bytes, listed: LISTED, holder: HOLDER, now: NOW, ...change };
}
