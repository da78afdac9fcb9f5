import { createHash } from 'node:crypto';
import { strFromU8, strToU8 } from 'fflate';
import type { RandomBytes } from '../../../../crypto/private-key.ts';
import { signPackage } from '../../../../documents/builder/sign-package.ts';
import { boxText } from '../../../../documents/builder/write-objects.ts';
import { writeOfd } from '../../../../documents/builder/write-ofd.ts';
import { type PackageFiles, zipPackage } from '../../../../documents/builder/write-package.ts';
import { pageIdOf } from '../../../../documents/builder/xml-write.ts';
import type { Certificate, FileFlaw } from '../../../data/certificates.ts';
import { PICTURE_MARGIN } from '../authority/seal-picture.ts';
import type { SealKind, TestAuthority } from '../authority/test-authority.ts';
import { ownMetadata } from '../metadata.ts';
import type { Sheet } from '../pen.ts';
import { certificateDocument, scaleOf } from './certificate-document.ts';

/** Before that day certificates were of paper; they were sealed anew on {@link RESEALED_ON}. */
const SEALED_SINCE = '2020-01-01';
const RESEALED_ON = '2021-03-01';
const PAGE_FILE = 'Doc_0/Pages/Page_0/Content.xml';
const ANNOTATIONS = 'Doc_0/Annots/';
const ATTACHMENTS = 'Doc_0/Attachs/';

/** Two files with one digest can be made: it proves nothing any more. */
const SHA1 = {
  name: 'SHA1',
  of: (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest(),
};

/** A certificate as a sealed OFD file, or as what its flaw makes of one. */
export function sealedCertificate(
  certificate: Certificate,
  sheet: Sheet,
  authority: TestAuthority,
  randomBytes: RandomBytes,
): Uint8Array {
  const { file: flaw, issuer } = certificate;
  const sealedOn = sealingDay(certificate);
  const metadata =
    flaw === 'other-metadata' ? otherMetadata(certificate) : ownMetadata(certificate);
  const isSealed = flaw !== 'unsealed';
  const files = writeOfd(certificateDocument(certificate, sheet, metadata, sealedOn, isSealed));
  if (!isSealed) return zipPackage(files);
  const { signer, seal } = authority.sealOf(issuer, kindOf(certificate));
  const request = {
    ...{ signer, at: Date.parse(`${sealedOn}T10:00:00+08:00`), randomBytes },
    stamp: { page: pageIdOf(0), boundary: stampBox(sheet) },
    ...(flaw === 'other-digest' && { digest: SHA1 }),
    isCovered: (path: string) => !isLeftOpen(path, flaw),
  };
  const signed = signPackage(files, request, { form: 'V4', seal });
  return zipPackage(flaw === 'changed' ? changed(signed) : signed);
}

/** A file that its seal does not cover. */
function isLeftOpen(path: string, flaw: FileFlaw): boolean {
  if (flaw === 'unprotected') return path === 'OFD.xml' || path.startsWith(ATTACHMENTS);
  return flaw === 'partly-covered' && path.startsWith(ANNOTATIONS);
}

function sealingDay({ issuedOn, file }: Certificate): string {
  return issuedOn < SEALED_SINCE && file !== 'lapsed' ? RESEALED_ON : issuedOn;
}

function kindOf({ file }: Certificate): SealKind {
  if (file === 'lapsed' || file === 'unknown-maker' || file === 'revoked-later') return file;
  return file === 'revoked-signer' ? 'revoked' : 'current';
}

/** The number of another certificate: somebody has put the wrong metadata beside the right page. */
function otherMetadata(certificate: Certificate): Readonly<Record<string, string>> {
  const number = certificate.number.replace(/\d(?=\D*$)/, (digit) =>
    String((Number(digit) + 5) % 10),
  );
  return { ...ownMetadata(certificate), ZZBH: number };
}

function stampBox(sheet: Sheet): string {
  const scale = scaleOf(sheet);
  const { x, y, radius } = sheet.seal;
  const reach = radius * PICTURE_MARGIN;
  const side = 2 * reach * scale;
  return boxText({ x: (x - reach) * scale, y: (y - reach) * scale, w: side, h: side });
}

/** A figure of an area made larger after the sealing. @throws where the page names no area */
function changed(files: PackageFiles): PackageFiles {
  const page = strFromU8(files[PAGE_FILE] ?? new Uint8Array());
  const larger = page.replace(/(房屋建筑面积 )\d/, '$19');
  if (larger === page) throw new Error('no figure to change');
  return { ...files, [PAGE_FILE]: strToU8(larger) };
}
