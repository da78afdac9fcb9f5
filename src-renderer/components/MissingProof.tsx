import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useViewfinder } from '../camera/use-camera.ts';
import { Viewfinder } from '../camera/Viewfinder.tsx';
import { CompareFaces } from '../illustrations/CompareFaces.tsx';
import { PlaceCard } from '../illustrations/PlaceCard.tsx';
import { ScanCode } from '../illustrations/ScanCode.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { isCameraUp } from '../logic/code-readers.ts';
import type { Missing } from '../logic/evidence.ts';
import styles from './MissingProof.module.css';

const PICTURES = { card: PlaceCard, code: ScanCode, clerk: CompareFaces } as const;

/** One thing that the person can still show, as a picture and in words. */
export function MissingProof({ missing }: { readonly missing: Missing }): ReactElement {
  const { way, trouble, link = 'missing' } = missing;
  const t = useTexts();
  const { snapshot } = useTerminal();
  const camera = useViewfinder();
  const isShown = way === 'code' && camera !== undefined && isCameraUp(snapshot.devices);
  const Picture = PICTURES[way];
  return (
    <section className={styles.missing} data-missing={way} data-ready={trouble === undefined}>
      <div className={styles.picture}>
        {isShown ? (
          <Viewfinder camera={camera} isMirrored />
        ) : (
          <Picture label={t(`session:illustration.${way}`)} />
        )}
      </div>
      <div className={styles.words}>
        <p className={styles.label}>{t(`session:evidence.${link}`)}</p>
        <p className={styles.what}>
          {isShown ? t('camera:evidence') : t(`session:evidence.${way}`)}
        </p>
        {trouble !== undefined && (
          <p className={styles.trouble}>
            <TriangleAlert aria-hidden="true" />
            {t(`session:evidence.${trouble}`)}
          </p>
        )}
      </div>
    </section>
  );
}
