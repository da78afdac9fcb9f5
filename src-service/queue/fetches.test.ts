import { expect, test, vi } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import {
  type BrokenDownload,
  createDeferredFetches,
  downloads,
  type LiveDownloads,
} from './fetches.ts';
import { auditEvents } from './plain-trail.fixture.ts';
import { PRIORITIES } from './queue.ts';
import { queueBench, SYSTEM } from './queue-bench.test-support.ts';
import { createWorker } from './worker.ts';

const AWAY = err(failure('PLATFORM_UNREACHABLE'));
const BYTES = Uint8Array.of(1, 2, 3);

/** The queue on its file, with the hands that fetch. */
function stand(file?: string) {
  const bench = queueBench(file);
  const { clock, queue } = bench;
  const live: LiveDownloads = new Map();
  const heard: unknown[] = [];
  const never = { attempt: () => Promise.reject(new Error('not this kind')) };
  const worker = createWorker({
    ...{ queue, clock, random: () => 0, log: () => {} },
    handlers: { outbox: never, 'deferred-verification': never, 'deferred-fetch': downloads(live) },
  });
  const now = (): number => clock.now();
  const fetches = createDeferredFetches(live, {
    ...{ queue, worker, now, random: () => 0, log: () => {} },
  });
  const answers: Result<Uint8Array, ReturnType<typeof failure>>[] = [];
  const download: BrokenDownload = {
    ...{ sessionId: 's1', certificateId: 'c1', destination: SYSTEM, holdsMs: 60_000 },
    fetch: () => Promise.resolve(answers.shift() ?? AWAY),
    onDone: (bytes) => heard.push([...bytes]),
    onFailed: ({ code }) => heard.push(code),
  };
  worker.start();
  const rows = () => bench.view().rows.map(({ state }) => state);
  return { ...bench, live, heard, worker, fetches, answers, download, rows };
}

test('the row holds no token and nothing of a person, and ends with its audit rows', async () => {
  const { answers, clock, db, download, fetches, heard, live, queue, rows } = stand();
  unwrap(fetches.save(download));
  const [id = ''] = live.keys();
  expect(queue.payload(id)).toEqual({ sessionId: 's1', certificateId: 'c1' });
  expect(queue.find(id)).toMatchObject({ expiresAt: clock.now() + 60_000, destination: SYSTEM });
  answers.push(AWAY, ok(BYTES));
  clock.advance(500);
  await vi.waitFor(() => expect(queue.find(id)).toMatchObject({ state: 'pending', tries: 1 }));
  clock.advance(1_000);
  await vi.waitFor(() => expect(heard).toEqual([[1, 2, 3]]));
  expect([rows(), live.size]).toEqual([['done'], 0]);
  expect(auditEvents(db).map(({ event }) => event)).toEqual(['queue.saved', 'queue.done']);
});

test('the same certificate once more is the row that there is', () => {
  const { download, fetches, rows } = stand();
  unwrap(fetches.save(download));
  unwrap(fetches.save(download));
  unwrap(fetches.save({ ...download, certificateId: 'c2' }));
  expect(rows()).toHaveLength(2);
});

test('a session that is over takes its own along, and nobody is told', async () => {
  const { clock, download, fetches, heard, live, rows } = stand();
  unwrap(fetches.save(download));
  unwrap(fetches.save({ ...download, sessionId: 's2' }));
  fetches.endSession('s1');
  expect([rows().toSorted(), live.size]).toEqual([['expired', 'pending'], 1]);
  clock.advance(500);
  await Promise.resolve();
  expect(heard).toEqual([]);
});

test('bytes that come after the end of the session are overwritten', async () => {
  const { clock, download, fetches, heard, rows } = stand();
  const answer = Promise.withResolvers<Result<Uint8Array, ReturnType<typeof failure>>>();
  unwrap(fetches.save({ ...download, fetch: () => answer.promise }));
  clock.advance(500);
  fetches.endSession('s1');
  const bytes = Uint8Array.from(BYTES);
  answer.resolve(ok(bytes));
  await vi.waitFor(() => expect(bytes).toEqual(new Uint8Array(3)));
  expect([heard, rows()]).toEqual([[], ['expired']]);
});

test('a clock that is set while the bytes come asks for them once, and they are whole', async () => {
  const { clock, download, fetches, heard, live, rows, worker } = stand();
  const asked: ((answer: Result<Uint8Array, ReturnType<typeof failure>>) => void)[] = [];
  const fetch = () =>
    new Promise<Result<Uint8Array, ReturnType<typeof failure>>>((one) => asked.push(one));
  unwrap(fetches.save({ ...download, holdsMs: 600_000, fetch }));
  clock.advance(500);
  clock.set(61_000);
  worker.look();
  expect(asked).toHaveLength(1);
  asked[0]?.(ok(Uint8Array.from(BYTES)));
  await vi.waitFor(() => expect(heard).toEqual([[...BYTES]]));
  expect([rows(), live.size]).toEqual([['done'], 0]);
});

test('bytes of a row that somebody else has taken are overwritten, and not shown', async () => {
  const { clock, download, fetches, heard, queue } = stand();
  const answer = Promise.withResolvers<Result<Uint8Array, ReturnType<typeof failure>>>();
  unwrap(fetches.save({ ...download, fetch: () => answer.promise }));
  clock.advance(500);
  clock.set(61_000);
  const other = { blocked: [], atLeast: PRIORITIES.receipt, leaseMs: 60_000 };
  expect(queue.lease(other)?.row.tries).toBe(2);
  const bytes = Uint8Array.from(BYTES);
  answer.resolve(ok(bytes));
  await vi.waitFor(() => expect(bytes).toEqual(new Uint8Array(3)));
  expect(heard).toEqual([]);
});

test('it ends with its token, and the session is told', () => {
  const { clock, download, fetches, heard, live, rows } = stand();
  unwrap(fetches.save({ ...download, holdsMs: 400 }));
  clock.advance(400);
  expect([heard, rows(), live.size]).toEqual([['QUEUE_EXPIRED'], ['expired'], 0]);
});

test('a refusal ends it, and the session is told why', async () => {
  const { answers, clock, download, fetches, heard, rows } = stand();
  unwrap(fetches.save(download));
  answers.push(err(failure('TOKEN_EXPIRED')));
  clock.advance(500);
  await vi.waitFor(() => expect(heard).toEqual(['TOKEN_EXPIRED']));
  expect(rows()).toEqual(['dead']);
});

test('of a life before this one nobody knows token or certificate: it has expired', async () => {
  const before = stand();
  unwrap(before.fetches.save(before.download));
  before.worker.stop();
  before.db.close();
  const after = stand(before.file);
  after.clock.advance(500);
  await vi.waitFor(() => expect(after.rows()).toEqual(['expired']));
  expect([before.heard, after.heard]).toEqual([[], []]);
});
