import { buildAll } from '../../tools/build/steps.ts';
import type { Proof } from './frame/proof.ts';
import { startServiceRun } from './soak/service-run.ts';
import { growthOf, type Sample } from './soak/slope.ts';
import { visit } from './soak/visits.ts';

const DEFAULTS = { sessions: 10_000 };
const SAMPLES = 40;
/** With fewer, what is measured is noise. */
const FEWEST = 1_000;
const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;
/**
 * Growth that is taken for none, in bytes per 1,000 sessions. RSS goes up and down by a hundred
 * megabytes with what the allocator keeps of freed buffers, so that its slope is coarser.
 */
const BOUNDS = { heap: 200 * KILOBYTE, rss: 10 * MEGABYTE } as const;

function row({ sessions, heap, rss, external }: Sample): string[] {
  return [String(sessions), ...[heap, external, rss].map((one) => (one / MEGABYTE).toFixed(2))];
}

export const proof: Proof<typeof DEFAULTS> = {
  about: 'the memory of the terminal service stays flat, session after session',
  defaults: DEFAULTS,
  async run({ sessions }, reporter) {
    if (sessions < FEWEST) {
      reporter.say(`a slope needs at least ${FEWEST} sessions`);
      return false;
    }
    await buildAll();
    const samples: Sample[] = [];
    const every = Math.ceil(sessions / SAMPLES);
    const run = await startServiceRun();
    const begun = performance.now();
    let restarts: number;
    try {
      for (let n = 0; n < sessions; n++) {
        await visit(run, n);
        if ((n + 1) % every !== 0) continue;
        const sample = await run.sample(n + 1);
        samples.push(sample);
        const [count, heap, , rss] = row(sample);
        reporter.say(`${count} sessions: heap ${heap} MB, RSS ${rss} MB`);
      }
      restarts = run.restarts();
    } finally {
      await run.stop();
    }
    const seconds = (performance.now() - begun) / 1_000;
    reporter.table(
      [['sessions', 'heap MB', 'external MB', 'RSS MB'], ...samples.map(row)],
      [0, 1, 2, 3],
    );
    const heap = growthOf(samples, (one) => one.heap);
    const rss = growthOf(samples, (one) => one.rss);
    const perSecond = (sessions / seconds).toFixed(1);
    reporter.say(`${sessions} sessions in ${seconds.toFixed(0)} s (${perSecond} a second)`);
    for (const [name, growth] of [
      ['heap', heap],
      ['rss', rss],
    ] as const) {
      const bound = `bound ${BOUNDS[name] / KILOBYTE} kB`;
      reporter.say(`${name}: ${(growth / KILOBYTE).toFixed(1)} kB per 1,000 sessions (${bound})`);
    }
    reporter.say(`the service was started again ${restarts} times`);
    return restarts === 0 && heap <= BOUNDS.heap && rss <= BOUNDS.rss;
  },
};
