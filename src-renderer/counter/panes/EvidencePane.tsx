import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { Identity } from '../../components/Identity.tsx';
import { MissingProof } from '../../components/MissingProof.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { askedOf, EVIDENCE_SPAN_MS, EVIDENCE_WORDS, missingOf } from '../../logic/evidence.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';
import styles from './EvidencePane.module.css';

interface EvidencePaneProps {
  readonly session: SessionOf<'evidence'>;
  readonly onAct: (action: KeyAction) => void;
}

/** What the clerk still has to ask of the same citizen, and why. */
export function EvidencePane({ session, onAct }: EvidencePaneProps): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const { subject, itemName, needLevel, deadline } = session;
  const missing = missingOf(session, snapshot);
  const asked = askedOf(missing);
  const why = t(`session:evidence.${EVIDENCE_WORDS[asked].why}`);
  return (
    <Sheet
      kicker={`${local(itemName)} · ${why}`}
      title={t(`counter:evidence.${asked}`)}
      lead={t('session:evidence.level', { need: needLevel, level: subject.realNameLevel })}
      aside={<CountRing from={deadline - EVIDENCE_SPAN_MS} until={deadline} tone="paper" />}
      actions={
        <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
          {t('counter:keys.end')}
        </Button>
      }
    >
      <div className={styles.present}>
        <Identity subject={subject} label={t('session:evidence.present')} withProofs />
      </div>
      <div className={styles.missing}>
        {missing.map((one) => (
          <MissingProof key={one.way} missing={one} />
        ))}
      </div>
      <p className={styles.same}>{t('session:evidence.same')}</p>
    </Sheet>
  );
}
