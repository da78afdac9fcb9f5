import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../../contract/clock.node.ts';
import { configErrorLines, readConfigFile } from '../../../contract/config-file.node.ts';
import type { RequestName, RequestParams } from '../../../contract/requests.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import { serviceEnvironment } from '../../../src-main/service-environment.ts';
import { createSupervisor } from '../../../src-main/supervisor.ts';
import { ROOT } from '../../../tools/paths.ts';
import { StopError } from '../../../tools/say.ts';
import { createRemote, type Remote } from '../../../tools/simulation/remote.ts';
import { startSimulation } from '../../../tools/simulation/simulation.ts';
import { TERMINAL_KEYS } from '../../support/terminal-keys.ts';
import type { Sample } from './slope.ts';

/** The built service in a process of its own, watched as main watches it, with all simulators. */
export interface ServiceRun {
  readonly remote: Remote;
  /** Waits until the snapshot is so. */
  readonly until: (what: string, wanted: (snapshot: Snapshot) => boolean) => Promise<Snapshot>;
  readonly ask: <N extends RequestName>(name: N, params: RequestParams<N>) => Promise<boolean>;
  /** How often the service had to be started again: a soak does not count with a new one. */
  readonly restarts: () => number;
  /** What the service takes after a collection. */
  readonly sample: (sessions: number) => Promise<Sample>;
  readonly stop: () => Promise<void>;
}

const SERVICE = path.join(ROOT, 'out/main/service.js');
const WAIT_MS = 30_000;
const SAMPLE_MS = 20_000;
const LOOK_MS = 20;
/** Twice: what only a finaliser held goes with the second. */
const MEASURE = `import { writeFileSync } from 'node:fs';
process.on('SIGUSR2', () => { gc(); gc(); writeFileSync(process.env.LM_SAMPLE, JSON.stringify(process.memoryUsage())); });
`;

export async function startServiceRun(): Promise<ServiceRun> {
  const simulation = await startSimulation({
    ...{ mode: 'self-service', link: 'tcp', withDock: false, size: { width: 1080, height: 1920 } },
    overrides: { timeLimits: { farewellS: 1 } },
  });
  const config = readConfigFile(simulation.configFile);
  if (!config.ok) {
    await simulation.stop();
    throw new StopError(configErrorLines(config.error).join('\n'));
  }
  const folder = path.join(path.dirname(simulation.dataDir), 'soak');
  mkdirSync(folder);
  const before = path.join(folder, 'measure.mjs');
  const samples = path.join(folder, 'sample.json');
  writeFileSync(before, MEASURE);

  let child: ChildProcess | undefined;
  let changed = (): void => {};
  const supervisor = createSupervisor({
    spawn() {
      const started = fork(SERVICE, [], {
        execArgv: ['--expose-gc', `--import=${before}`],
        env: { ...serviceEnvironment(process.env), LM_SAMPLE: samples },
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child = started;
      return {
        send: (message) => void started.send(message, () => {}),
        onMessage: (listener) => void started.on('message', listener),
        onExit: (listener) => void started.once('exit', listener),
        kill: () => void started.kill('SIGKILL'),
      };
    },
    startMessage: {
      config: config.value,
      dataKeys: [{ id: '0'.repeat(16), key: randomBytes(32).toString('base64') }],
      terminalKeys: TERMINAL_KEYS,
      diagnostics: [],
    },
    clock: systemClock,
    onKeysInUse: () => {},
    onKeysAccepted: () => {},
    onBadMessage(problem) {
      throw new Error(`a message of the service does not fit: ${problem}`);
    },
    onChange: () => changed(),
  });
  supervisor.start();

  async function until(what: string, wanted: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    const end = performance.now() + WAIT_MS;
    for (;;) {
      const snapshot = supervisor.snapshot();
      if (snapshot && wanted(snapshot)) return snapshot;
      if (performance.now() > end) throw new Error(`waited for ${what}`);
      const next = new Promise<void>((resolve) => (changed = resolve));
      await Promise.race([next, delay(LOOK_MS)]);
    }
  }

  const run: ServiceRun = {
    remote: createRemote(simulation),
    until,
    ask: async (name, params) => (await supervisor.request(name, params)).ok,
    restarts: () => supervisor.state().restarts,
    async sample(sessions) {
      rmSync(samples, { force: true });
      child?.kill('SIGUSR2');
      const end = performance.now() + SAMPLE_MS;
      for (;;) {
        await delay(LOOK_MS);
        const memory = readSample(samples);
        if (memory) return { sessions, ...memory };
        if (performance.now() > end) throw new Error('the service told nothing of its memory');
      }
    },
    async stop() {
      await supervisor.stop();
      if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await simulation.stop();
    },
  };
  try {
    await until('ready devices', ({ devices }) => devices.every(({ state }) => state === 'ready'));
    return run;
  } catch (error) {
    await run.stop();
    throw error;
  }
}

function readSample(file: string): Omit<Sample, 'sessions'> | undefined {
  try {
    const told = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.MemoryUsage;
    return { heap: told.heapUsed, rss: told.rss, external: told.external };
  } catch {
    return undefined;
  }
}
