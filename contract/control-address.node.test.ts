import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { controlAddress } from './control-address.node.ts';

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
