import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { systemClock } from '../../../../contract/clock.node.ts';
import { err, ok, type Result } from '../../../../contract/result.ts';
import { makePrivateKeys } from '../../../../crypto/private-key.ts';
import type { Effect, IssuedCode } from '../../../../simulator/control-api.ts';
import { memoryStore } from '../../../../simulator/platform/platform.fixture.ts';
import { startPlatform } from '../../../../simulator/platform/server.ts';
import { newRequestId } from '../../../../src-service/platform/intent.ts';
import type { CodeInput } from '../../../../src-service/session/model.ts';
import { createRandom } from '../../../fuzz/frame/random.ts';
import { doubledEffects } from '../judge.ts';
import { readStored, type Stored } from '../stored.ts';
import type { Order } from './child.ts';
import type { StoreSabotage } from './probe.ts';
import { FIRST_RELEASE, type Scenario, SCENARIOS, type Scene } from './scenarios.ts';
import { bytes, openWorld, type SendSabotage, SYSTEM } from './world.ts';

export interface StepsOptions {
  /** At most so many steps of each scenario, spread over all of them; 0: every one. */
  readonly steps: number;
  readonly seed: number;
  /** Only scenarios of these names. */
  readonly only?: readonly string[];
  readonly storeSabotage?: StoreSabotage;
  readonly sendSabotage?: SendSabotage;
}

export interface ScenarioReport {
  readonly name: string;
  /** How many steps there are. */
  readonly steps: number;
  /** How often it was killed at one. */
  readonly kills: number;
  readonly problems: readonly string[];
}

const CHILD = path.join(import.meta.dirname, 'child.ts');
const AT_A_TIME = 2;
const CHILD_LIMIT_MS = 60_000;
/** A kill leaves what the kernel holds: the disk itself has no part in it. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
const CACHE = { NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'liangma-proof-compile-cache') };

/** The platform and one terminal's keys: every folder is a copy of the same terminal. */
interface Bench {
  readonly platformUrl: string;
  readonly keys: Scene['options']['keys'];
  readonly dataKeys: Scene['options']['dataKeys'];
  scan(): Promise<CodeInput>;
  effects(): Promise<Effect[]>;
}

async function openBench(): Promise<Bench & { readonly close: () => Promise<void> }> {
  const platform = await startPlatform(systemClock, memoryStore(), 0);
  const sim = async (name: string, init?: RequestInit): Promise<unknown> =>
    (await fetch(`${platform.url}/sim/${name}`, init)).json();
  return {
    platformUrl: platform.url,
    keys: makePrivateKeys(bytes),
    dataKeys: ['2', '1'].map((id) => ({ id: id.repeat(16), key: Buffer.from(bytes(32)) })),
    async scan() {
      const order = { citizenId: 'zhang', codeSystemId: SYSTEM, lifetimeS: 3_600 };
      const issued = await sim('codes', { method: 'POST', body: JSON.stringify(order) });
      const { code: codeContent } = issued as IssuedCode;
      const scannedAt = systemClock.now();
      const code = { codeContent, symbology: ']Q1', scannedAt };
      return { via: 'code', requestId: newRequestId(), codeSystemId: SYSTEM, code };
    },
    effects: async () => (await sim('effects')) as Effect[],
    close: () => platform.close(),
  };
}

async function runChild(order: Order): Promise<string> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(order)], {
    env: { ...process.env, ...CACHE },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: CHILD_LIMIT_MS,
  });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) {
    return `${said}FAILED ${complaint.split('\n').slice(0, 6).join(' | ')}\n`;
  }
  return said;
}

function brokenBackups(folder: string): string[] {
  const at = path.join(folder, 'backups');
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      const copy = new Database(path.join(at, name), { readonly: true });
      const check = String(copy.pragma('integrity_check(1)', { simple: true }));
      copy.close();
      return check === 'ok' ? [] : [`copy ${name}: ${check}`];
    });
}

/** What must hold whenever nobody works on the file: before the next start is let work, and after. */
function problemsOf(stored: Stored | undefined, isPruned: boolean): string[] {
  if (!stored) return ['no database'];
  const { rows, audit, chain, integrity } = stored;
  const told = new Set(
    audit.map(({ event }) => ('row' in event ? `${event.event} ${event.row}` : '')),
  );
  const kept = new Set(rows.map(({ id }) => id));
  return [
    ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
    ...(chain && !chain.broken ? [] : [`audit chain: ${chain?.broken?.kind ?? 'none'}`]),
    ...rows.flatMap(({ id }) =>
      isPruned || id.startsWith(FIRST_RELEASE) || told.has(`queue.saved ${id}`)
        ? []
        : [`half there: row ${id} without its entry`],
    ),
    ...[...told].flatMap((one) => {
      const [event, id = ''] = one.split(' ');
      return isPruned || event !== 'queue.saved' || kept.has(id)
        ? []
        : [`half there: entry without row ${id}`];
    }),
  ];
}

interface Play {
  readonly steps: number | undefined;
  readonly wasKilled: boolean;
  readonly problems: readonly string[];
}

/** Prepares a folder, has the scenario killed at one step, starts again and holds it to its word. */
async function play(
  scenario: Scenario,
  killAt: number,
  bench: Bench,
  options: StepsOptions,
): Promise<Play> {
  const folder = mkdtempSync(path.join(PLACE, 'liangma-step-'));
  const { platformUrl, keys, dataKeys } = bench;
  const scans = [await bench.scan()];
  const promised: string[] = [];
  const scene: Scene = {
    options: { folder, platformUrl, keys, dataKeys },
    scans,
    say: (id) => promised.push(id),
  };
  try {
    await scenario.prepare(scene);
    const { storeSabotage, sendSabotage } = options;
    const said = await runChild({
      ...{ scenario: scenario.name, killAt, folder, platformUrl, keys, scans },
      ...{ storeSabotage, sendSabotage },
      dataKeys: dataKeys.map(({ id, key }) => ({ id, key: key.toString('base64') })),
    });
    const lines = said.split('\n').map((line) => line.split(' '));
    for (const [word, id] of lines) if (word === 'SAVED' && id !== undefined) promised.push(id);
    const steps = lines.find(([word]) => word === 'STEPS')?.[1];
    const failed = said.split('\n').filter((line) => line.startsWith('FAILED'));
    const problems = [...failed, ...(await restart(scene, promised, bench, scenario))];
    return {
      steps: steps === undefined ? undefined : Number(steps),
      wasKilled: steps === undefined,
      problems: problems.map((problem) => `step ${killAt}: ${problem}`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function attempt<T>(make: () => T): Result<T, string> {
  try {
    return ok(make());
  } catch (error) {
    return err((error as Error).message);
  }
}

async function restart(
  { options, scans }: Scene,
  promised: readonly string[],
  bench: Bench,
  { name }: Scenario,
): Promise<string[]> {
  const { folder } = options;
  const isPruned = name.startsWith('prune');
  const opened = attempt(() => openWorld(options));
  if (!opened.ok) return [`cannot be started again: ${opened.error}`];
  const world = opened.value;
  let isDrained: boolean;
  let before: string[];
  try {
    before = problemsOf(await readStored(folder), isPruned);
    isDrained = await world.drain();
  } finally {
    world.close();
  }
  const stored = await readStored(folder);
  const effects = await bench.effects();
  const requestOf = (id: string, kind: string): string =>
    kind === 'outbox' ? id : (scans[0]?.requestId ?? '');
  const byId = new Map(stored?.rows.map((row) => [row.id, row]));
  return [
    ...(world.store.quarantined === undefined ? [] : ['the database was damaged']),
    ...before,
    ...problemsOf(stored, isPruned),
    ...(isDrained ? [] : ['stuck: something waits for ever']),
    ...promised.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return isPruned ? [] : [`lost: row ${id}`];
      const done = effects.filter(({ requestId }) => requestId === requestOf(id, row.kind));
      const isRight = row.state === 'done' && done.length === 1;
      return isRight ? [] : [`lost: row ${id} is ${row.state} with ${done.length} effects`];
    }),
    ...brokenBackups(folder),
  ];
}

async function runScenario(
  scenario: Scenario,
  bench: Bench,
  options: StepsOptions,
): Promise<ScenarioReport> {
  const whole = await play(scenario, 0, bench, options);
  const steps = whole.steps ?? 0;
  const every = options.steps === 0 ? 1 : Math.max(1, Math.ceil(steps / options.steps));
  const first = 1 + createRandom(options.seed).below(every);
  const places: number[] = [];
  for (let at = first; at <= steps; at += every) places.push(at);
  const plays: Play[] = [whole];
  async function work(): Promise<void> {
    for (let at = places.shift(); at !== undefined; at = places.shift()) {
      plays.push(await play(scenario, at, bench, options));
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const kills = plays.filter(({ wasKilled }) => wasKilled).length;
  return { name: scenario.name, steps, kills, problems: plays.flatMap((one) => one.problems) };
}

/** Kills every scenario at its steps. */
export async function runSteps(options: StepsOptions): Promise<ScenarioReport[]> {
  const bench = await openBench();
  try {
    const wanted = SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true);
    const reports: ScenarioReport[] = [];
    for (const scenario of wanted) reports.push(await runScenario(scenario, bench, options));
    const effects = await bench.effects();
    const doubled = doubledEffects(effects).map(({ what }) => `doubled: ${what}`);
    const [first, ...others] = reports;
    if (!first) return [];
    return [{ ...first, problems: [...first.problems, ...doubled] }, ...others];
  } finally {
    await bench.close();
  }
}
