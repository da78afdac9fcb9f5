import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataKeys } from './data-key-custody.ts';
import { STRONG, WEAK } from '../test/support/os-key-stores.ts';
import { noFolderYet } from '../test/support/temp-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FILE = 'data-key.json';

const open = (dataDir: string, store = WEAK, now = 0, keyDays = 90) =>
  openDataKeys({ dataDir, store, now, keyDays });
const idsOf = (custody: { keys(): readonly { id: string }[] }): string[] =>
  custody.keys().map(({ id }) => id);

test('a key is made once and found again', async () => {
  const dir = noFolderYet();
  const first = await open(dir);
  const [key] = first.keys();
  expect(Buffer.from(key!.key, 'base64')).toHaveLength(32);
  expect(key!.id).toMatch(/^[0-9a-f]{16}$/);
  expect(first).toMatchObject({ isFolderOpen: false, recovered: [], unreadable: undefined });
  expect((await open(dir)).keys()).toEqual(first.keys());
  expect((await open(noFolderYet())).keys()).not.toEqual(first.keys());
  expect(statSync(path.join(dir, FILE)).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')(
  'a key that is dropped is written over on the disk',
  async () => {
    const dir = noFolderYet();
    const custody = await open(dir);
    await custody.rotateIfDue(90 * DAY_MS);
    const held = openSync(path.join(dir, FILE), 'r');
    onTestFinished(() => closeSync(held));
    await custody.keepOnly([]);
    expect(custody.keys()).toHaveLength(1);
    const bytes = readFileSync(held);
    expect(bytes.length).toBeGreaterThan(44);
    expect(bytes).toEqual(Buffer.alloc(bytes.length));
  },
);

test('a folder that is open to others is closed', async () => {
  const dir = noFolderYet();
  mkdirSync(dir);
  chmodSync(dir, 0o777);
  await open(dir);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('with a key store the file does not hold the key, and one that lay open is sealed', async () => {
  const dir = noFolderYet();
  const weak = await open(dir);
  expect(weak.protectedByOs()).toBe(false);
  const strong = await open(dir, STRONG);
  expect([strong.protectedByOs(), strong.keys()]).toEqual([true, weak.keys()]);
  const text = readFileSync(path.join(dir, FILE), 'utf8');
  expect(text).not.toContain(weak.keys()[0]!.key);
  expect(JSON.parse(text)).toMatchObject({ by: 'os' });
});

test('the one bare key of the first release is read, and as old as its file', async () => {
  const dir = noFolderYet();
  mkdirSync(dir);
  const key = Buffer.alloc(32, 7).toString('base64');
  writeFileSync(path.join(dir, FILE), JSON.stringify({ by: 'file', key }));
  utimesSync(path.join(dir, FILE), 100, 100);
  const custody = await open(dir, WEAK, 5);
  expect(custody.keys().map((one) => one.key)).toEqual([key]);
  expect(await custody.rotateIfDue(100_000 + 90 * DAY_MS - 1)).toBe(false);
  expect(await custody.rotateIfDue(100_000 + 90 * DAY_MS)).toBe(true);
  expect(custody.keys()[1]!.key).toBe(key);
});

test('a key of age is followed by another, which is on the disk before it is used', async () => {
  const dir = noFolderYet();
  const custody = await open(dir, WEAK, 1_000);
  const [old] = idsOf(custody);
  expect(await custody.rotateIfDue(1_000 + 90 * DAY_MS - 1)).toBe(false);
  expect(await custody.rotateIfDue(1_000 + 90 * DAY_MS)).toBe(true);
  expect(idsOf(custody)).toHaveLength(2);
  expect(idsOf(custody)[1]).toBe(old);
  expect(await custody.rotateIfDue(1_001 + 90 * DAY_MS)).toBe(false);
  expect((await open(dir)).keys()).toEqual(custody.keys());
});

test('with 0 days it is never followed, and no more than 8 are ever held', async () => {
  expect(await (await open(noFolderYet(), WEAK, 0, 0)).rotateIfDue(9_999 * DAY_MS)).toBe(false);
  const custody = await open(noFolderYet());
  for (let turn = 1; turn <= 9; turn++) await custody.rotateIfDue(turn * 90 * DAY_MS);
  expect(custody.keys()).toHaveLength(8);
});

test('a disk that takes no new key leaves the old one in use', async () => {
  const dir = noFolderYet();
  const custody = await open(dir);
  const before = custody.keys();
  renameSync(dir, `${dir}-gone`);
  await expect(custody.rotateIfDue(90 * DAY_MS)).rejects.toThrow('ENOENT');
  expect(custody.keys()).toEqual(before);
});

test('keys that nothing is sealed with are dropped for good, never the newest', async () => {
  const dir = noFolderYet();
  const custody = await open(dir);
  await custody.rotateIfDue(90 * DAY_MS);
  await custody.rotateIfDue(180 * DAY_MS);
  const [newest, middle, oldest] = idsOf(custody);
  await custody.keepOnly([oldest!, newest!]);
  expect(idsOf(custody)).toEqual([newest, oldest]);
  await custody.keepOnly([]);
  expect(idsOf(custody)).toEqual([newest]);
  expect(idsOf(await open(dir))).toEqual([newest]);
  expect(middle).not.toBe(oldest);
});

test.each(['', '{', '{"by":"file","key":"AAAA"}', '{"by":"moon","key":""}'])(
  'a damaged file (%j) is set aside, not believed',
  async (content) => {
    const dir = noFolderYet();
    await open(dir);
    writeFileSync(path.join(dir, FILE), content);
    expect((await open(dir, WEAK, 7)).unreadable).toBe('data-key.unreadable-7.json');
    expect(readFileSync(path.join(dir, 'data-key.unreadable-7.json'), 'utf8')).toBe(content);
  },
);

test('keys that cannot be opened today are kept, and back when the key store is', async () => {
  const dir = noFolderYet();
  const [lost] = idsOf(await open(dir, STRONG));
  const today = await open(dir, WEAK, 1_234);
  expect(today.unreadable).toBe('data-key.unreadable-1234.json');
  expect(idsOf(today)).not.toContain(lost);
  expect(readdirSync(dir).sort()).toEqual([FILE, 'data-key.unreadable-1234.json']);
  const still = await open(dir, WEAK, 2_000);
  expect([still.unreadable, still.recovered]).toEqual([undefined, []]);
  const tomorrow = await open(dir, STRONG, 3_000);
  expect(tomorrow.recovered).toEqual(['data-key.unreadable-1234.json']);
  expect(idsOf(tomorrow)).toEqual([...idsOf(today), lost]);
  expect(readdirSync(dir)).toEqual([FILE]);
  expect(idsOf(await open(dir, STRONG))).toEqual(idsOf(tomorrow));
});
