import type { Certificate } from '../../data/certificates.ts';
import { fieldsOf } from './facts.ts';
import { fieldColumn } from './parts/fields.ts';
import { line } from './parts/text.ts';
import type { Pen, Sheet } from './pen.ts';

const TITLES = ['附页一 登记事项 Particulars', '附页二 变更记录 Changes'] as const;
const INK = '#1f2438';
const QUIET = '#5a6590';
const EDGE = 108;

/** What an annex is called, counted from 0. */
export function annexTitle(at: number): string {
  return TITLES[at] ?? '';
}

/** The pages behind the first (附页): everything that the certificate says, and what has changed since. */
export function annexesOf(
  certificate: Certificate,
  { width }: Pick<Sheet, 'width'>,
): readonly ((pen: Pen) => void)[] {
  const inner = width - 2 * EDGE;
  const contents: readonly ((pen: Pen) => void)[] = [
    (pen) => {
      fieldColumn(pen, fieldsOf(certificate), EDGE, 260, inner, {
        ...{ label: QUIET, value: INK, rule: '#c8d1e8' },
        ...{ size: 22, labelWidth: 196, rowHeight: 62 },
      });
    },
    (pen) => {
      const text = '自登记之日起，截至签发，无变更登记。 No change has been registered.';
      line(pen, text, EDGE, 300, { size: 22, colour: INK });
    },
  ];
  return contents.slice(0, certificate.annexes).map((content, at) => (pen) => {
    line(pen, annexTitle(at), EDGE, 160, { size: 34, colour: INK, bold: true });
    line(pen, `${certificate.type.name} ${certificate.number}`, EDGE, 206, {
      ...{ size: 20, colour: QUIET },
    });
    content(pen);
  });
}
