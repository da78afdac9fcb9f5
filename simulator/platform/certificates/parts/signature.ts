import type { Certificate } from '../../../data/certificates.ts';
import type { Pen, Sheet } from '../pen.ts';
import type { Face } from '../fonts.ts';
import { fittedLine, line, wrap } from './text.ts';

/** Where a signature stands: its right end, its middle, and how wide it may be. */
export interface SignaturePlace {
  readonly right: number;
  readonly y: number;
  readonly width: number;
  readonly radius: number;
  /** Of the Chinese lines. */
  readonly face?: Face;
}

/** The seal that a signature stands beside. */
export function sealBeside({ right, y, radius }: SignaturePlace, name: string): Sheet['seal'] {
  return { x: right - radius, y, radius, name };
}

/** Issuer in two languages and a date, right-aligned beside where the issuer's seal goes. */
export function signature(
  pen: Pen,
  certificate: Certificate,
  date: string,
  { right, y, width, radius, face = 'sans' }: SignaturePlace,
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
    face,
  });
  lines.forEach((text, at) => line(pen, text, end, top + 10 + 22 * at, english));
  line(pen, date, end, top + 26 + 22 * lines.length, {
    ...{ size: 22, colour: ink, align: 'right', face },
  });
}
