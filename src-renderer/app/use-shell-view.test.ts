import { describe, expect, test } from 'vitest';
import type { ShellView } from '../../contract/ipc.ts';
import { baseSnapshot } from '../../test/gallery/fixtures.ts';
import { STARTING, isNewer } from './use-shell-view.ts';

function running(revision: number, restarts = 0): ShellView {
  return {
    service: { state: 'running', restarts },
    snapshot: { ...baseSnapshot(0), revision },
  };
}

describe('isNewer', () => {
  test('anything is newer than nothing', () => {
    expect(isNewer(STARTING, running(1))).toBe(true);
  });

  test('a late answer does not undo a newer event', () => {
    expect(isNewer(running(7), running(6))).toBe(false);
    expect(isNewer(running(6), running(7))).toBe(true);
  });

  test('a restarted service counts anew', () => {
    expect(isNewer(running(700, 0), running(1, 1))).toBe(true);
    expect(isNewer(running(1, 1), running(700, 0))).toBe(false);
  });

  test('the news of a restart comes through', () => {
    expect(isNewer(running(7), { service: { state: 'restarting', restarts: 0 } })).toBe(true);
  });
});
