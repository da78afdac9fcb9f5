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
  isCups?: boolean;
}) {
  const cancelled: [number, boolean][] = [];
  const spool = createSpool({
    clock: manualClock(5),
    jobName: 'mine',
    isCups: () => answers.isCups ?? true,
    onChange: () => {},
    client: {
      cancel(id, purge) {
        cancelled.push([id, purge]);
        return Promise.resolve(answers.cancel ?? ok());
      },
      job: () => Promise.resolve(ok(answers.left)),
      jobsNamed: (name) => Promise.resolve(ok(name === 'mine' ? [JOB, { ...JOB, id: 4 }] : [])),
    },
  });
  return { spool, cancelled, answers };
}

test('a job is purged, and then nobody knows it', async () => {
  const { spool, cancelled } = spoolOf({});
  await spool.clear(3);
  expect(cancelled).toEqual([[3, true]]);
  expect(spool.diagnostics()).toEqual([]);
});

test('what stays in the spool is told, until it is gone', async () => {
  const { spool, answers } = spoolOf({ left: JOB });
  await spool.clear(3);
  expect(spool.diagnostics()).toEqual([
    { key: 'print-spool-kept', since: 5, detail: 'job 3 completed' },
  ]);
  delete answers.left;
  await spool.clear(3);
  expect(spool.diagnostics()).toEqual([]);
});

test('a print service that does not let us purge is told of', async () => {
  const { spool } = spoolOf({ cancel: err(failure('PRINT_REFUSED', 'IPP 0x0403')) });
  await spool.clear(3);
  expect(spool.diagnostics()[0]?.detail).toBe('PRINT_REFUSED IPP 0x0403');
});

test('a printer of its own has nothing to purge', async () => {
  const cancel = err(failure('PRINT_REFUSED', 'IPP 0x0404'));
  const { spool, cancelled } = spoolOf({ isCups: false, cancel });
  await spool.clear(3);
  expect(cancelled).toEqual([[3, false]]);
  expect(spool.diagnostics()).toEqual([]);
});

test('what a service before this one has left goes too', async () => {
  const { spool, cancelled } = spoolOf({});
  await spool.clearLeft();
  expect(cancelled).toEqual([
    [3, true],
    [4, true],
  ]);
});
