import { expect, test } from 'vitest';
import { SCAN_STEPS } from '../../contract/session.ts';
import { stepMarks } from './steps.ts';

test('what is behind is done, what is ahead waits', () => {
  expect(stepMarks('verify').map(({ mark }) => mark)).toEqual([
    'done',
    'done',
    'current',
    'waiting',
    'waiting',
  ]);
});

test.each(SCAN_STEPS)('%s is the only current step while it runs', (step) => {
  const current = stepMarks(step).filter(({ mark }) => mark === 'current');
  expect(current.map((entry) => entry.step)).toEqual([step]);
});
