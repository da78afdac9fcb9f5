import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { roleOf, statOf, usedBy } from './processes.ts';

test('a process is known by its command line', () => {
  expect(roleOf('/e/electron\0--type=renderer\0', false)).toBe('window');
  expect(roleOf('/e/electron --type=gpu-process', false)).toBe('GPU');
  expect(
    roleOf('/e/electron --type=utility --utility-sub-type=video_capture.mojom.Video', false),
  ).toBe('camera');
  expect(roleOf('/e/electron --utility-sub-type=node.mojom.NodeService', false)).toBe('service');
  expect(roleOf('/n/bin/node\0/r/out/service/main.js', false)).toBe('service');
  expect(roleOf('/e/electron --type=zygote', false)).toBe('others');
  expect(roleOf('/e/electron --type=renderer', true)).toBe('main');
});

test('the time of a process whose name holds brackets and blanks', () => {
  const text = '7 (a) b (c) S 3 7 7 0 -1 4194560 1 0 0 0 150 25 9 9 20 0 1 0 5 6 7';
  expect(statOf(text)).toEqual({ parent: 3, cpuMs: 1_750 });
});

test.skipIf(process.platform !== 'linux')(
  'what a child uses is counted with its parent',
  async () => {
    const script =
      'for (const end = Date.now() + 300; Date.now() < end;); setInterval(() => {}, 1e6)';
    const child = spawn(process.execPath, ['-e', `${script}; console.log(1)`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    const { service } = usedBy(process.pid);
    expect(service.cpuMs).toBeGreaterThan(50);
    expect(service.residentMb).toBeGreaterThan(10);
    child.kill();
    await once(child, 'exit');
  },
);
