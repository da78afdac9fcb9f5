import { describe, expect, it } from 'vitest';
import type { ShellView } from '../../contract/ipc.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { holds } from './play.ts';
import type { Expectation } from './scenario.ts';

const SNAPSHOT: Snapshot = {
  revision: 1,
  at: 0,
  mode: 'counter',
  language: 'en',
  simulated: true,
  terminal: { id: 'T1', orgName: { 'zh-CN': '厅', en: 'Hall' }, windowNo: '1' },
  items: [{ code: 'i1', name: { 'zh-CN': '项', en: 'Item' } }],
  itemCode: 'i1',
  devices: [],
  found: [],
  platform: { state: 'online', since: 0 },
  phoneScan: true,
  operator: { state: 'not-needed' },
  queue: { waiting: 2, dead: 0, locked: 0, rows: [] },
  session: { state: 'idle' },
  diagnostics: [],
};

function view(snapshot: Snapshot | undefined): ShellView {
  const service = { state: 'running', restarts: 0 } as const;
  return snapshot ? { service, snapshot } : { service };
}

describe('holds', () => {
  it.each<[Expectation, boolean]>([
    [{}, true],
    [{ session: 'idle' }, true],
    [{ session: 'consent' }, false],
    [{ platform: 'online', waiting: 2 }, true],
    [{ platform: 'online', waiting: 1 }, false],
    [{ platform: 'offline' }, false],
    [{ document: 'shown' }, false],
    [{ device: { id: 'scanner-1', state: 'ready' } }, false],
  ])('judges %j', (expected, answer) => {
    expect(holds(expected, view(SNAPSHOT))).toBe(answer);
  });

  it('holds of nothing before the first snapshot', () => {
    expect(holds({}, view(undefined))).toBe(false);
  });
});
