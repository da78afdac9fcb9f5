import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  openSync,
  closeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type ManualClock, manualClock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { createRecorder } from '../audit/recorder.ts';
import { createPlainTrail, auditEvents } from '../queue/plain-trail.fixture.ts';
import { createQueue, PRIORITIES } from '../queue/queue.ts';
import { createSealer } from '../queue/seal.ts';
import { type Ballast, createBallast, LOOK_MS, RESERVE_FILE } from './ballast.ts';
import { closeStore, openStore } from './database.ts';

const MIB = 1_024 * 1_024;
const BYTES = 4 * MIB;
const FULL = failure('STORE_FAILED', 'SQLITE_FULL');

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-ballast-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file system of its own in memory; undefined where this user may not make one. */
function newDisk(size: string): string | undefined {
  const folder = newFolder();
  const quiet = { stdio: 'ignore' } as const;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], quiet);
  if (mounted.status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [folder], quiet));
  return folder;
}

/** Until not a page more fits. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4_096, 1);
  try {
    for (;;) writeSync(handle, page);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(handle);
  }
}

function stand(folder: string) {
  const clock = manualClock(1_000);
  const told: (string | undefined)[] = [];
  const ballast = createBallast({
    ...{ folder, clock, bytes: BYTES },
    onChange: () => told.push(ballast.diagnostics()[0]?.detail),
  });
  onTestFinished(() => ballast.stop());
  return { clock, told, ballast, file: path.join(folder, RESERVE_FILE) };
}

async function begun(ballast: Ballast, file: string): Promise<void> {
  ballast.start();
  await vi.waitFor(() => expect(existsSync(file)).toBe(true));
}

test('it is space that is really taken, and is made once', async () => {
  const { ballast, file, told } = stand(newFolder());
  await begun(ballast, file);
  const { size, blocks, mtimeMs } = statSync(file);
  expect([size, blocks * 512 >= BYTES]).toEqual([BYTES, true]);
  ballast.start();
  await ballast.stop();
  expect([statSync(file).mtimeMs, told, ballast.isScarce()]).toEqual([mtimeMs, [], false]);
});

test('it is given up once, for a full disk and nothing else', async () => {
  const { ballast, file } = stand(newFolder());
  expect(ballast.makeRoom(FULL)).toBe(false);
  await begun(ballast, file);
  expect(ballast.makeRoom(failure('STORE_FAILED', 'SQLITE_READONLY'))).toBe(false);
  expect([existsSync(file), ballast.isScarce()]).toEqual([true, false]);
  expect(ballast.makeRoom(FULL)).toBe(true);
  expect([existsSync(file), ballast.isScarce()]).toEqual([false, true]);
  expect(ballast.diagnostics()).toMatchObject([{ key: 'disk-full', since: 1_000 }]);
  expect(ballast.makeRoom(FULL)).toBe(false);
});

test('it comes back by itself, where there is space for it twice', async () => {
  const { ballast, clock, file, told } = stand(newFolder());
  await begun(ballast, file);
  ballast.makeRoom(FULL);
  clock.advance(LOOK_MS);
  await vi.waitFor(() => expect(ballast.isScarce()).toBe(false));
  expect([statSync(file).size, ballast.diagnostics(), told.at(-1)]).toEqual([BYTES, [], undefined]);
  await ballast.stop();
  expect(clock.pending()).toBe(0);
});

test('it does not come back where there is space for it once', async ({ skip }) => {
  const folder = newDisk('7m');
  if (!folder) return skip('no disk of its own: mounting a tmpfs takes root on Linux');
  const { ballast, clock, file } = stand(folder);
  await begun(ballast, file);
  ballast.makeRoom(FULL);
  clock.advance(LOOK_MS);
  await ballast.stop();
  expect([ballast.isScarce(), existsSync(file)]).toEqual([true, false]);
});

test('a file that was cut off while it was made is made anew', async () => {
  const folder = newFolder();
  writeFileSync(path.join(folder, RESERVE_FILE), 'x');
  const { ballast, file } = stand(folder);
  ballast.start();
  await vi.waitFor(() => expect(statSync(file).size).toBe(BYTES));
});

test('a folder that cannot be written has none, and nobody is refused for that', async () => {
  const { ballast } = stand(path.join(newFolder(), 'none'));
  ballast.start();
  await ballast.stop();
  expect([ballast.isScarce(), ballast.makeRoom(FULL), ballast.diagnostics()]).toEqual([
    ...[false, false, []],
  ]);
});

/** Queue and audit log on that disk. */
function service(folder: string, ballast: Ballast, clock: ManualClock) {
  const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
  onTestFinished(() => {
    if (db.open) db.close();
  });
  const problems: (string | undefined)[] = [];
  const onStore = (problem: Failure | undefined): void => void problems.push(problem?.detail);
  const trail = createPlainTrail(db, clock);
  const sealer = createSealer([{ id: 'k', key: randomBytes(32) }]);
  const queue = createQueue({ db, sealer, clock, trail, onStore, room: ballast });
  const makeRoom = (problem: Failure): boolean => ballast.makeRoom(problem);
  const recorder = createRecorder({ trail, clock, onStore, makeRoom });
  const promise = () =>
    queue.add({
      ...{ kind: 'outbox', destination: '1390000', priority: PRIORITIES.receipt },
      ...{ payload: { text: 'x'.repeat(2_000) }, nextTryAt: 1_000 },
    });
  const entry = () => recorder.promise({ event: 'store.backed-up' }).ok;
  return { db, queue, recorder, problems, promise, entry };
}

test('on a real disk that is full the audit log and endings go on, new promises do not', async ({
  skip,
}) => {
  const folder = newDisk('12m');
  if (!folder) return skip('no disk of its own: mounting a tmpfs takes root on Linux');
  const { ballast, clock, file, told } = stand(folder);
  await begun(ballast, file);
  const { db, entry, problems, promise, queue } = service(folder, ballast, clock);
  const { id } = unwrap(promise());
  const filler = path.join(folder, 'filler');
  fill(filler);

  // Whatever fits into what the files have already is taken; then it is refused, and stays so.
  let taken = 0;
  while (promise().ok) taken++;
  expect(taken).toBeLessThan(1_000);
  expect([ballast.isScarce(), existsSync(file)]).toEqual([true, false]);
  expect(promise()).toMatchObject({ error: { code: 'STORE_FAILED', detail: 'disk full' } });
  expect(told.at(-1)).toMatch(/^[1-4]\.\d MiB$/);
  for (let one = 0; one < 500; one++) expect(entry()).toBe(true);
  expect(queue.end(id, 'done')).toBe('written');
  expect(problems.filter((one) => one !== undefined)).toEqual([]);
  clock.advance(LOOK_MS);
  expect(ballast.isScarce()).toBe(true);

  rmSync(filler);
  clock.advance(LOOK_MS);
  await vi.waitFor(() => expect(ballast.isScarce()).toBe(false));
  expect(promise().ok).toBe(true);
  const events = auditEvents(db).map(({ event }) => event);
  expect(events.filter((event) => event === 'store.backed-up')).toHaveLength(500);
  expect(events.filter((event) => event === 'queue.saved')).toHaveLength(taken + 2);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  await ballast.stop();
  closeStore(db);
});

test('an entry of the audit log that finds the disk full first is written all the same', async ({
  skip,
}) => {
  const folder = newDisk('12m');
  if (!folder) return skip('no disk of its own: mounting a tmpfs takes root on Linux');
  const { ballast, clock, file } = stand(folder);
  await begun(ballast, file);
  const { db, entry, problems } = service(folder, ballast, clock);
  fill(path.join(folder, 'filler'));
  for (let one = 0; !ballast.isScarce(); one++) {
    expect(entry()).toBe(true);
    expect(one).toBeLessThan(20_000);
  }
  expect(problems.filter((one) => one !== undefined)).toEqual([]);
  await ballast.stop();
  closeStore(db);
});
