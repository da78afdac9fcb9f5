import { useMemo, type JSX } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { drawQr } from '../../../symbols/qr/draw.ts';

/** `text` as a QR code with its quiet zone, as large as its place allows. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const { t } = useTexts();
  const drawing = useMemo(() => drawQr(text), [text]);
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
