import { CircleCheck, CloudOff, LoaderCircle, ScanLine, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useViewfinder } from '../camera/use-camera.ts';
import { Viewfinder } from '../camera/Viewfinder.tsx';
import { Chip } from '../components/Chip.tsx';
import { CodePicture } from '../components/CodePicture.tsx';
import { PlaceCard } from '../illustrations/PlaceCard.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { isCameraAlone, isCameraUp } from '../logic/code-readers.ts';
import { isUsable } from '../logic/ways.ts';
import type { Ways } from '../logic/ways.ts';
import styles from './WayCard.module.css';

interface WayCardProps {
  readonly way: keyof Ways;
  readonly ways: Ways;
}

const CHIPS = {
  reading: { tone: 'active', icon: ScanLine },
  ready: { tone: 'ok', icon: CircleCheck },
  starting: { tone: 'plain', icon: LoaderCircle },
  unavailable: { tone: 'warn', icon: TriangleAlert },
  offline: { tone: 'warn', icon: CloudOff },
} as const;

/** One of the two ways to begin: what to do, and whether the device is ready for it. */
export function WayCard({ way, ways }: WayCardProps): ReactElement | null {
  const t = useTexts();
  const { devices } = useTerminal().snapshot;
  const state = ways[way];
  const camera = useViewfinder();
  if (state === 'none') return null;
  const isShown = way === 'code' && camera !== undefined && isCameraUp(devices);
  // A camera that is only just being opened is spoken of as well.
  const isCamera = isShown || (way === 'code' && isCameraAlone(devices));
  return (
    <section
      className={styles.card}
      data-way={way}
      data-ready={isUsable(state)}
      data-viewing={isShown}
    >
      <div className={styles.gate}>
        {isShown && <Viewfinder camera={camera} isMirrored />}
        {!isShown && way === 'code' && <CodePicture />}
        {way === 'card' && <PlaceCard label={t('session:illustration.card')} />}
      </div>
      <div className={styles.words}>
        <div className={styles.head}>
          <h2>{t(`session:idle.${way}.title`)}</h2>
          <Chip {...CHIPS[state]} text={t(`session:idle.${state}`)} />
        </div>
        {isUsable(state) || isShown ? (
          <>
            <p className={styles.text}>
              {isCamera ? t('camera:text') : t(`session:idle.${way}.text`)}
            </p>
            <p className={styles.hint}>
              {isCamera ? t('camera:how') : t(`session:idle.${way}.hint`)}
            </p>
          </>
        ) : (
          <NotReady way={way} ways={ways} />
        )}
      </div>
    </section>
  );
}

function NotReady({ way, ways }: WayCardProps): ReactElement {
  const t = useTexts();
  const other = way === 'code' ? ways.card : ways.code;
  const useOther = way === 'code' ? 'useCard' : 'useCode';
  const { devices } = useTerminal().snapshot;
  const reader = way === 'code' && isCameraAlone(devices) ? 'camera' : way;
  return (
    <>
      <p className={styles.text}>
        {t(`session:idle.notReady.${ways[way] === 'offline' ? 'offline' : reader}`)}
      </p>
      <p className={styles.hint}>
        {t(`session:idle.notReady.${isUsable(other) ? useOther : 'askClerk'}`)}
      </p>
    </>
  );
}
