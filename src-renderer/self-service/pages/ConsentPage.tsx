import { Check, FileText, ShieldCheck, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { Identity } from '../../components/Identity.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import { ScopeList } from '../../components/ScopeList.tsx';
import styles from './ConsentPage.module.css';

/** The largest span of the ring; the page does not know when the wait began, in milliseconds. */
const RING_SPAN_MS = 60_000;

/** Who asks for what: the one page where the citizen decides. */
export function ConsentPage({ session }: { readonly session: SessionOf<'consent'> }): ReactElement {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const { sessionId, subject, itemName, scopes, deadline } = session;
  return (
    <Frame
      title={t('session:consent.title')}
      lead={t('session:consent.asks', { org: local(snapshot.terminal.orgName) })}
      gate={<CountRing from={deadline - RING_SPAN_MS} until={deadline} />}
      actions={
        <>
          <Button size="large" icon={X} onPress={() => send('session.refuse', { sessionId })}>
            {t('session:consent.refuse')}
          </Button>
          <Button
            kind="primary"
            size="large"
            icon={Check}
            onPress={() => send('session.agree', { sessionId })}
          >
            {t('session:consent.agree')}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <Identity subject={subject} label={t('session:consent.who')} />
        <div className={styles.item}>
          <span className={styles.icon}>
            <FileText aria-hidden="true" />
          </span>
          <div>
            <p className={styles.label}>{t('session:consent.item')}</p>
            <p className={styles.strong}>{local(itemName)}</p>
          </div>
        </div>
        <div className={styles.data}>
          <p className={styles.label}>{t('session:consent.data')}</p>
          <ScopeList scopes={scopes} />
        </div>
        <p className={styles.promise}>
          <ShieldCheck aria-hidden="true" />
          {t('session:consent.promise')}
        </p>
      </div>
    </Frame>
  );
}
