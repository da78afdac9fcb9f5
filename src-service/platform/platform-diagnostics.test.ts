import { expect, test } from 'vitest';
import { diagnosticSchema } from '../../contract/snapshot.ts';
import { platformDiagnostics, type Standing } from './platform-diagnostics.ts';

const WELL: Standing = {
  ...{ startedAt: 1, hasKeys: true, skewMs: 600_000, skewedSince: undefined },
  ...{ routesStaleSince: undefined, unknownSince: undefined },
};

test.each<[string, Partial<Standing>, readonly object[]]>([
  ['all is well', {}, []],
  ['no keys', { hasKeys: false }, [{ key: 'key-missing', since: 1 }]],
  [
    'a fast clock',
    { skewMs: -600_000, skewedSince: 2 },
    [{ key: 'clock-skew', since: 2, detail: '600' }],
  ],
  [
    'a slow clock',
    { skewMs: 600_000, skewedSince: 2 },
    [{ key: 'clock-skew', since: 2, detail: '-600' }],
  ],
  ['an old table', { routesStaleSince: 3 }, [{ key: 'route-table-stale', since: 3 }]],
  ['a stranger', { unknownSince: 4 }, [{ key: 'not-enrolled', since: 4 }]],
])('%s', (_what, change, lines) => {
  const told = platformDiagnostics({ ...WELL, ...change });
  expect(told).toEqual(lines);
  for (const line of told) expect(diagnosticSchema.safeParse(line).success).toBe(true);
});
