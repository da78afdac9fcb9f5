import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { DISCARD_REASONS } from '../../contract/queue.ts';
import type { DiscardReason } from '../../contract/queue.ts';
import { Button } from '../components/Button.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './DiscardForm.module.css';

interface DiscardFormProps {
  readonly onDiscard: (reason: DiscardReason) => void;
  readonly onBack: () => void;
}

/** Asks why a row is given up: a digit chooses the reason, Enter confirms, Esc goes back. */
export function DiscardForm({ onDiscard, onBack }: DiscardFormProps): ReactElement {
  const t = useTexts();
  const [reason, setReason] = useState<DiscardReason>();
  const form = useRef<HTMLFieldSetElement>(null);
  const group = useId();

  useEffect(() => {
    form.current?.querySelector('input')?.focus();
    form.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    // These keys mean something else on the row and on the page around it.
    event.stopPropagation();
    const byDigit = /^[1-9]$/.test(event.key) ? DISCARD_REASONS[Number(event.key) - 1] : undefined;
    if (byDigit) choose(byDigit);
    else if (event.key === 'Escape') onBack();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) confirm(event);
    else return;
    event.preventDefault();
  }

  function choose(one: DiscardReason): void {
    setReason(one);
    form.current?.querySelector<HTMLElement>(`[value="${one}"]`)?.focus();
  }

  function confirm(event: KeyboardEvent): void {
    // The press that opened the question must not answer it.
    if (reason && !event.repeat) onDiscard(reason);
  }

  return (
    <fieldset ref={form} className={styles.form} onKeyDown={onKeyDown}>
      <legend>{t('queue:discard.ask')}</legend>
      <div className={styles.reasons}>
        {DISCARD_REASONS.map((one, index) => (
          <label key={one} className={styles.reason}>
            <input
              type="radio"
              name={group}
              value={one}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            <KeyCap name={String(index + 1)} />
            {t(`queue:discard.reason.${one}`)}
          </label>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          keyCap="Enter"
          disabled={reason === undefined}
          onPress={() => reason && onDiscard(reason)}
        >
          {t('queue:discard.confirm')}
        </Button>
        <Button kind="quiet" keyCap="Esc" onPress={onBack}>
          {t('queue:discard.back')}
        </Button>
      </div>
    </fieldset>
  );
}
