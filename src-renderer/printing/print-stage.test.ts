import { expect, test } from 'vitest';
import type { PrintJob } from '../../contract/printing.ts';
import { isUnderWay, stageOf } from './print-stage.ts';

const JOB: PrintJob = {
  ...{ id: 3, sessionId: 's', certificateId: 'c1', target: 'printer' },
  ...{ state: 'printing', pages: 2, copies: 2, finished: 1 },
};
const HANDED = { state: 'handed', jobId: 3 } as const;

test('from the question to the first page', () => {
  expect(stageOf(undefined, undefined)).toEqual({ at: 'ask' });
  // The job of a copy before this one says nothing of it.
  expect(stageOf(undefined, JOB)).toEqual({ at: 'ask' });
  expect(stageOf({ state: 'drawing', page: 2 }, undefined)).toEqual({ at: 'drawing', page: 2 });
});

test('with the service, its job tells', () => {
  expect(stageOf(HANDED, undefined)).toEqual({ at: 'sending' });
  expect(stageOf(HANDED, { ...JOB, state: 'sending' })).toEqual({ at: 'sending' });
  expect(stageOf(HANDED, JOB)).toEqual({ at: 'printing', sheet: 2, failure: undefined });
  const last = stageOf(HANDED, { ...JOB, finished: 4 });
  expect(last).toEqual({ at: 'printing', sheet: 4, failure: undefined });
});

test('it waits for somebody to put in paper', () => {
  const failure = { code: 'PRINTER_PAPER' } as const;
  const stage = stageOf(HANDED, { ...JOB, failure });
  expect(stage).toEqual({ at: 'printing', sheet: 2, failure });
  expect(isUnderWay(stage)).toBe(true);
});

test('however it ends', () => {
  const failure = { code: 'PRINT_ABORTED' } as const;
  expect(stageOf(HANDED, { ...JOB, state: 'done' })).toEqual({ at: 'done', saved: false });
  expect(stageOf(HANDED, { ...JOB, state: 'done', target: 'folder' })).toEqual({
    ...{ at: 'done', saved: true },
  });
  const ends = [
    stageOf(HANDED, { ...JOB, state: 'failed', failure }),
    stageOf({ state: 'refused', failure }, undefined),
  ];
  for (const end of ends) expect(end).toEqual({ at: 'failed', failure });
  expect(stageOf(HANDED, { ...JOB, state: 'cancelled' })).toEqual({ at: 'cancelled' });
  expect(stageOf({ state: 'given-up' }, undefined)).toEqual({ at: 'cancelled' });
  expect([...ends, stageOf(undefined, undefined)].some(isUnderWay)).toBe(false);
});
