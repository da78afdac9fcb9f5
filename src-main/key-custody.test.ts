import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import {
  hasTerminalKeys,
  loadTerminalKeys,
  renewTerminalKeys,
  retireReplacedKeys,
  tendReplacedKeys,
} from './key-custody.ts';
import type { OsKeyStore } from './sealed-secret.ts';
import { STRONG, WEAK } from '../test/support/os-key-stores.ts';
import { noFolderYet } from '../test/support/temp-folder.ts';

test.each([
  ['terminal’s keys', (dir: string) => loadTerminalKeys(dir, WEAK)],
  ['renewed keys', (dir: string) => renewTerminalKeys(dir, WEAK, 0)],
])('a folder that is open to others is closed for the %s', async (_, load) => {
  const dir = noFolderYet();
  mkdirSync(dir);
  chmodSync(dir, 0o777);
  await load(dir);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

const KEYS_FILE = 'terminal-keys.json';

test('the terminal’s keys are made once and found again', async () => {
  const dir = noFolderYet();
  expect(hasTerminalKeys(dir)).toBe(false);
  const first = unwrap(await loadTerminalKeys(dir, WEAK));
  expect(first).toMatchObject({ areNew: true, protectedByOs: false });
  expect(first.keys.sign).toMatch(/^[0-9a-f]{64}$/);
  expect(first.keys.encrypt).not.toBe(first.keys.sign);
  expect(unwrap(await loadTerminalKeys(dir, WEAK))).toEqual({ ...first, areNew: false });
  expect(hasTerminalKeys(dir)).toBe(true);
  expect(statSync(path.join(dir, KEYS_FILE)).mode & 0o777).toBe(0o600);
});

test('with a key store the file does not hold the terminal’s keys', async () => {
  const dir = noFolderYet();
  const { keys, protectedByOs } = unwrap(await loadTerminalKeys(dir, STRONG));
  expect(protectedByOs).toBe(true);
  const file = readFileSync(path.join(dir, KEYS_FILE), 'utf8');
  for (const key of [keys.sign, keys.encrypt]) {
    for (const form of ['hex', 'base64'] as const) {
      expect(file).not.toContain(Buffer.from(key, 'hex').toString(form).slice(0, 40));
    }
  }
  expect(unwrap(await loadTerminalKeys(dir, STRONG)).keys).toEqual(keys);
});

test('keys that cannot be opened today are not replaced, and there again tomorrow', async () => {
  const dir = noFolderYet();
  const { keys } = unwrap(await loadTerminalKeys(dir, STRONG));
  const before = readFileSync(path.join(dir, KEYS_FILE));
  expect(await loadTerminalKeys(dir, WEAK)).toEqual({ ok: false, error: { file: KEYS_FILE } });
  expect(readFileSync(path.join(dir, KEYS_FILE))).toEqual(before);
  expect(readdirSync(dir)).toEqual([KEYS_FILE]);
  expect(unwrap(await loadTerminalKeys(dir, STRONG)).keys).toEqual(keys);
});

test('renewed keys are others, and the old ones are kept', async () => {
  const dir = noFolderYet();
  const old = unwrap(await loadTerminalKeys(dir, STRONG));
  const renewed = await renewTerminalKeys(dir, STRONG, 99);
  expect(renewed).toMatchObject({ areNew: true, keptAs: 'terminal-keys.replaced-99.json' });
  expect(renewed.keys).not.toEqual(old.keys);
  expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, 'terminal-keys.replaced-99.json']);
  expect(unwrap(await loadTerminalKeys(dir, STRONG)).keys).toEqual(renewed.keys);
  expect(await renewTerminalKeys(noFolderYet(), STRONG, 99)).not.toHaveProperty('keptAs');
});

describe('a renewal that breaks off', () => {
  const LOCKED: OsKeyStore = { ...STRONG, seal: () => Promise.reject(new Error('locked')) };

  test('because the key store is locked leaves the old keys in use, and nothing else', async () => {
    const dir = noFolderYet();
    const { keys } = unwrap(await loadTerminalKeys(dir, WEAK));
    await expect(renewTerminalKeys(dir, LOCKED, 99)).rejects.toThrow('locked');
    expect(readdirSync(dir)).toEqual([KEYS_FILE]);
    expect(unwrap(await loadTerminalKeys(dir, WEAK))).toMatchObject({ keys, areNew: false });
  });

  test('because the disk takes no file leaves the old keys in use', async () => {
    const dir = noFolderYet();
    const { keys } = unwrap(await loadTerminalKeys(dir, WEAK));
    mkdirSync(path.join(dir, `${KEYS_FILE}.new`));
    await expect(renewTerminalKeys(dir, WEAK, 99)).rejects.toThrow();
    expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, `${KEYS_FILE}.new`]);
    expect(unwrap(await loadTerminalKeys(dir, WEAK)).keys).toEqual(keys);
  });

  test('between the two names costs neither name its keys', async () => {
    const dir = noFolderYet();
    const { keys } = unwrap(await loadTerminalKeys(dir, WEAK));
    linkSync(path.join(dir, KEYS_FILE), path.join(dir, 'terminal-keys.replaced-99.json'));
    retireReplacedKeys(dir, 0);
    await tendReplacedKeys(dir, WEAK, Date.UTC(2030, 0));
    expect(readdirSync(dir)).toEqual([KEYS_FILE]);
    expect(unwrap(await loadTerminalKeys(dir, STRONG)).keys).toEqual(keys);
  });

  test('as earlier releases did it, with no keys in use, is undone: no third pair', async () => {
    const dir = noFolderYet();
    const first = unwrap(await loadTerminalKeys(dir, WEAK));
    await renewTerminalKeys(dir, WEAK, 98);
    const second = unwrap(await loadTerminalKeys(dir, WEAK));
    renameSync(path.join(dir, KEYS_FILE), path.join(dir, 'terminal-keys.replaced-99.json'));
    expect(hasTerminalKeys(dir)).toBe(true);
    expect(unwrap(await loadTerminalKeys(dir, WEAK))).toEqual(second);
    expect(second.keys).not.toEqual(first.keys);
    expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, 'terminal-keys.replaced-98.json']);
  });
});

test('a second renewal in the same millisecond keeps both', async () => {
  const dir = noFolderYet();
  for (let time = 0; time < 3; time++) await renewTerminalKeys(dir, WEAK, 99);
  expect(readdirSync(dir).sort()).toEqual([
    ...[KEYS_FILE, 'terminal-keys.replaced-100.json', 'terminal-keys.replaced-99.json'],
  ]);
});

test.each([
  ['nothing', ''],
  ['keys that are too short', JSON.stringify({ by: 'file', key: 'AAAA' })],
  ['keys of zeros', JSON.stringify({ by: 'file', key: Buffer.alloc(64).toString('base64') })],
  [
    'keys above the order',
    JSON.stringify({ by: 'file', key: Buffer.alloc(64, 255).toString('base64') }),
  ],
])('a file with %s holds no terminal keys', async (_, content) => {
  const dir = noFolderYet();
  unwrap(await loadTerminalKeys(dir, WEAK));
  writeFileSync(path.join(dir, KEYS_FILE), content);
  expect((await loadTerminalKeys(dir, WEAK)).ok).toBe(false);
});

test('keys that lay open are sealed once there is a key store', async () => {
  const dir = noFolderYet();
  const { keys } = unwrap(await loadTerminalKeys(dir, WEAK));
  expect(unwrap(await loadTerminalKeys(dir, STRONG))).toEqual({
    ...{ keys, protectedByOs: true, areNew: false },
  });
  expect(JSON.parse(readFileSync(path.join(dir, KEYS_FILE), 'utf8'))).toMatchObject({ by: 'os' });
  expect(readdirSync(dir)).toEqual([KEYS_FILE]);
});

describe('replaced keys', () => {
  const DAY_MS = 24 * 60 * 60 * 1_000;
  const RENEWED = Date.UTC(2026, 2, 2);
  const OLD = `terminal-keys.replaced-${RENEWED}.json`;
  const ACCEPTED = RENEWED + 3 * DAY_MS;
  const RETIRED = `terminal-keys.retired-${ACCEPTED}.json`;

  async function renewedFolder(store: OsKeyStore) {
    const dir = noFolderYet();
    const old = unwrap(await loadTerminalKeys(dir, store)).keys;
    const { keys } = await renewTerminalKeys(dir, store, RENEWED);
    return { dir, old, keys };
  }
  function written(dir: string, name: string): { by: string; key: string } {
    return JSON.parse(readFileSync(path.join(dir, name), 'utf8')) as { by: string; key: string };
  }

  test('that lay open are sealed once there is a key store, and are the same keys', async () => {
    const { dir, old } = await renewedFolder(WEAK);
    expect(await tendReplacedKeys(dir, WEAK, RENEWED)).toEqual([]);
    const open = written(dir, OLD);
    expect(open).toEqual({
      by: 'file',
      key: Buffer.from(old.sign + old.encrypt, 'hex').toString('base64'),
    });
    expect(await tendReplacedKeys(dir, STRONG, RENEWED + DAY_MS)).toEqual([]);
    const { by, key } = written(dir, OLD);
    expect(by).toBe('os');
    expect(await STRONG.unseal(Buffer.from(key, 'base64'))).toBe(open.key);
    expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, OLD]);
  });

  test('stay whatever the clock says, as long as the platform has not accepted the new ones', async () => {
    const { dir } = await renewedFolder(WEAK);
    for (const year of [2027, 2099, 1970]) {
      expect(await tendReplacedKeys(dir, WEAK, Date.UTC(year, 0))).toEqual([]);
    }
    expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, OLD]);
  });

  test('of several renewals are all retired by one acceptance, with a name each', async () => {
    const { dir } = await renewedFolder(WEAK);
    await renewTerminalKeys(dir, WEAK, RENEWED + 1);
    expect(retireReplacedKeys(dir, 7)).toEqual([]);
    expect(retireReplacedKeys(dir, 9)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual([
      ...[KEYS_FILE, 'terminal-keys.retired-7.json', 'terminal-keys.retired-8.json'],
    ]);
  });

  test.each([
    ['open', WEAK],
    ['sealed', STRONG],
  ])('%s, are kept for 30 days from the acceptance and then removed', async (_, store) => {
    const { dir, keys } = await renewedFolder(store);
    retireReplacedKeys(dir, ACCEPTED);
    await tendReplacedKeys(dir, store, ACCEPTED + 30 * DAY_MS - 1);
    expect(readdirSync(dir).sort()).toEqual([KEYS_FILE, RETIRED]);
    expect(await tendReplacedKeys(dir, store, ACCEPTED + 30 * DAY_MS)).toEqual([]);
    expect(readdirSync(dir)).toEqual([KEYS_FILE]);
    expect(unwrap(await loadTerminalKeys(dir, store)).keys).toEqual(keys);
  });

  test('stay through a second renewal: the platform may still know only them', async () => {
    const { dir } = await renewedFolder(WEAK);
    const before = readFileSync(path.join(dir, OLD));
    await renewTerminalKeys(dir, WEAK, RENEWED + 1);
    expect(readFileSync(path.join(dir, OLD))).toEqual(before);
  });

  test('are removed though they cannot be opened, and left until then', async () => {
    const { dir } = await renewedFolder(STRONG);
    const before = readFileSync(path.join(dir, OLD));
    expect(await tendReplacedKeys(dir, WEAK, RENEWED + DAY_MS)).toEqual([]);
    expect(readFileSync(path.join(dir, OLD))).toEqual(before);
    retireReplacedKeys(dir, ACCEPTED);
    expect(await tendReplacedKeys(dir, WEAK, ACCEPTED + 31 * DAY_MS)).toEqual([]);
    expect(readdirSync(dir)).toEqual([KEYS_FILE]);
  });

  test('that cannot be sealed or removed are named, and stop nothing', async () => {
    const { dir } = await renewedFolder(WEAK);
    mkdirSync(path.join(dir, `${OLD}.new`));
    const impossible = 'terminal-keys.retired-1.json';
    mkdirSync(path.join(dir, impossible));
    const left = await tendReplacedKeys(dir, STRONG, RENEWED);
    expect([...left].sort()).toEqual([OLD, impossible]);
    expect(written(dir, OLD)).toMatchObject({ by: 'file' });
  });
});
