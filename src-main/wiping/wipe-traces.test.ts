import { expect, test } from 'vitest';
import { TRACES, type Trace, wipeTraces } from './wipe-traces.ts';

// That Chromium really forgets is tried on the running program, in test/e2e/wiping.e2e.ts.

function recorder(broken: readonly string[] = []) {
  const cleared: string[] = [];
  function clear(what: string): Promise<void> {
    if (broken.includes(what)) return Promise.reject(new Error(what));
    cleared.push(what);
    return Promise.resolve();
  }
  const session = {
    clearStorageData: () => clear('storage'),
    clearCache: () => clear('cache'),
    clearCodeCaches: () => clear('code-cache'),
    clearAuthCache: () => clear('auth'),
    clearHostResolverCache: () => clear('hosts'),
  };
  const clipboards = ['clipboard', 'marked'].map((name) => ({
    clear() {
      if (broken.includes(name)) throw new Error(name);
      cleared.push(name);
    },
  }));
  return { cleared, session, clipboards: [...clipboards, undefined] };
}

test('all that there is is cleared, the marked text too', async () => {
  const { cleared, session, clipboards } = recorder();
  await wipeTraces(session, clipboards, () => expect.unreachable());
  expect(cleared.sort()).toEqual([...TRACES, 'marked'].sort());
});

test.each(TRACES)('what cannot be cleared is told, and the rest is cleared: %s', async (broken) => {
  const { cleared, session, clipboards } = recorder([broken]);
  const failed: Trace[] = [];
  await wipeTraces(session, clipboards, (what) => failed.push(what));
  expect(failed).toEqual([broken]);
  for (const other of TRACES) expect(cleared.includes(other)).toBe(other !== broken);
});
