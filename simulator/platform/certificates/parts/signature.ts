import type { Certificate } from '../../../data/certificates.ts';
import type { Pen } from '../pen.ts';
import { seal } from './seal.ts';
import { fittedLine, line, wrap } from './text.ts';

/** Where a signature stands: its right end, its middle, and how wide it may be. */
export interface SignaturePlace {
  readonly right: number;
  readonly y: number;
  readonly width: number;
  readonly radius: number;
}

/** Issuer in two languages and a date, right-aligned beside the issuer's seal. */
export function signature(
  pen: Pen,
  certificate: Certificate,
  date: string,
  { right, y, width, radius }: SignaturePlace,
  ink: string,
  quiet: string,
): void {
  const { name, englishName } = certificate.issuer;
  const end = right - 2 * radius - 26;
  const room = width - (right - end);
  const english = { size: 15.5, colour: quiet, align: 'right' } as const;
  const lines = wrap(pen, englishName, room, english);
  const top = y - 11 * (lines.length - 1);
  fittedLine(pen, name, end, top - 20, room, {
    size: 26,
    colour: ink,
    bold: true,
    align: 'right',
  });
  lines.forEach((text, at) => line(pen, text, end, top + 10 + 22 * at, english));
  line(pen, date, end, top + 26 + 22 * lines.length, { size: 22, colour: ink, align: 'right' });
  seal(pen, right - radius, y, radius, name);
}
