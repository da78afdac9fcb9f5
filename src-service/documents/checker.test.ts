import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { type Clock, manualClock } from '../../contract/clock.ts';
import type { LogRecord } from '../../contract/log.ts';
import { unwrap } from '../../contract/result.ts';
import { issueCrl } from '../../documents/builder/issue-certificate.ts';
import {
  AUTHORITY,
  MAKER,
  NOW,
  randomBytes,
} from '../../documents/seal/signed-samples.test-support.ts';
import { ENTRY } from '../session/test-data.ts';
import { createDocumentChecker, type FetchedFile } from './checker.ts';
import { THREAD_LIMITS } from './document-thread.ts';
import { HOLDER, LISTED, sealed } from './sealed-files.test-support.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-checker-'));
  writeFileSync(path.join(folder, 'authority.cer'), AUTHORITY.certificate);
  writeFileSync(path.join(folder, 'maker.cer'), MAKER.certificate);
});
afterAll(() => rmSync(folder, { recursive: true }));

function stand(clock: Clock = systemClock) {
  const logged: LogRecord[] = [];
  let threads = 0;
  let told = 0;
  const checker = createDocumentChecker({
    ...{ clock, rightNow: () => NOW, log: (record) => logged.push(record) },
    trust() {
      threads++;
      return { places: [folder], lists: [] };
    },
    onTrust: () => told++,
  });
  onTestFinished(() => checker.stop());
  return { checker, logged, threads: () => threads, told: () => told };
}

function fetched(bytes = sealed(), mediaType: FetchedFile['mediaType'] = 'application/ofd') {
  return { bytes, mediaType, listed: { ...ENTRY, ...LISTED }, holder: HOLDER };
}
/** The time of a file is over as soon as it is asked about: no thread is as quick as that. */
function noTimeForFiles(): Clock {
  const clock = manualClock();
  return {
    ...clock,
    after(ms, action) {
      const cancel = clock.after(ms, action);
      if (ms === THREAD_LIMITS.checkMs) queueMicrotask(() => clock.advance(ms));
      return cancel;
    },
  };
}
const waiting = (): AbortSignal => new AbortController().signal;

describe('the checker', { timeout: 30_000 }, () => {
  test('begins a while after the start, or with the first file', async () => {
    const clock = manualClock();
    const { checker, threads, told } = stand(clock);
    checker.start();
    clock.advance(2_999);
    expect([threads(), checker.trust()]).toEqual([0, undefined]);
    clock.advance(1);
    await expect.poll(told, { timeout: 20_000 }).toBe(1);
    expect([threads(), checker.trust()?.anchors.length]).toEqual([1, 2]);
  });

  test('tells what is known of a sealed file, and leaves the file as it is', async () => {
    const { checker, threads, logged } = stand();
    const bytes = sealed();
    const before = Uint8Array.from(bytes);
    const check = unwrap(await checker.check(fetched(bytes), waiting()));
    expect(check).toMatchObject({ state: 'VALID', metadata: { state: 'same' } });
    expect([bytes, threads(), logged]).toEqual([before, 1, []]);
  });

  test('needs no thread for pictures and PDF', async () => {
    const { checker, threads } = stand();
    const picture = fetched(Uint8Array.of(1, 2), 'image/png');
    expect(unwrap(await checker.check(picture, waiting())).state).toBe('UNSIGNED');
    checker.sessionOver();
    expect(threads()).toBe(0);
  });

  test('ends a thread with the session that it has served, and no other', async () => {
    const { checker, threads, told } = stand();
    checker.sessionOver();
    expect(threads()).toBe(0);
    const first = await checker.check(fetched(), waiting());
    expect(first.ok).toBe(true);
    checker.sessionOver();
    expect(threads()).toBe(2);
    checker.sessionOver();
    expect(threads()).toBe(2);
    await expect.poll(told, { timeout: 20_000 }).toBe(2);
  });

  test('reads the trust list anew when it has changed', async () => {
    const { checker, threads } = stand();
    expect(unwrap(await checker.check(fetched(), waiting())).state).toBe('VALID');
    checker.sessionOver();
    const before = threads();
    checker.trustChanged();
    expect(threads()).toBe(before + 1);
  });

  test('looks at a list beside the thread for files, however long that takes', async () => {
    const { checker, threads } = stand(noTimeForFiles());
    const list = await checker.lookAtList(issueCrl(AUTHORITY, NOW, [], randomBytes));
    expect(list).toMatchObject({ isUsable: true, thisUpdate: NOW });
    expect(threads()).toBe(1);
    const given = checker.lookAtList(issueCrl(AUTHORITY, NOW, [], randomBytes));
    await checker.stop();
    expect(await given).toBeUndefined();
  });

  test('gives up a file that nobody waits for, and serves the next', async () => {
    const { checker, logged } = stand();
    const leaving = new AbortController();
    const left = checker.check(fetched(), leaving.signal);
    leaving.abort();
    expect(await left).toMatchObject({ ok: false });
    expect(unwrap(await checker.check(fetched(), waiting())).state).toBe('VALID');
    expect(logged).toEqual([]);
  });

  test('says that a file takes too long, and has the next thread ready', async () => {
    const { checker, threads } = stand(noTimeForFiles());
    expect(await checker.check(fetched(), waiting())).toEqual({
      ok: false,
      error: { code: 'DOC_LIMIT', detail: 'time' },
    });
    expect(threads()).toBe(2);
  });

  test('takes nothing once it was stopped', async () => {
    const { checker, threads } = stand();
    await checker.stop();
    expect(await checker.check(fetched(), waiting())).toMatchObject({ ok: false });
    expect(await checker.lookAtList(Uint8Array.of(1))).toBeUndefined();
    expect(threads()).toBe(0);
  });
});
