import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { isUsable, waysOf } from '../../logic/ways.ts';
import type { Ways } from '../../logic/ways.ts';
import { Frame } from '../Frame.tsx';
import { JourneyList } from '../JourneyList.tsx';
import { ItemBar } from '../ItemBar.tsx';
import { OfflineBanner } from '../OfflineBanner.tsx';
import { WayCard } from '../WayCard.tsx';
import styles from './IdlePage.module.css';

/** The start page: two ways to begin, and nothing to press. */
export function IdlePage(): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const ways = waysOf(snapshot.devices);
  const offline = snapshot.platform.state === 'offline';
  const none = !isUsable(ways.code) && !isUsable(ways.card);
  return (
    <Frame
      stage="open"
      title={t(`session:idle.${titleOf(ways)}`)}
      lead={t(none ? 'session:idle.leadNone' : 'session:idle.lead')}
      below={offline ? <OfflineNote /> : <JourneyList />}
    >
      <div className={styles.desk}>
        <ItemBar />
        <div className={styles.ways}>
          <WayCard way="code" ways={ways} />
          <WayCard way="card" ways={ways} />
        </div>
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

function titleOf({ code, card }: Ways): 'title' | 'titleCodeOnly' | 'titleCardOnly' | 'titleNone' {
  if (isUsable(code)) return isUsable(card) ? 'title' : 'titleCodeOnly';
  return isUsable(card) ? 'titleCardOnly' : 'titleNone';
}
