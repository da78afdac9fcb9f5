import type { Certificate } from '../../data/certificates.ts';
import { birth } from './layouts/birth.ts';
import { disability } from './layouts/disability.ts';
import { driving } from './layouts/driving.ts';
import { estate } from './layouts/estate.ts';
import { food } from './layouts/food.ts';
import { graduation } from './layouts/graduation.ts';
import { marriage } from './layouts/marriage.ts';
import { social } from './layouts/social.ts';
import { drawingOf } from './draw-sheet.ts';
import { drawingToPdf, drawingToPng, type Sheet } from './pen.ts';

/** The layout of each certificate type, by the type's id. */
const LAYOUTS: Readonly<Record<string, (certificate: Certificate) => Sheet>> = {
  birth,
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

/** Draws a certificate in the media type of its kind. Same data, same bytes. */
export function drawCertificate(certificate: Certificate): Uint8Array {
  const drawing = drawingOf(sheetOf(certificate));
  if (certificate.type.mediaType === 'image/png') return drawingToPng(drawing);
  return drawingToPdf(drawing, certificate.type.name);
}
