import type { Remote } from '../../../tools/simulation/remote.ts';
import { systemClock } from '../../../contract/clock.node.ts';
import { leave, visit } from '../../support/visit.ts';
import type { Wire } from '../../support/wire.ts';
import type { WiredHall, WiredTerminal } from '../../support/wired-hall.ts';
import type { Controls } from './controls.ts';
import { exposure } from './exposure.ts';
import type { Middlemen, Seen, TrustRow } from './row.ts';
import { fragmentsOf, secretsOf } from './secrets.ts';

/** An old table is asked for again after a second. */
const TABLES_LIMIT_MS = 5_000;

const FIRST = { citizenId: 'zhang' };
/** Who comes after a tampering. */
const NEXT = { citizenId: 'li', code: { codeSystemId: '1390000' } };

/** Puts them between, and tells when the first of them has struck. */
function stand(wire: Wire, middlemen: Middlemen, onStrike: () => void): void {
  for (const [operation, middleman] of Object.entries(middlemen)) {
    wire.intercept(operation, async (passing) => {
      const reply = await middleman(passing);
      onStrike();
      return reply;
    });
  }
}

/** The simulation, and every code that a citizen shows through it. */
function remembering(remote: Remote, shown: string[]): Remote {
  return {
    ...remote,
    async showCode(citizenId, how) {
      const issued = await remote.showCode(citizenId, how);
      shown.push(issued.code);
      return issued;
    },
  };
}

function codesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /"code":"([A-Z_]+)"/.exec(line)?.[1] ?? []);
}

/**
 * Does one row, and has the next person come to the same terminal.
 *
 * @param running absent for a row whose terminal is a new one: only one at a time has the devices
 */
export async function runRow(
  hall: WiredHall,
  controls: Controls,
  row: TrustRow,
  running?: WiredTerminal,
): Promise<Seen> {
  const { wire, platformUrl } = hall;
  const shown: string[] = [];
  const remote = remembering(hall.remote, shown);
  const effectsBefore = (await remote.effects()).length;
  const passedBefore = wire.passed.length;
  let terminal = running;
  let struckAt: number | undefined;
  try {
    const middlemen = await row.between({ wire, controls, platformUrl });
    const loggedBefore = running?.logged.length ?? 0;
    stand(wire, middlemen, () => (struckAt ??= running?.snapshots.length ?? 0));
    const [atStart, later] = row.ownClockMs ?? [0];
    let fastMs = atStart;
    terminal ??= await hall.terminal({ ...systemClock, now: () => systemClock.now() + fastMs });
    const tables = (): number =>
      wire.passed.slice(passedBefore).filter(({ operation }) => operation === 'table').length;
    await terminal.comes(() => tables() >= (row.tables ?? 0), TABLES_LIMIT_MS);
    fastMs = later ?? atStart;
    const outcome = await visit(terminal, remote, row.visitor ?? FIRST);
    const kinds = (await remote.effects()).slice(effectsBefore).map(({ kind }) => kind);
    // Receipts come when they come.
    const effects = kinds.filter((kind) => kind !== 'receipt');
    const logged = terminal.logged.slice(loggedBefore);
    const beforeFailure = terminal.snapshots.findLastIndex(
      ({ session }) => session.state !== 'failed',
    );
    const since = row.comesOutLater ? beforeFailure + 1 : struckAt;
    const exposed = exposure(outcome, terminal.snapshots.slice(since ?? 0), {
      logged,
      secrets: [
        ...shown.flatMap(fragmentsOf),
        ...(await secretsOf(wire.passed.slice(passedBefore))),
      ],
    });
    wire.clear();
    await controls.reset();
    await leave(terminal);
    const next = await visit(terminal, remote, NEXT);
    await leave(terminal);
    const wasTampered = struckAt !== undefined;
    return { outcome, effects, wasTampered, logged: codesIn(logged), exposed, next };
  } finally {
    wire.clear();
    await controls.reset();
    if (!running) await terminal?.stop();
  }
}
