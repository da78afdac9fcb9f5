import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import type { JobStatus } from '../../drivers/protocol/ipp/job-status.ts';
import { FOLLOW_MS, followJob, type Progress } from './follow-job.ts';

interface Says {
  readonly job?: Partial<JobStatus> | 'gone' | 'unreachable';
  readonly printer?: Failure;
  readonly isConnecting?: boolean;
}

/** Follows a job of three sheets; `says` is what is answered at each turn, the last one for ever. */
async function followed(says: readonly Says[], turns: number, abortAt = Infinity) {
  const clock = manualClock();
  const end = new AbortController();
  const progress: Progress[] = [];
  let turn = -1;
  const now = (): Says => says[Math.min(turn, says.length - 1)] ?? {};
  let outcome: Awaited<ReturnType<typeof followJob>> | undefined;
  void followJob({
    ...{ clock, jobId: 7, sheets: 3, signal: end.signal },
    client: {
      job() {
        const { job = {} } = now();
        if (job === 'unreachable') return Promise.resolve(err(failure('PRINTER_UNREACHABLE')));
        if (job === 'gone') return Promise.resolve(ok());
        const whole = {
          id: 7,
          state: 'processing',
          sides: 0,
          reason: undefined,
          name: 'n',
        } as const;
        return Promise.resolve(ok({ ...whole, ...job }));
      },
    },
    watch: {
      look() {
        const { printer } = now();
        const view = { state: 'ready', low: [] } as const;
        return Promise.resolve({ ...view, low: [], ...(printer ? { failure: printer } : {}) });
      },
      status: () => ({
        ...{ state: 'idle', low: [], isCups: true },
        isConnecting: now().isConnecting ?? false,
      }),
    },
    onProgress: (each) => progress.push(each),
  }).then((each) => (outcome = each));
  for (let step = 0; step < turns && !outcome; step++) {
    turn = step;
    if (step === abortAt) end.abort();
    clock.advance(FOLLOW_MS.poll);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { outcome, progress, elapsed: clock.elapsed() };
}

test('sheet by sheet to its end', async () => {
  const { outcome, progress } = await followed(
    [{ job: { sides: 1 } }, { job: { sides: 3 } }, { job: { state: 'completed', sides: 3 } }],
    9,
  );
  expect(outcome).toEqual({ ok: true });
  expect(progress.map(({ finished }) => finished)).toEqual([1, 3]);
});

test('a job that is forgotten once it is over has come out', async () => {
  expect((await followed([{}, { job: 'gone' }], 9)).outcome).toEqual({ ok: true });
});

test.each(['aborted', 'cancelled'] as const)('%s elsewhere, it has failed', async (state) => {
  const { outcome } = await followed([{ job: { state, reason: 'job-canceled-by-operator' } }], 9);
  expect(outcome).toEqual({
    ...{ ok: false, error: { code: 'PRINT_ABORTED', detail: 'job-canceled-by-operator' } },
  });
});

test('without paper it waits, says so, and goes on', async () => {
  const empty = failure('PRINTER_PAPER', 'media-empty');
  const { outcome, progress } = await followed(
    [{ printer: empty }, { printer: empty }, {}, { job: { state: 'completed' } }],
    9,
  );
  expect(outcome).toEqual({ ok: true });
  expect(progress.map((each) => each.failure?.code)).toEqual([
    ...['PRINTER_PAPER', 'PRINTER_PAPER', undefined],
  ]);
});

test('nobody puts in paper: it fails with that, after the time for it', async () => {
  const empty = failure('PRINTER_PAPER', 'media-empty');
  const { outcome, elapsed } = await followed([{ printer: empty }], 1_000);
  expect(outcome).toEqual({ ok: false, error: empty });
  expect(elapsed).toBeGreaterThan(FOLLOW_MS.stall);
  expect(elapsed).toBeLessThan(FOLLOW_MS.stall + 3_000);
});

test('a printer that says nothing of why fails with the time', async () => {
  const { outcome } = await followed([{ job: { state: 'held' } }], 1_000);
  expect(outcome).toEqual({ ok: false, error: { code: 'PRINT_TIMEOUT', detail: 'held' } });
});

test('one that is looked for too long is offline', async () => {
  const { outcome, progress } = await followed([{ isConnecting: true }], 1_000);
  expect(progress[0]?.failure).toBeUndefined();
  expect(progress.at(-1)?.failure?.code).toBe('PRINTER_OFFLINE');
  expect(outcome).toMatchObject({ ok: false, error: { code: 'PRINTER_OFFLINE' } });
});

test('every sheet gives it time anew, but not for ever', async () => {
  const slow: Says[] = [0, 1, 2, 2].flatMap((sides) => Array<Says>(120).fill({ job: { sides } }));
  const { outcome, elapsed } = await followed(slow, 1_000);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'PRINT_TIMEOUT' } });
  // One minute and a quarter for each of the three sheets.
  expect(elapsed).toBeGreaterThan(105_000);
  expect(elapsed).toBeLessThan(107_000);
});

test('a print service that is away for a moment is asked again', async () => {
  const { outcome, progress } = await followed(
    [{ job: 'unreachable' }, { job: { state: 'completed' } }],
    9,
  );
  expect(progress[0]?.failure?.code).toBe('PRINTER_UNREACHABLE');
  expect(outcome).toEqual({ ok: true });
});

test('it ends at once with its signal', async () => {
  expect((await followed([{}], 50, 2)).outcome).toEqual({ ok: false, error: 'cancelled' });
});
