import { mkdtempSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { openDataKeys } from './data-key-custody.ts';
import { createKeyRotation, ROTATION_BUSY_MS, ROTATION_CHECK_MS } from './key-rotation.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NO_STORE = {
  isStrong: () => Promise.resolve(false),
  seal: () => Promise.reject(new Error('must not be used')),
  unseal: () => Promise.reject(new Error('wrong user')),
};

async function setUp() {
  const dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'data');
  const clock = manualClock(0);
  const custody = await openDataKeys({ dataDir, store: NO_STORE, keyDays: 1, now: 0 });
  const seen: string[] = [];
  let isQuiet = true;
  const rotation = createKeyRotation({
    ...{ custody, clock, isQuiet: () => isQuiet },
    onRotated: () => seen.push(`rotated to ${custody.keys().length}`),
    onFailed: (code) => seen.push(code),
  });
  await rotation.start();
  /** One hour, with what it sets off done. */
  const hours = async (count: number): Promise<void> => {
    for (let hour = 0; hour < count; hour++) {
      clock.advance(ROTATION_CHECK_MS);
      await vi.waitFor(() => expect(clock.pending()).toBe(1), { interval: 1 });
    }
  };
  const busy = (value: boolean): void => void (isQuiet = !value);
  return { dataDir, clock, custody, rotation, seen, hours, busy };
}

test('a key that has come of age is followed by another while the program runs', async () => {
  const { seen, hours, clock, rotation } = await setUp();
  await hours(23);
  expect(seen).toEqual([]);
  await hours(1);
  expect(seen).toEqual(['rotated to 2']);
  await hours(DAY_MS / ROTATION_CHECK_MS);
  expect(seen).toEqual(['rotated to 2', 'rotated to 3']);
  rotation.stop();
  expect(clock.pending()).toBe(0);
});

test('nobody who is being served has to wait for it', async () => {
  const { seen, hours, clock, busy } = await setUp();
  await hours(23);
  busy(true);
  clock.advance(ROTATION_CHECK_MS);
  clock.advance(5 * ROTATION_BUSY_MS);
  expect(seen).toEqual([]);
  busy(false);
  clock.advance(ROTATION_BUSY_MS);
  await vi.waitFor(() => expect(seen).toEqual(['rotated to 2']));
});

test('keys are dropped when nothing needs them', async () => {
  const { custody, rotation, hours } = await setUp();
  await hours(24);
  const [newest, old] = custody.keys().map(({ id }) => id);
  await rotation.dropUnused([newest!, old!]);
  expect(custody.keys()).toHaveLength(2);
  await rotation.dropUnused([newest!]);
  expect(custody.keys().map(({ id }) => id)).toEqual([newest]);
});

test('a disk that takes nothing is told, and tried again', async () => {
  const { dataDir, custody, seen, hours } = await setUp();
  renameSync(dataDir, `${dataDir}-gone`);
  await hours(24);
  expect(seen).toEqual(['ENOENT']);
  expect(custody.keys()).toHaveLength(1);
  renameSync(`${dataDir}-gone`, dataDir);
  await hours(1);
  expect(seen).toEqual(['ENOENT', 'rotated to 2']);
});
