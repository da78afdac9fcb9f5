import type { Proof } from './frame/proof.ts';
import { runRandomKills } from './crash/random-kills.ts';
import { runSteps } from './crash/steps/run.ts';

const DEFAULTS = {
  kills: 1_000,
  /** Of each scenario, spread over all of its steps; 0: every step. */
  steps: 0,
  seed: 1,
};

export const proof: Proof<typeof DEFAULTS> = {
  about:
    'the service is killed (SIGKILL) at random moments and at every step: nothing that it promised is lost, nothing happens twice',
  defaults: DEFAULTS,
  async run(options, reporter) {
    const scenarios = await runSteps(options);
    const rows = scenarios.map(({ name, steps, kills, problems }) => [
      ...[name, String(steps), String(kills), String(problems.length)],
    ]);
    reporter.table([['scenario', 'steps', 'killed at', 'problems'], ...rows], [1, 2, 3]);
    const problems = scenarios.flatMap((one) =>
      one.problems.map((problem) => `${one.name}: ${problem}`),
    );
    for (const problem of problems) reporter.say(problem);
    const isHeld = await runRandomKills(options, reporter);
    return isHeld && scenarios.length > 0 && problems.length === 0;
  },
};
