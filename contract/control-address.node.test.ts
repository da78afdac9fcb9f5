import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { controlAddress, trustedControlPath } from './control-address.node.ts';

test('a socket lies in a folder of its own within the data folder', () => {
  expect(controlAddress('/var/lib/liangma', 'linux')).toEqual({
    path: '/var/lib/liangma/control/control.sock',
    folder: '/var/lib/liangma/control',
  });
});

test('the same folder has the same address, however it is named', () => {
  expect(controlAddress('data/../data')).toEqual(controlAddress(path.resolve('data')));
});

test.each(['x'.repeat(80), '政务'.repeat(16)])('%s is too long for a socket', (name) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-address-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const dataDir = path.join(root, name);
  mkdirSync(dataDir);
  const { path: at, folder } = controlAddress(dataDir, 'linux');
  expect(folder).toBe(`/tmp/liangma-${process.getuid?.()}`);
  expect(path.dirname(at)).toBe(folder);
  expect(Buffer.byteLength(at)).toBeLessThan(104);
  expect(at).not.toBe(controlAddress(`${dataDir}2`, 'linux').path);
});

test('the longest path that fits is used as it is', () => {
  const longest = `/${'x'.repeat(103 - '//control/control.sock'.length)}`;
  expect(controlAddress(longest, 'linux').folder).toBe(`${longest}/control`);
  expect(controlAddress(`${longest}x`, 'linux').folder).toMatch(/^\/tmp\//);
});

test('Windows gets a named pipe', () => {
  expect(controlAddress('/var/lib/liangma', 'win32')).toEqual({
    path: expect.stringMatching(/^\\\\\.\\pipe\\liangma-[0-9a-f]{32}$/) as string,
  });
});

describe.skipIf(process.platform === 'win32')('what a client connects to', () => {
  async function listening(folderMode = 0o700, socketMode = 0o600) {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-address-'));
    const { path: at, folder } = controlAddress(dataDir);
    mkdirSync(folder!);
    const server = createServer();
    onTestFinished(() => {
      server.close();
      rmSync(dataDir, { recursive: true });
    });
    server.listen(at);
    await once(server, 'listening');
    chmodSync(at, socketMode);
    chmodSync(folder!, folderMode);
    return { dataDir, at, folder: folder! };
  }

  test('is the socket of the owner of the data folder, closed to others', async () => {
    const { dataDir, at } = await listening();
    expect(trustedControlPath(dataDir)).toBe(at);
  });

  test.each([
    [0o750, 0o600],
    [0o701, 0o600],
    [0o700, 0o660],
    [0o700, 0o606],
  ])('is none with modes %o and %o', async (folderMode, socketMode) => {
    const { dataDir } = await listening(folderMode, socketMode);
    expect(trustedControlPath(dataDir)).toBeUndefined();
  });

  test('is nothing where nothing is, and no plain file or link', async () => {
    const { dataDir, at } = await listening();
    renameSync(at, `${at}.real`);
    expect(trustedControlPath(dataDir)).toBeUndefined();
    symlinkSync(`${at}.real`, at);
    expect(trustedControlPath(dataDir)).toBeUndefined();
    rmSync(at);
    writeFileSync(at, '', { mode: 0o600 });
    expect(trustedControlPath(dataDir)).toBeUndefined();
    expect(trustedControlPath(path.join(dataDir, 'none'))).toBeUndefined();
  });

  test('is not the folder that leads elsewhere', async () => {
    const { dataDir, folder } = await listening();
    renameSync(folder, `${folder}.real`);
    symlinkSync(`${folder}.real`, folder);
    expect(trustedControlPath(dataDir)).toBeUndefined();
  });

  test.runIf(process.getuid?.() === 0)('is not what another user made', async () => {
    const { dataDir, at, folder } = await listening();
    chownSync(at, 65_534, 65_534);
    expect(trustedControlPath(dataDir)).toBeUndefined();
    chownSync(at, 0, 0);
    chownSync(folder, 65_534, 65_534);
    expect(trustedControlPath(dataDir)).toBeUndefined();
    chownSync(dataDir, 65_534, 65_534);
    expect(trustedControlPath(dataDir)).toBe(at);
  });
});
