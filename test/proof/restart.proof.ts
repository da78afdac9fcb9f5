import { setTimeout as delay } from 'node:timers/promises';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import { SUPERVISOR_LIMITS } from '../../src-main/supervisor.ts';
import type { TerminalApp } from '../../tools/terminal-app.ts';
import { killService } from '../support/kill-service.ts';
import { createRandom, type Random } from '../fuzz/frame/random.ts';
import type { Proof } from './frame/proof.ts';
import { problemOf, READY_LIMIT_MS, roundRows, type Round } from './frame/restart-round.ts';
import { withRealTerminal } from './frame/real-terminal.ts';

/** Slows the platform, so that kills also fall between the steps of a scan. */
const LATENCY_MS = 300;
/** The kill falls at random within this time from the scan. */
const SPAN_MS = 1_500;
const CITIZENS = ['zhang', 'li', 'wang'] as const;
const DEFAULTS = {
  kills: 5,
  /** Seconds that a service has run before it is killed; less, and the back-off grows. */
  rest: SUPERVISOR_LIMITS.stable / 1_000 + 1,
  seed: 1,
};

type BridgeWindow = typeof globalThis & { liangma: LiangmaBridge };

async function killDuringScan(terminal: TerminalApp, random: Random): Promise<Round> {
  const { remote } = terminal;
  const citizen = CITIZENS[random.below(CITIZENS.length)] ?? 'zhang';
  await remote.faults({ latencyMs: LATENCY_MS });
  await remote.showCode(citizen);
  const killedAfterMs = random.below(SPAN_MS);
  await delay(killedAfterMs);
  const before = await terminal.view();
  const killedIn: Round['killedIn'] = before?.snapshot?.session.state ?? 'unknown';
  const restarts = before?.service.restarts ?? 0;

  const killedAt = performance.now();
  await killService(terminal);
  const after = await terminal.until('a terminal that is ready again', ({ service, snapshot }) => {
    const isNew = service.restarts > restarts && service.state === 'running';
    return isNew && Boolean(snapshot?.devices.every(({ state }) => state === 'ready'));
  });
  const readyMs = performance.now() - killedAt;
  const session = after.snapshot?.session;
  const told: string =
    session?.state === 'failed' ? session.failure.code : (session?.state ?? 'nothing');

  await remote.faults({});
  const scannedAt = performance.now();
  await remote.showCode(citizen);
  await terminal.until('a consent page', (view) => view.snapshot?.session.state === 'consent');
  const nextScanMs = performance.now() - scannedAt;
  await endSession(terminal);

  const round: Round = { killedAfterMs, killedIn, readyMs, told, nextScanMs };
  const problem = problemOf(round);
  return problem === undefined ? round : { ...round, problem };
}

/** Ends the session and its farewell. */
async function endSession({ page, until }: TerminalApp): Promise<void> {
  await until('an idle terminal', ({ snapshot }) => {
    const session = snapshot?.session;
    if (session?.state === 'idle') return true;
    // A session with a person in it ends only by its name.
    const named = session && 'sessionId' in session ? { sessionId: session.sessionId } : {};
    void page.evaluate(
      (params) => (globalThis as BridgeWindow).liangma.request('session.end', params),
      named,
    );
    return false;
  });
}

export const proof: Proof<typeof DEFAULTS> = {
  about: `the service is killed during scans; the kiosk is ready again within ${READY_LIMIT_MS} ms`,
  defaults: DEFAULTS,
  async run({ kills, rest, seed }, reporter) {
    const random = createRandom(seed);
    const rounds: Round[] = [];
    await withRealTerminal(async (terminal) => {
      for (let kill = 1; kill <= kills; kill++) {
        await delay(rest * 1_000);
        const round = await killDuringScan(terminal, random);
        rounds.push(round);
        reporter.say(`kill ${kill} of ${kills}: ready after ${round.readyMs.toFixed(0)} ms`);
      }
    });
    reporter.table(roundRows(rounds), [1, 3, 5]);
    return rounds.length > 0 && rounds.every(({ problem }) => problem === undefined);
  },
};
