import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { Identity } from '../../components/Identity.tsx';
import { MissingProof } from '../../components/MissingProof.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { askedOf, EVIDENCE_SPAN_MS, EVIDENCE_WORDS, missingOf } from '../../logic/evidence.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import styles from './EvidencePage.module.css';

interface EvidencePageProps {
  readonly session: SessionOf<'evidence'>;
}

/** The item asks for more: what is there already, and the one thing to do next. */
export function EvidencePage({ session }: EvidencePageProps): ReactElement {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const { sessionId, subject, needLevel, deadline } = session;
  const missing = missingOf(session, snapshot);
  const words = EVIDENCE_WORDS[askedOf(missing)];
  return (
    <Frame
      kicker={t(`session:evidence.${words.why}`)}
      title={t(`session:evidence.${words.title}`)}
      lead={t('session:evidence.level', { need: needLevel, level: subject.realNameLevel })}
      gate={<CountRing from={deadline - EVIDENCE_SPAN_MS} until={deadline} />}
      actions={
        <Button size="large" onPress={() => send('session.end', { sessionId })}>
          {t('session:evidence.cancel')}
        </Button>
      }
    >
      <div className={styles.desk}>
        <div className={styles.present}>
          <Identity subject={subject} label={t('session:evidence.present')} withProofs />
        </div>
        <div className={styles.missing}>
          {missing.map((one) => (
            <MissingProof key={one.way} missing={one} />
          ))}
        </div>
        <p className={styles.same}>{t('session:evidence.same')}</p>
      </div>
    </Frame>
  );
}
