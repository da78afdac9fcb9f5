import { expect, test } from 'vitest';
import { runSteps, type StepsOptions } from './run.ts';

const LIMIT_MS = 120_000;
const ENQUEUE = 'first start and enqueue';
const SEND = 'lease, send, acknowledge';
const AGAIN = 'send, reply lost, send again';

async function problemsOf(options: Partial<StepsOptions>): Promise<string[]> {
  const reports = await runSteps({ steps: 8, seed: 1, ...options });
  expect(reports.every(({ kills }) => kills > 0)).toBe(true);
  return reports.flatMap(({ problems }) => [...problems]);
}

// What is broken on purpose is noticed, and named.
test.each<[string, Partial<StepsOptions>, RegExp]>([
  [
    'a row and its entry apart',
    { only: ['checkpoint'], storeSabotage: 'split', steps: 200 },
    /half there/,
  ],
  ['acknowledged before it is sent', { only: [SEND], sendSabotage: 'ack-first' }, /lost: row/],
  ['another name at each try', { only: [AGAIN], sendSabotage: 'new-id' }, /lost: row|doubled/],
])(
  '%s is found out',
  async (_, options, expected) => {
    const problems = await problemsOf(options);
    expect(problems).toContainEqual(expect.stringMatching(expected));
  },
  LIMIT_MS,
);

test(
  'as it is, nothing is found',
  async () => {
    expect(await problemsOf({ only: [ENQUEUE, SEND] })).toEqual([]);
  },
  LIMIT_MS,
);
