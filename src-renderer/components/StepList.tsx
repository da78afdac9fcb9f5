import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { StepMark } from '../logic/steps.ts';
import styles from './StepList.module.css';

interface StepListProps {
  readonly steps: readonly { readonly text: string; readonly mark: StepMark }[];
}

/** What is done, what is under way, what comes; each said by shape, word and weight. */
export function StepList({ steps }: StepListProps): ReactElement {
  const t = useTexts();
  return (
    <ol className={styles.list}>
      {steps.map(({ text, mark }, index) => (
        <li key={text} className={styles.step} data-mark={mark} aria-current={current(mark)}>
          <span className={styles.dot}>
            {mark === 'done' ? <Check aria-hidden="true" /> : index + 1}
          </span>
          <span className={styles.text}>{text}</span>
          <span className={styles.word}>{t(`session:working.${mark}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function current(mark: StepMark): 'step' | undefined {
  return mark === 'current' ? 'step' : undefined;
}
