import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { childRunning } from './kill-service.ts';

test.skipIf(process.platform !== 'linux')(
  'a child is found by its parent and its words',
  async () => {
    const child = spawn(process.execPath, [
      '-e',
      'setTimeout(() => {}, 60000)',
      'words-of-its-own',
    ]);
    await once(child, 'spawn');
    try {
      expect(childRunning(process.pid, 'words-of-its-own')).toBe(child.pid);
      expect(childRunning(process.pid, 'words-of-nobody')).toBeUndefined();
      expect(childRunning(1, 'words-of-its-own')).toBeUndefined();
    } finally {
      child.kill();
    }
  },
);
