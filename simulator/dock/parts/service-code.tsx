import { useMemo, type JSX } from 'react';
import { drawGridMatrix } from '../../../symbols/gridmatrix/draw.ts';
import { drawQr } from '../../../symbols/qr/draw.ts';
import { useTexts } from '../i18n/i18n.ts';

/** What a service code is shown as; GB/T 45960 names both. */
export const CODE_KINDS = ['qr', 'grid-matrix'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** The AIM identifier that a scanner gives for it, without the flag `]`: QR model 2; Grid Matrix by AIMD014. */
export const CODE_AIMS: Readonly<Record<CodeKind, string>> = { qr: 'Q1', 'grid-matrix': 'g0' };

interface ServiceCodeProps {
  readonly text: string;
  readonly kind: CodeKind;
  readonly label: string;
}

/** `text` as a symbol with its quiet zone, as large as its place allows. */
export function ServiceCode({ text, kind, label }: ServiceCodeProps): JSX.Element {
  const { t } = useTexts();
  const drawing = useMemo(
    () => (kind === 'qr' ? drawQr(text) : drawGridMatrix(text)),
    [text, kind],
  );
  if (!drawing.ok) return <p className="qr-missing">{t('phone.tooLong')}</p>;
  const { size, path } = drawing.value;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#0a1418" />
    </svg>
  );
}
