import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { Identity } from '../../components/Identity.tsx';
import { ScopeList } from '../../components/ScopeList.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';
import styles from './ConsentPane.module.css';

interface ConsentPaneProps {
  readonly session: SessionOf<'consent'>;
  readonly onAct: (action: KeyAction) => void;
}

const RING_SPAN_MS = 60_000;

/** The clerk asks, the citizen decides. */
export function ConsentPane({ session, onAct }: ConsentPaneProps): ReactElement {
  const t = useTexts();
  const local = useLocalText();
  const { subject, itemName, scopes, deadline } = session;
  return (
    <Sheet
      kicker={t('counter:consent.ask')}
      title={local(itemName)}
      aside={<CountRing from={deadline - RING_SPAN_MS} until={deadline} tone="paper" />}
      actions={
        <>
          <Button keyCap="Del" onPress={() => onAct({ do: 'refuse' })}>
            {t('counter:consent.refuse')}
          </Button>
          <Button kind="primary" keyCap="Enter" onPress={() => onAct({ do: 'primary' })}>
            {t('counter:consent.agree')}
          </Button>
        </>
      }
    >
      <div className={styles.who}>
        <Identity subject={subject} label={t('session:certificates.identity')} withProofs />
      </div>
      <h2 className={styles.label}>{t('session:consent.data')}</h2>
      <ScopeList scopes={scopes} />
      <p className={styles.promise}>{t('session:consent.promise')}</p>
    </Sheet>
  );
}
