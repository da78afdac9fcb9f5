import { buildAll } from '../../tools/build/steps.ts';
import { hasDisplay, startVirtualDisplay } from '../../tools/display.ts';
import { ensureElectron } from '../../tools/setup/electron-runtime.ts';
import type { Proof } from './frame/proof.ts';
import { missedForms } from './privacy/control.ts';
import { type HallReport, runHall } from './privacy/hall-run.ts';
import { foundText, placeRows, problemsOf } from './privacy/report.ts';

const DEFAULTS = { sessions: 200 };
/** Of so many sessions one is at a counter. */
const COUNTER_SHARE = 4;
const MODES = ['self-service', 'counter'] as const;

export const proof: Proof<typeof DEFAULTS> = {
  about:
    'after sessions of every kind nothing of a person is left in heaps, database, backups, logs, profile, temporary or crash files',
  defaults: DEFAULTS,
  async run({ sessions }, reporter) {
    const runtime = await ensureElectron();
    await buildAll();
    const missed = missedForms();
    reporter.say(`the scanner finds what is planted: ${missed.length === 0 ? 'yes' : 'NO'}`);
    const atCounter = Math.floor(sessions / COUNTER_SHARE);
    const counts = { 'self-service': sessions - atCounter, counter: atCounter };
    const display = hasDisplay() ? undefined : await startVirtualDisplay();
    const reports: HallReport[] = [];
    try {
      for (const mode of MODES) {
        if (counts[mode] === 0) continue;
        const report = await runHall(runtime, display?.name, mode, counts[mode], (line) =>
          reporter.say(line),
        );
        reports.push(report);
        const visits = [...report.visits].map(([name, count]) => `${name} ${count}`).join(', ');
        reporter.say(`${mode}: ${counts[mode]} sessions (${visits}), ${report.secrets} secrets`);
        reporter.table(placeRows(report), [1, 2]);
        reporter.say('in the memory of the processes, for information:');
        for (const [kind, found] of report.memory) reporter.say(`  ${kind}: ${foundText(found)}`);
      }
    } finally {
      display?.stop();
    }
    const problems = [
      ...missed.map((form) => `the scanner does not find: ${form}`),
      ...reports.flatMap(problemsOf),
    ];
    for (const problem of problems) reporter.say(problem);
    return reports.length > 0 && problems.length === 0;
  },
};
