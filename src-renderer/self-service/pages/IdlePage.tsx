import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { canOfferScan } from '../../logic/phone-scan.ts';
import { idleWords, waysOf } from '../../logic/ways.ts';
import { Frame } from '../Frame.tsx';
import { JourneyList } from '../JourneyList.tsx';
import { ItemBar } from '../ItemBar.tsx';
import { ScanWay } from '../ScanWay.tsx';
import { OfflineBanner } from '../OfflineBanner.tsx';
import { WayCard } from '../WayCard.tsx';
import styles from './IdlePage.module.css';

/** The start page: two ways that begin by themselves, and one for the phone that is asked for. */
export function IdlePage(): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const ways = waysOf(snapshot);
  const offline = snapshot.platform.state === 'offline';
  const words = idleWords(ways, { phone: canOfferScan(snapshot), online: !offline });
  return (
    <Frame
      stage="open"
      title={t(`session:idle.${words.title}`)}
      lead={t(`session:idle.${words.lead}`)}
      below={offline ? <OfflineNote /> : <JourneyList />}
    >
      <div className={styles.desk}>
        <ItemBar />
        <div className={styles.ways}>
          <WayCard way="code" ways={ways} />
          <WayCard way="card" ways={ways} />
        </div>
        <ScanWay />
      </div>
    </Frame>
  );
}

function OfflineNote(): ReactElement {
  return (
    <div className={styles.offline}>
      <OfflineBanner />
    </div>
  );
}
