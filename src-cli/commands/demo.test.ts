import { expect, test } from 'vitest';
import { recordedConsole } from '../console.test-support.ts';
import { demo } from './demo.ts';

// That it plays is shown by the end-to-end tests, which play the same scenario.
test.each([
  [['--mode', 'kiosk'], 'liangma: --mode: self-service or counter expected, not kiosk'],
  [['now'], /^liangma: Unexpected argument 'now'/],
])('demo %j is a usage error', async (args, complaint) => {
  const console = recordedConsole();
  expect(await demo.run(args, console)).toBe(2);
  expect(console.complained[0]).toMatch(complaint);
});
