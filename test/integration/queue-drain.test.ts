import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measureDrain } from '../bench/queue/drain.ts';

test('a backlog drains while scans come to their certificates', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-drain-'));
  const rows = 200;
  const drain = await measureDrain({ folder, rows, aloneMs: 200, scans: 3 });
  const { idle, alone, both, delivered, waiting } = drain;
  expect([idle, both].map(({ scansMs }) => scansMs.length)).toEqual([3, 3]);
  expect(Math.min(...idle.scansMs, ...both.scansMs)).toBeGreaterThan(0);
  // Every scan of the drain adds the receipt of its consent.
  expect(delivered + waiting).toBe(rows + 3);
  expect(delivered).toBeGreaterThan(3);
  expect(both.rowsPerS).toBeGreaterThan(0);
  expect(Math.min(idle.longestBlockMs, alone.longestBlockMs)).toBeGreaterThan(0);
});
