import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { StepList } from './StepList.tsx';

/** Saved, waiting, then on by itself. */
export function QueueSteps(): ReactElement {
  const t = useTexts();
  return (
    <StepList
      steps={[
        { text: t('session:queued.steps.saved'), mark: 'done' },
        { text: t('session:queued.steps.waiting'), mark: 'current' },
        { text: t('session:queued.steps.continue'), mark: 'waiting' },
      ]}
    />
  );
}
