import { SCAN_STEPS } from '../../contract/session.ts';
import type { ScanStep } from '../../contract/session.ts';

export type StepMark = 'done' | 'current' | 'waiting';

/** From here on a line says that the citizen need not do anything, in milliseconds. */
export const CALM_AFTER_MS = 3_000;

/** Every step with its mark while `current` is under way. */
export function stepMarks(current: ScanStep): readonly { step: ScanStep; mark: StepMark }[] {
  const position = SCAN_STEPS.indexOf(current);
  return SCAN_STEPS.map((step, index) => ({ step, mark: markAt(index, position) }));
}

/** The mark of a step when the one at `position` is under way. */
export function markAt(index: number, position: number): StepMark {
  if (index < position) return 'done';
  return index === position ? 'current' : 'waiting';
}
