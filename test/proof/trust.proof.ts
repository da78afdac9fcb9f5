import { openWiredHall } from '../support/wired-hall.ts';
import type { Proof } from './frame/proof.ts';
import { controlsOf } from './trust/controls.ts';
import { effectsText, outcomeText, problemOf, type Seen, type TrustRow } from './trust/row.ts';
import { CLOCK_ROWS, OWN_CLOCK_ROWS } from './trust/rows/clocks.ts';
import { ENROLMENT_ROWS } from './trust/rows/enrolments.ts';
import { FILE_ROWS } from './trust/rows/files.ts';
import { PERSON_ROWS, PROVINCE_ROWS } from './trust/rows/persons.ts';
import { RELAY_ROWS } from './trust/rows/relays.ts';
import { REPLY_ROWS } from './trust/rows/replies.ts';
import { REQUEST_ROWS } from './trust/rows/requests.ts';
import { RESOLVE_ROWS, ROUTE_ROWS } from './trust/rows/routes.ts';
import { TOKEN_ROWS } from './trust/rows/tokens.ts';
import { runRow } from './trust/run-row.ts';

const AT_NEW_TERMINALS = [...ROUTE_ROWS, ...OWN_CLOCK_ROWS, ...RELAY_ROWS, ...ENROLMENT_ROWS];
/** One after the other at the same terminal, which is never started again. */
const AT_ONE_TERMINAL = [
  ...REPLY_ROWS,
  ...CLOCK_ROWS,
  ...REQUEST_ROWS,
  ...TOKEN_ROWS,
  ...FILE_ROWS,
  ...RESOLVE_ROWS,
  ...PERSON_ROWS,
  ...PROVINCE_ROWS,
];
const HEAD = ['tampering', 'came to', 'the platform did', 'next person', ''];
const DEFAULTS = { rounds: 1 };

function lineOf(row: TrustRow, seen: Seen): string[] {
  const mark = problemOf(row, seen) === undefined ? '✓' : '✗';
  const outcome = [outcomeText(seen.outcome), row.logged ? `(${row.logged})` : []].flat();
  return [row.what, outcome.join(' '), effectsText(seen.effects), outcomeText(seen.next), mark];
}

export const proof: Proof<typeof DEFAULTS> = {
  about:
    'every tampering between terminal and platform is refused with its own code, nothing of it is shown, and the next person is served without a restart',
  defaults: DEFAULTS,
  async run({ rounds }, reporter) {
    const hall = await openWiredHall();
    const controls = controlsOf(hall.platformUrl);
    const lines: string[][] = [];
    const problems: string[] = [];
    function note(row: TrustRow, seen: Seen): void {
      const problem = problemOf(row, seen);
      if (problem !== undefined) problems.push(`${row.what}: ${problem}`);
      lines.push(lineOf(row, seen));
    }
    try {
      for (let round = 1; round <= rounds; round++) {
        for (const row of AT_NEW_TERMINALS) note(row, await runRow(hall, controls, row));
        const terminal = await hall.terminal();
        for (const row of AT_ONE_TERMINAL) note(row, await runRow(hall, controls, row, terminal));
        await terminal.stop();
      }
    } finally {
      await hall.stop();
    }
    reporter.table([HEAD, ...lines]);
    for (const problem of problems) reporter.say(problem);
    reporter.say(`${lines.length} tamperings, ${problems.length} failures`);
    return lines.length > 0 && problems.length === 0;
  },
};
