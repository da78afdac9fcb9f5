import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { drawQr } from '../../symbols/qr/draw.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './QrSymbol.module.css';

/** A QR code with its light quiet zone, as large as its place; dark on light in any surroundings. */
export function QrSymbol({ text }: { readonly text: string }): ReactElement {
  const t = useTexts();
  const drawing = useMemo(() => drawQr(text), [text]);
  if (!drawing.ok) return <p className={styles.missing}>{t('session:scan.tooLong')}</p>;
  const { size, path } = drawing.value;
  return (
    <svg
      className={styles.symbol}
      role="img"
      aria-label={t('session:scan.code')}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect className={styles.light} width={size} height={size} />
      <path className={styles.dark} d={path} />
    </svg>
  );
}
