import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CertificateDocument, SealSpot } from '../../documents/certificate-document.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './SealSpots.module.css';

interface SealSpotsProps {
  readonly spots: readonly SealSpot[];
  readonly scale: number;
  /** @param signature its index */
  readonly onSeal: (signature: number) => void;
}

/** The seals of a page can be pressed: what is each worth? */
export function SealSpots({ spots, scale, onSeal }: SealSpotsProps): ReactElement {
  const t = useTexts();
  return (
    <>
      {spots.map(({ signature, x, y, width, height }, index) => (
        <button
          key={index}
          type="button"
          className={styles.spot}
          aria-label={t('viewer:seal', { number: signature + 1 })}
          title={t('viewer:seal', { number: signature + 1 })}
          style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
          onClick={() => onSeal(signature)}
        />
      ))}
    </>
  );
}

const NONE: readonly SealSpot[] = [];

/** Where the seals of a document are; none until it is known. */
export function useSealSpots(document: CertificateDocument | undefined): readonly SealSpot[] {
  const [spots, setSpots] = useState(NONE);
  useEffect(() => {
    if (!document) return;
    let isOver = false;
    document.seals().then(
      (found) => {
        if (!isOver) setSpots(found);
      },
      // The details are a key away all the same.
      () => {},
    );
    return () => {
      isOver = true;
      setSpots(NONE);
    };
  }, [document]);
  return spots;
}
