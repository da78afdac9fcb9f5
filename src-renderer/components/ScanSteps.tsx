import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { SessionOf } from '../logic/session-of.ts';
import { markAt } from '../logic/steps.ts';
import { StepList } from './StepList.tsx';

const STEPS = ['open', 'scan', 'confirm'] as const;
/** How many steps are behind the citizen. */
const DONE = { opening: 0, pending: 0, scanned: 2 } as const;

/** What the citizen does with the phone; ticked as far as the terminal knows. */
export function ScanSteps({ phase }: Pick<SessionOf<'scan-session'>, 'phase'>): ReactElement {
  const t = useTexts();
  const steps = STEPS.map((step, index) => ({
    text: t(`session:scan.steps.${step}`),
    mark: markAt(index, DONE[phase]),
  }));
  return <StepList steps={steps} />;
}
