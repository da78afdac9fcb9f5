import { expect, test } from 'vitest';
import { createReporter, readProofOptions } from './proof.ts';

const DEFAULTS = { kills: 5, rest: 31 };

test('what was typed replaces the default, the rest stays', () => {
  expect(readProofOptions(DEFAULTS, [])).toEqual({ ok: true, value: DEFAULTS });
  expect(readProofOptions(DEFAULTS, ['--kills', '100', '--rest=0'])).toEqual({
    ok: true,
    value: { kills: 100, rest: 0 },
  });
  expect(DEFAULTS.kills).toBe(5);
});

test.each([
  [['--kills', 'many'], '--kills: a whole number from 0 expected'],
  [['--kills=-1'], '--kills: a whole number from 0 expected'],
  [['--kills=1.5'], '--kills: a whole number from 0 expected'],
  [['--kill', '3'], "Unknown option '--kill'"],
  [['3'], "Unexpected argument '3'"],
])('%j is told', (args, why) => {
  const read = readProofOptions(DEFAULTS, args);
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining(why) as string });
});

test('a reporter says lines and sets tables', () => {
  const lines: string[] = [];
  const reporter = createReporter((line) => lines.push(line));
  reporter.say('begin');
  reporter.table(
    [
      ['what', 'ms'],
      ['a', '7'],
    ],
    [1],
  );
  expect(lines).toEqual(['begin', 'what  ms', '────  ──', 'a      7']);
});
