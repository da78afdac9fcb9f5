import { QrCode } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useViewfinder } from '../../camera/use-camera.ts';
import { Viewfinder } from '../../camera/Viewfinder.tsx';
import { CodePicture } from '../../components/CodePicture.tsx';
import { Button } from '../../components/Button.tsx';
import { PlaceCard } from '../../illustrations/PlaceCard.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { canOfferScan } from '../../logic/phone-scan.ts';
import { OfflineBanner } from '../../self-service/OfflineBanner.tsx';
import type { KeyAction } from '../keyboard-map.ts';
import { PictureButton } from '../picture/PictureButton.tsx';
import styles from './IdlePane.module.css';

interface IdlePaneProps {
  readonly onAct: (action: KeyAction) => void;
  readonly onPicture: (file: File) => void;
}

/** Ready for the next citizen. */
export function IdlePane({ onAct, onPicture }: IdlePaneProps): ReactElement {
  const { snapshot } = useTerminal();
  const { items, itemCode, platform } = snapshot;
  const camera = useViewfinder();
  const t = useTexts();
  const local = useLocalText();
  const item = items.find(({ code }) => code === itemCode);
  return (
    <div className={styles.idle}>
      <div className={styles.pictures}>
        {camera && (
          <div className={styles.camera}>
            <Viewfinder camera={camera} isMirrored={false} />
          </div>
        )}
        <div className={styles.gate} hidden={camera !== undefined}>
          <CodePicture />
        </div>
        <div className={styles.gate}>
          <PlaceCard label={t('session:illustration.card')} />
        </div>
      </div>
      <p className={styles.item}>{item && local(item.name)}</p>
      <h1>{t('counter:idle.title')}</h1>
      <p className={styles.lead}>{t('counter:idle.text')}</p>
      <div className={styles.scan}>
        {canOfferScan(snapshot) && (
          <Button icon={QrCode} keyCap="F2" onPress={() => onAct({ do: 'scan' })}>
            {t('counter:scan.offer')}
          </Button>
        )}
        <PictureButton onFile={onPicture} />
      </div>
      {platform.state === 'offline' && <OfflineBanner />}
    </div>
  );
}
