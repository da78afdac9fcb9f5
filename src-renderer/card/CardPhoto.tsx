import { UserRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { paintPicture } from '../viewer/paint-picture.ts';
import { useCardPhoto } from './use-card-photo.ts';
import styles from './CardPhoto.module.css';

interface CardPhotoProps {
  readonly sessionId: string;
  /** With true as soon as the picture is drawn, with false when it goes. */
  readonly onShown: (isShown: boolean) => void;
}

interface PictureProps extends Pick<CardPhotoProps, 'onShown'> {
  readonly picture: CertificateDocument;
}

/** The face on the card, where a vendor's decoder is installed; a silhouette until it is there. */
export function CardPhoto({ sessionId, onShown }: CardPhotoProps): ReactElement {
  const photo = useCardPhoto(sessionId);
  if (photo.state !== 'ready') return <Silhouette />;
  return <Picture picture={photo.document} onShown={onShown} />;
}

/** In the place of a photo that cannot be shown. */
export function Silhouette(): ReactElement {
  const t = useTexts();
  return (
    <span className={styles.frame} role="img" aria-label={t('card:silhouette')}>
      <UserRound aria-hidden="true" />
    </span>
  );
}

function Picture({ picture, onShown }: PictureProps): ReactElement {
  const t = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const end = new AbortController();
    void picture.draw(1, { scale: 1, rotation: 0, signal: end.signal }).then((drawn) => {
      if (drawn && !end.signal.aborted) {
        paintPicture(target, drawn);
        onShown(true);
      }
      drawn?.close();
    });
    return () => {
      end.abort();
      onShown(false);
      // A canvas keeps its pixels until it is collected; one without size has none.
      target.width = target.height = 0;
    };
  }, [picture, onShown]);
  return (
    <span className={styles.frame}>
      <canvas ref={canvas} role="img" aria-label={t('card:photo')} />
    </span>
  );
}
