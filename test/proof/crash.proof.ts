import type { Proof } from './frame/proof.ts';
import { runRandomKills } from './crash/random-kills.ts';

const DEFAULTS = { kills: 1_000, seed: 1 };

export const proof: Proof<typeof DEFAULTS> = {
  about:
    'the service is killed (SIGKILL) at random moments: nothing that it promised is lost, nothing happens twice',
  defaults: DEFAULTS,
  run: (options, reporter) => runRandomKills(options, reporter),
};
