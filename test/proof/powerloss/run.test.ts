import { expect, test } from 'vitest';
import { hasStrace, runPowerloss, type PowerlossSabotage } from './run.ts';

const LIMIT_MS = 120_000;

// What is broken on purpose is noticed, each by what it does.
test.skipIf(!hasStrace()).each<[PowerlossSabotage, RegExp]>([
  ['no-sync', /row [0-9a-f-]+ is lost/],
  ['normal-sync', /row [0-9a-f-]+ is lost/],
  ['unsynced-files', /data-key\.json cannot be read|the key is lost|operators: /],
])(
  '%s is found out',
  async (sabotage, expected) => {
    const { failures } = await runPowerloss({ subsets: 1, seed: 1, sabotage, enough: 1 });
    expect(failures).toEqual([expect.stringMatching(expected) as string]);
  },
  LIMIT_MS,
);
