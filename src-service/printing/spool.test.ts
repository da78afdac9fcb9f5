import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Failure } from '../../contract/failures.ts';
import type { JobStatus } from '../../drivers/protocol/ipp/job-status.ts';
import { createSpool } from './spool.ts';

const JOB: JobStatus = { id: 3, state: 'completed', sides: 1, reason: undefined, name: 'mine' };

function spoolOf(answers: {
  cancel?: Result<undefined, Failure>;
  left?: JobStatus;
  /** By the number of the job, before `left`. */
  jobs?: Map<number, JobStatus>;
  listing?: Failure;
  isCups?: boolean;
}) {
  const cancelled: [number, boolean][] = [];
  const spool = createSpool({
    clock: manualClock(5),
    isCups: () => answers.isCups ?? true,
    onChange: () => {},
    client: {
      cancel(id, purge) {
        cancelled.push([id, purge]);
        return Promise.resolve(answers.cancel ?? ok());
      },
      job: (id) => Promise.resolve(ok(answers.jobs?.get(id) ?? answers.left)),
      jobsNamed: (name) =>
        Promise.resolve(
          answers.listing
            ? err(answers.listing)
            : ok(name === 'mine' ? [JOB, { ...JOB, id: 4 }] : []),
        ),
    },
  });
  return { spool, cancelled, answers };
}

test('a job is purged, and then nobody knows it', async () => {
  const { spool, cancelled } = spoolOf({});
  await spool.clear(3, 'mine');
  expect(cancelled).toEqual([[3, true]]);
  expect(spool.diagnostics()).toEqual([]);
});

test('what stays in the spool is told, until it is gone', async () => {
  const { spool, answers } = spoolOf({ left: JOB });
  await spool.clear(3, 'mine');
  expect(spool.diagnostics()).toEqual([
    { key: 'print-spool-kept', since: 5, detail: 'job 3 completed' },
  ]);
  delete answers.left;
  await spool.clear(3, 'mine');
  expect(spool.diagnostics()).toEqual([]);
});

test('a print service that does not let us purge is told of', async () => {
  const { spool } = spoolOf({ cancel: err(failure('PRINT_REFUSED', 'IPP 0x0403')), left: JOB });
  await spool.clear(3, 'mine');
  expect(spool.diagnostics()[0]?.detail).toBe('job 3 PRINT_REFUSED IPP 0x0403');
  // It has ended: nobody will find it in the tray.
  expect(spool.failure()).toBeUndefined();
});

test('a printer of its own has nothing to purge', async () => {
  const cancel = err(failure('PRINT_REFUSED', 'IPP 0x0404'));
  const { spool, cancelled } = spoolOf({ isCups: false, cancel });
  await spool.clear(3, 'mine');
  expect(cancelled).toEqual([[3, false]]);
  expect(spool.diagnostics()).toEqual([]);
});

test('what a service before this one has left goes too', async () => {
  const { spool, cancelled } = spoolOf({});
  await spool.clearNamed('mine');
  expect(cancelled).toEqual([
    [3, true],
    [4, true],
  ]);
});

test('a job cleared later does not hide an earlier one that stays', async () => {
  const jobs = new Map([[3, JOB]]);
  const { spool } = spoolOf({ jobs });
  await spool.clear(3, 'mine');
  await spool.clear(4, 'mine');
  expect(spool.diagnostics()[0]?.detail).toBe('job 3 completed');
});

test('all that stay are named, a few of them in full', async () => {
  const { spool } = spoolOf({ left: JOB });
  await spool.clear(3, 'mine');
  await spool.clear(4, 'mine');
  expect(spool.diagnostics()[0]?.detail).toBe('job 3 completed; job 4 completed');
  for (const id of [5, 6, 7, 8]) await spool.clear(id, 'mine');
  expect(spool.diagnostics()).toHaveLength(1);
  expect(spool.diagnostics()[0]?.detail).toMatch(/job 6 completed; \+ 2$/);
});

test('a number that has become another job’s is let alone', async () => {
  const jobs = new Map<number, JobStatus>([[3, { ...JOB, state: 'pending' }]]);
  const { spool, cancelled } = spoolOf({ jobs });
  await spool.clear(3, 'mine');
  jobs.set(3, { ...JOB, state: 'pending', name: 'somebody else’s' });
  await spool.retry();
  expect(cancelled).toHaveLength(1);
  expect([spool.failure(), spool.diagnostics()]).toEqual([undefined, []]);
});

test('a job whose name the printer does not tell is still taken for ours', async () => {
  const jobs = new Map<number, JobStatus>([[3, { ...JOB, state: 'pending', name: undefined }]]);
  const { spool, cancelled } = spoolOf({ jobs });
  await spool.clear(3, 'mine');
  await spool.retry();
  expect(cancelled).toHaveLength(2);
});

test('a job that may still come out keeps others back, until a retry has ended it', async () => {
  const jobs = new Map<number, JobStatus>([[3, { ...JOB, state: 'pending' }]]);
  const { spool, cancelled } = spoolOf({ jobs });
  await spool.clear(3, 'mine');
  await spool.clear(4, 'mine');
  expect(spool.failure()?.code).toBe('PRINTER_FAULT');
  await spool.retry();
  expect(spool.failure()?.code).toBe('PRINTER_FAULT');
  jobs.clear();
  await spool.retry();
  expect(spool.failure()).toBeUndefined();
  expect(spool.diagnostics()).toEqual([]);
  // Gone by itself, it is not cancelled once more.
  expect(cancelled.map(([id]) => id)).toEqual([3, 4, 3]);
  await spool.retry();
  expect(cancelled).toHaveLength(3);
});

test('jobs that could not be asked for by name are asked for again', async () => {
  const { spool, cancelled, answers } = spoolOf({ listing: failure('PRINTER_UNREACHABLE') });
  await spool.clearNamed('mine');
  expect(spool.failure()?.code).toBe('PRINTER_FAULT');
  delete answers.listing;
  await spool.retry();
  expect(cancelled.map(([id]) => id)).toEqual([3, 4]);
  expect(spool.failure()).toBeUndefined();
  // One that never lists any does not block for good.
  answers.listing = failure('PRINT_REFUSED', 'IPP 0x0501');
  await spool.clearNamed('mine');
  expect(spool.failure()).toBeUndefined();
});
