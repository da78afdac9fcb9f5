import { useState } from 'react';
import type { ReactElement } from 'react';
import type { FailureCode } from '../../../contract/failures.ts';
import type { OperatorView } from '../../../contract/operator.ts';
import { useTerminal } from '../../app/terminal-context.ts';
import { Mark } from '../../components/Mark.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { CounterStatus } from './CounterStatus.tsx';
import { SignInForm } from './SignInForm.tsx';
import type { Credentials } from './SignInForm.tsx';
import styles from './SignInPage.module.css';

interface SignInPageProps {
  readonly operator: Extract<OperatorView, { state: 'signed-out' }>;
  /** Who was the last to sign in here, remembered while the program runs. */
  readonly lastId: string;
  readonly onTry: (operatorId: string) => void;
}

/** Nobody serves here yet: who it is, and nothing of anybody else. */
export function SignInPage({ operator, lastId, onTry }: SignInPageProps): ReactElement {
  const { snapshot, request } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const [refusal, setRefusal] = useState<FailureCode | 'unavailable'>();
  const [isBusy, setIsBusy] = useState(false);
  const { orgName, windowNo } = snapshot.terminal;

  async function tryToSignIn(credentials: Credentials): Promise<void> {
    onTry(credentials.operatorId);
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await request('operator.sign-in', credentials);
    setIsBusy(false);
    if (answer.ok) return;
    const { reason, failure } = answer.error;
    // An id that is none at all is nobody's.
    setRefusal(failure?.code ?? (reason === 'invalid' ? 'OPERATOR_REFUSED' : 'unavailable'));
  }

  return (
    <div className={styles.page} data-mode="counter" data-state="sign-in">
      <main className={styles.card}>
        <p className={styles.place}>
          <Mark />
          <strong>{local(orgName)}</strong>
          {windowNo !== '' && <span>{t('window', { no: windowNo })}</span>}
        </p>
        <h1>{t('operator:title')}</h1>
        <p className={styles.lead}>
          {t(operator.reason ? `operator:reason.${operator.reason}` : 'operator:lead')}
        </p>
        {operator.nobodyKnown && <p className={styles.note}>{t('operator:nobodyKnown')}</p>}
        <SignInForm
          lastId={lastId}
          lockedUntil={operator.lockedUntil}
          isBusy={isBusy}
          refusal={refusal}
          onSubmit={(credentials) => void tryToSignIn(credentials)}
        />
      </main>
      <CounterStatus />
    </div>
  );
}
