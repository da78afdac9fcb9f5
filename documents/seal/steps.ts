import type { SignatureVerdict, Step, StepNumber, StepReason } from './verdict.ts';

const NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** All eleven, in their order; one that nobody has looked at was not checked. */
export function stepsInOrder(steps: readonly Step[]): readonly Step[] {
  return NUMBERS.map(
    (number) =>
      steps.find(({ step }) => step === number) ?? {
        step: number,
        verdict: 'not-checked',
        reason: 'none-here',
      },
  );
}

/** A signature that is named but whose files cannot be read: whoever removed them has changed the file. */
export function unreadable(
  id: string,
  type: SignatureVerdict['type'],
  reason: StepReason,
): SignatureVerdict {
  const steps = stepsInOrder([{ step: 4, verdict: 'failed', reason }]);
  return { id, type, state: 'INVALID', failed: 4, steps, timestamp: 'none', stamps: [] };
}
