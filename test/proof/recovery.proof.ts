import type { DeviceState } from '../../contract/devices.ts';
import { hasSocat } from '../../simulator/devices/pty-link.ts';
import { StopError } from '../../tools/say.ts';
import { createRandom, type Random } from '../fuzz/frame/random.ts';
import { missingForPcscd } from '../support/pcscd.ts';
import type { Proof } from './frame/proof.ts';
import { startRecoveryBench, type Subject } from './frame/recovery-bench.ts';
import {
  failureLines,
  FAULTS,
  matrixRows,
  READY_LIMIT_MS,
  SEEN_LIMIT_MS,
  STATES,
  type Cell,
} from './frame/recovery-cell.ts';
import { RECOVERY_KINDS } from './frame/recovery-kinds.ts';
import { runCell } from './frame/recovery-run.ts';
import {
  runSmartCardRow,
  SMART_CARD_STATES,
  startSmartCardSubject,
  type SmartCardSubject,
} from './frame/recovery-smart-card.ts';

const SMART_CARD_LIMITS =
  'the service answers for it: never opening, never faulty, no bytes to garble (n/a)';
const DEFAULTS = { rounds: 1, seed: 1 };

/** One device in one state: the faults one after the other, without a new start between them. */
const ROWS = RECOVERY_KINDS.flatMap((kind) => STATES.map((state) => ({ kind, state })));

async function runRow(subject: Subject, state: DeviceState, random: Random): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const fault of FAULTS) cells.push(await runCell(subject, state, fault, random));
  return cells;
}

async function runRound(
  subjects: readonly Subject[],
  smartCards: readonly SmartCardSubject[],
  seed: number,
): Promise<Cell[]> {
  const randoms = [...subjects, ...smartCards].map((_, index, { length }) =>
    createRandom(seed * length + index),
  );
  const rows = subjects.map((subject, index) =>
    runRow(subject, ROWS[index]!.state, randoms[index]!),
  );
  const smartCardRows = smartCards.map((subject, index) =>
    runSmartCardRow(subject, randoms[subjects.length + index]!),
  );
  return (await Promise.all([...rows, ...smartCardRows])).flat();
}

export const proof: Proof<typeof DEFAULTS> = {
  about: `every device in every state unplugged, replugged, garbled, silent: shown < ${SEEN_LIMIT_MS} ms, ready < ${READY_LIMIT_MS} ms after the plug, by itself`,
  defaults: DEFAULTS,
  async run({ rounds, seed }, reporter) {
    if (!(await hasSocat())) throw new StopError('socat is not installed: apt-get install socat');
    reporter.say('keyboard wedge: no cable of its own, the system hands its keys over; not tested');
    const missing = missingForPcscd();
    reporter.say(
      `PC/SC reader: ${missing === undefined ? SMART_CARD_LIMITS : `not tested, ${missing}`}`,
    );
    const bench = await startRecoveryBench(ROWS.map(({ kind }) => kind));
    const states = missing === undefined ? SMART_CARD_STATES : [];
    const smartCards = await Promise.all(states.map((state) => startSmartCardSubject(state)));
    const cells: Cell[] = [];
    try {
      for (let round = 1; round <= rounds; round++) {
        const beganAt = performance.now();
        cells.push(...(await runRound(bench.subjects, smartCards, seed + round)));
        const tookS = (performance.now() - beganAt) / 1_000;
        reporter.say(`round ${round} of ${rounds}: ${tookS.toFixed(0)} s`);
      }
    } finally {
      await Promise.all([bench, ...smartCards].map((one) => one.stop()));
    }
    reporter.table(matrixRows(cells), [2, 3, 4, 5, 6]);
    const failures = failureLines(cells);
    for (const line of failures) reporter.say(line);
    reporter.say(`${cells.length} cells, ${failures.length} failures`);
    return cells.length > 0 && failures.length === 0;
  },
};
