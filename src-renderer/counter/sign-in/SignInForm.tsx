import { LogIn } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, SubmitEvent } from 'react';
import type { FailureCode } from '../../../contract/failures.ts';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { minutesAndSeconds, secondsLeft } from '../../logic/countdown.ts';
import { nextField } from './next-field.ts';
import styles from './SignInForm.module.css';

export interface Credentials {
  readonly operatorId: string;
  readonly password: string;
}

interface SignInFormProps {
  readonly lastId: string;
  /** When the next try is taken, in milliseconds since 1970. */
  readonly lockedUntil: number | undefined;
  readonly isBusy: boolean;
  readonly refusal: FailureCode | 'unavailable' | undefined;
  readonly onSubmit: (credentials: Credentials) => void;
}

/** Id, Enter, password, Enter. The password stands in its field alone, and is gone once it is sent. */
export function SignInForm(props: SignInFormProps): ReactElement {
  const { lastId, lockedUntil, isBusy, refusal } = props;
  const { clock } = useTerminal();
  const t = useTexts();
  const now = useNow(clock);
  const id = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [isUpperCase, setIsUpperCase] = useState(false);
  const left = lockedUntil === undefined ? 0 : secondsLeft(lockedUntil, now);

  useEffect(() => {
    // After a refusal the password is typed anew.
    if (!isBusy && refusal) password.current?.focus();
  }, [isBusy, refusal]);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!id.current || !password.current || isBusy || left > 0) return;
    const typed = { operatorId: id.current.value.trim(), password: password.current.value };
    const missing = nextField(typed);
    if (missing) {
      (missing === 'id' ? id : password).current?.focus();
      return;
    }
    password.current.value = '';
    props.onSubmit(typed);
  }

  function watchCapsLock(event: KeyboardEvent): void {
    setIsUpperCase(event.getModifierState('CapsLock'));
  }

  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      autoComplete="off"
    >
      <label className={styles.field}>
        {t('operator:id')}
        <input
          ref={id}
          name="operator-id"
          defaultValue={lastId}
          autoFocus={lastId === ''}
          autoComplete="off"
          spellCheck={false}
          maxLength={32}
        />
      </label>
      <label className={styles.field}>
        {t('operator:password')}
        <input
          ref={password}
          name="operator-password"
          type="password"
          autoFocus={lastId !== ''}
          autoComplete="off"
          maxLength={128}
          aria-describedby="sign-in-message"
        />
      </label>
      <p id="sign-in-message" className={styles.message} role="status" data-bad={Boolean(refusal)}>
        <Message left={left} refusal={refusal} isUpperCase={isUpperCase} isBusy={isBusy} />
      </p>
      <button type="submit" className={styles.submit} data-kind="primary" disabled={left > 0}>
        <LogIn aria-hidden="true" />
        <span>{t('operator:signIn')}</span>
        <KeyCap name="Enter" />
      </button>
    </form>
  );
}

interface MessageProps extends Pick<SignInFormProps, 'refusal' | 'isBusy'> {
  /** Of a lock, in seconds. */
  readonly left: number;
  readonly isUpperCase: boolean;
}

/** The one thing that is worth saying now. */
function Message({ left, refusal, isUpperCase, isBusy }: MessageProps): string {
  const t = useTexts();
  if (left > 0) return t('operator:locked', { time: minutesAndSeconds(left) });
  if (isBusy) return t('operator:checking');
  if (isUpperCase) return t('operator:capsLock');
  if (refusal === 'unavailable') return t('operator:unavailable');
  // The lock that it told of is over.
  if (refusal === undefined || refusal === 'OPERATOR_LOCKED') return '';
  return t(`failures:${refusal}.clerk`);
}
