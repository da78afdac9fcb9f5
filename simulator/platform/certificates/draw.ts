import type { Certificate } from '../../data/certificates.ts';
import { birth } from './layouts/birth.ts';
import { business } from './layouts/business.ts';
import { disability } from './layouts/disability.ts';
import { driving } from './layouts/driving.ts';
import { estate } from './layouts/estate.ts';
import { food } from './layouts/food.ts';
import { graduation } from './layouts/graduation.ts';
import { marriage } from './layouts/marriage.ts';
import { social } from './layouts/social.ts';
import { drawingOf } from './draw-sheet.ts';
import type { RandomBytes } from '../../../crypto/private-key.ts';
import type { TestAuthority } from './authority/test-authority.ts';
import { sealedCertificate } from './ofd/sealed-certificate.ts';
import { drawingToPdf, drawingToPng, type Sheet } from './pen.ts';
import { signPdf } from './sign-pdf.ts';

/** The layout of each certificate type, by the type's id. */
const LAYOUTS: Readonly<Record<string, (certificate: Certificate) => Sheet>> = {
  birth,
  business,
  disability,
  driving,
  estate,
  food,
  graduation,
  marriage,
  social,
};

/** @throws where a certificate type has no layout */
export function sheetOf(certificate: Certificate): Sheet {
  const layout = LAYOUTS[certificate.type.id];
  if (!layout) throw new Error(`no layout for ${certificate.type.id}`);
  return layout(certificate);
}

/** Seals certificates; whatever it makes is of one build. */
export interface Sealing {
  readonly authority: TestAuthority;
  readonly randomBytes: RandomBytes;
}

/** Draws a certificate in the media type of its kind. Same data, same bytes, keys and random numbers apart. */
export function drawCertificate(certificate: Certificate, sealing: Sealing): Uint8Array {
  const sheet = sheetOf(certificate);
  if (certificate.type.mediaType === 'application/ofd') {
    return sealedCertificate(certificate, sheet, sealing.authority, sealing.randomBytes);
  }
  const drawing = drawingOf(sheet);
  if (certificate.type.mediaType === 'image/png') return drawingToPng(drawing);
  const pdf = drawingToPdf(drawing, certificate.type.name);
  if (certificate.file !== 'signed') return pdf;
  const { signer } = sealing.authority.sealOf(certificate.issuer, 'current');
  return signPdf(pdf, signer, sealing.randomBytes);
}
