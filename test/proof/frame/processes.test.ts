import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { descendants, findService, parentOf, processes } from './processes.ts';

test('the parent is found behind any name', () => {
  expect(parentOf('77 (node) S 12 77 77 0 -1')).toBe(12);
  expect(parentOf('77 (a) S 9 (b) R 345 77 77')).toBe(345);
  expect(parentOf('')).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')('a child of this process is seen with its words', () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', 'a-word']);
  onTestFinished(() => void child.kill());
  const entry = descendants(processes(), process.pid).find(({ pid }) => pid === child.pid);
  expect(entry).toMatchObject({ parent: process.pid });
  expect(processes().every(({ pid, parent }) => pid > 0 && parent >= 0)).toBe(true);
});

test('the service is found below its own Electron only, however it is run', () => {
  const entry = (pid: number, parent: number, command: string) => ({ pid, parent, command });
  const all = [
    entry(1, 0, 'init'),
    entry(10, 1, 'electron app'),
    entry(11, 10, 'electron --type=renderer'),
    entry(12, 10, '/node/bin/node /app/out/main/service.js'),
    entry(20, 1, 'electron app'),
    entry(21, 20, 'electron --type=zygote'),
    entry(22, 21, 'electron --type=utility --utility-sub-type=node.mojom.NodeService'),
    entry(23, 20, 'electron --type=utility --utility-sub-type=network.mojom.NetworkService'),
  ];
  expect(findService(10, all)).toBe(12);
  expect(findService(20, all)).toBe(22);
  expect(findService(11, all)).toBeUndefined();
});
