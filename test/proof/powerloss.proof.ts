import type { Proof } from './frame/proof.ts';
import { hasStrace, runPowerloss } from './powerloss/run.ts';

const DEFAULTS = { subsets: 6, seed: 1 };
/** Failures that are said one by one. */
const SAID = 20;

export const proof: Proof<typeof DEFAULTS> = {
  about:
    'a recorded run is replayed up to every sync with any part of the unsynced writes: what was promised is found',
  defaults: DEFAULTS,
  async run({ subsets, seed }, reporter) {
    if (!hasStrace()) {
      reporter.say('skipped: strace is not installed (apt-get install strace)');
      return true;
    }
    const { recorded, states, looked, failures } = await runPowerloss({ subsets, seed });
    const { moments, syncs, writes, promises, leftOut } = recorded;
    reporter.say(
      `recorded: ${promises.length} promises, ${writes} writes, ${syncs} syncs; ${moments.length} moments for the power to go`,
    );
    reporter.say(`left out: ${leftOut.size} index of the log (-shm), which is made anew`);
    const kinds = Object.entries(states);
    reporter.table(
      [
        ['state', 'opened'],
        ...kinds.map(([kind, count]) => [kind, String(count)]),
        ['together', String(kinds.reduce((sum, [, count]) => sum + count, 0))],
      ],
      [1],
    );
    for (const line of failures.slice(0, SAID)) reporter.say(line);
    reporter.say(`${looked} promises looked for, ${failures.length} failures`);
    return looked > 0 && failures.length === 0;
  },
};
