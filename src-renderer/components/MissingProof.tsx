import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useViewfinder } from '../camera/use-camera.ts';
import { Viewfinder } from '../camera/Viewfinder.tsx';
import { CompareFaces } from '../illustrations/CompareFaces.tsx';
import { PlaceCard } from '../illustrations/PlaceCard.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { isCameraAlone, isCameraUp } from '../logic/code-readers.ts';
import type { Missing } from '../logic/evidence.ts';
import { CodePicture } from './CodePicture.tsx';
import styles from './MissingProof.module.css';

/** One thing that the person can still show, as a picture and in words. */
export function MissingProof({ missing }: { readonly missing: Missing }): ReactElement {
  const { way, trouble, link = 'missing' } = missing;
  const t = useTexts();
  const { snapshot } = useTerminal();
  const camera = useViewfinder();
  const isShown = way === 'code' && camera !== undefined && isCameraUp(snapshot.devices);
  const isCamera = isShown || (way === 'code' && isCameraAlone(snapshot.devices));
  return (
    <section className={styles.missing} data-missing={way} data-ready={trouble === undefined}>
      <div className={styles.picture}>
        {isShown ? <Viewfinder camera={camera} isMirrored /> : <WayPicture way={way} />}
      </div>
      <div className={styles.words}>
        <p className={styles.label}>{t(`session:evidence.${link}`)}</p>
        <p className={styles.what}>
          {isCamera ? t('camera:evidence') : t(`session:evidence.${way}`)}
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

function WayPicture({ way }: Pick<Missing, 'way'>): ReactElement {
  const t = useTexts();
  switch (way) {
    case 'code':
      return <CodePicture />;
    case 'card':
      return <PlaceCard label={t('session:illustration.card')} />;
    case 'clerk':
      return <CompareFaces label={t('session:illustration.clerk')} />;
  }
}
