import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { issueCrl } from '../../documents/builder/issue-certificate.ts';
import {
  AUTHORITY,
  MAKER,
  NOW,
  randomBytes,
  SPAN,
  STRANGER,
} from '../../documents/seal/signed-samples.test-support.ts';
import { startDocumentThread, THREAD_LIMITS, type ThreadLimits } from './document-thread.ts';
import { fileToCheck } from './sealed-files.test-support.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-thread-'));
  writeFileSync(path.join(folder, 'authority.cer'), AUTHORITY.certificate);
  writeFileSync(path.join(folder, 'maker.cer'), MAKER.certificate);
  writeFileSync(path.join(folder, 'broken.cer'), 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true }));

function stand(places: readonly string[] = [folder], limits: Partial<ThreadLimits> = {}) {
  const clock = manualClock();
  const bugs: string[] = [];
  const thread = startDocumentThread({
    ...{ clock, places, lists: [], limits: { ...THREAD_LIMITS, ...limits } },
    onBug: (name) => bugs.push(name),
  });
  onTestFinished(() => thread.end());
  return { bugs, clock, thread };
}

const LONG_MS = 30_000;

describe('a thread', { timeout: LONG_MS }, () => {
  test('tells what it believes, judges by it, and knows when it has seen something', async () => {
    const { bugs, thread } = stand([folder, path.join(folder, 'gone')]);
    expect(await thread.ready).toEqual({
      anchors: [
        { file: path.join(folder, 'authority.cer'), name: '虚构电子认证', ...SPAN },
        { file: path.join(folder, 'maker.cer'), name: '虚构制章', ...SPAN },
      ],
      lists: [],
      unread: [path.join(folder, 'broken.cer')],
      missing: [{ place: path.join(folder, 'gone'), code: 'ENOENT' }],
    });
    expect(thread.isUsed()).toBe(false);
    // Two at once are answered one after another.
    const [first, second] = await Promise.all([
      thread.ask({ kind: 'check', file: fileToCheck() }),
      thread.ask({ kind: 'check', file: fileToCheck(Buffer.from('none')) }),
    ]);
    expect(first).toMatchObject({ result: { ok: true, value: { state: 'VALID' } } });
    expect(second).toMatchObject({ result: { ok: false, error: { code: 'DOC_FORMAT' } } });
    expect([thread.isUsed(), thread.isAlive(), bugs]).toEqual([true, true, []]);
    await thread.end();
    expect(await thread.ask({ kind: 'check', file: fileToCheck() })).toBe('ended');
    expect(thread.isAlive()).toBe(false);
  });

  test('looks at lists of revoked certificates: only those of whom it believes are of use', async () => {
    const { thread } = stand();
    const asked = [AUTHORITY, STRANGER].map((issuer) =>
      thread.ask({ kind: 'list', bytes: issueCrl(issuer, NOW, [], randomBytes) }),
    );
    const [own, other] = await Promise.all(asked);
    expect(own).toMatchObject({
      list: { issuer: '虚构电子认证', thisUpdate: NOW, isUsable: true },
    });
    expect(other).toMatchObject({ list: { issuer: '?', isUsable: false } });
    const none = await thread.ask({ kind: 'list', bytes: AUTHORITY.certificate });
    expect(none).not.toHaveProperty('list');
    expect(thread.isUsed()).toBe(false);
  });

  test('overwrites the bytes that it was lent', async () => {
    const { thread } = stand();
    const file = fileToCheck();
    const lent = new Uint8Array(new SharedArrayBuffer(file.bytes.length));
    lent.set(file.bytes);
    const answer = await thread.ask({ kind: 'check', file: { ...file, bytes: lent } });
    expect(answer).toMatchObject({ result: { ok: true } });
    expect(lent.every((byte) => byte === 0)).toBe(true);
  });

  test('that takes its time ends', async () => {
    const { bugs, clock, thread } = stand();
    await thread.ready;
    const answer = thread.ask({ kind: 'check', file: fileToCheck() });
    // The question is on its way once its time runs.
    await expect.poll(() => clock.pending()).toBe(1);
    clock.advance(THREAD_LIMITS.checkMs);
    expect(await answer).toBe('time');
    expect([thread.isAlive(), bugs]).toEqual([false, []]);
  });

  test('that does not start ends', async () => {
    const { clock, thread } = stand();
    clock.advance(THREAD_LIMITS.startMs);
    expect(await thread.ready).toBe('time');
  });

  test('that asks for too much memory ends, and nothing else does', async () => {
    const { bugs, thread } = stand([folder], { memoryMib: 8 });
    const answer = thread.ask({ kind: 'check', file: fileToCheck() });
    expect([await thread.ready, await answer, bugs]).toEqual(['memory', 'memory', []]);
  });

  test('with a bug ends, and is told of by the name of its error', async () => {
    const { bugs, thread } = stand();
    await thread.ready;
    const file = { ...fileToCheck(), listed: undefined } as unknown as ReturnType<
      typeof fileToCheck
    >;
    expect(await thread.ask({ kind: 'check', file })).toBe('bug');
    expect(bugs).toEqual(['TypeError']);
  });
});
