import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema, type TerminalConfigInput } from '../../contract/config.ts';
import { createLog } from '../../contract/log.ts';
import type { RequestName, RequestParams } from '../../contract/requests.ts';
import { type Snapshot, snapshotSchema } from '../../contract/snapshot.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { createTerminal } from '../../src-service/terminal.ts';
import { CERTIFICATES } from '../../tools/build/steps.ts';
import { ROOT } from '../../tools/paths.ts';
import { StopError } from '../../tools/say.ts';
import { startReady } from '../../tools/simulation/child.ts';
import { createRemote, type Remote } from '../../tools/simulation/remote.ts';
import { random, TERMINAL_KEYS } from './terminal-keys.ts';
import { openWire, type Wire } from './wire.ts';

/** One life of a real terminal, with everything that it ever told. */
export interface WiredTerminal {
  readonly snapshots: readonly Snapshot[];
  /** Lines of the log. */
  readonly logged: readonly string[];
  readonly latest: () => Snapshot;
  /** Whether this comes to be in time. */
  readonly comes: (check: (snapshot: Snapshot) => boolean, limitMs: number) => Promise<boolean>;
  /** Whether what a window asks for was done. */
  readonly ask: <N extends RequestName>(name: N, params: RequestParams<N>) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** Simulated platform and devices as processes, terminals in this one, and the wire between them. */
export interface WiredHall {
  readonly remote: Remote;
  readonly wire: Wire;
  readonly platformUrl: string;
  /** A new one, by the machine's clock or one of its own. */
  readonly terminal: (clock?: Clock) => Promise<WiredTerminal>;
  readonly stop: () => Promise<void>;
}

/** How long the platform of a terminal may take for one request, in milliseconds: a marked copy is drawn meanwhile. */
export const REQUEST_LIMIT_MS = 3_000;
const LOOK_AGAIN_MS = 5;
const READY_LIMIT_MS = 8_000;
const DRAW = 'simulator/platform/certificates/main.ts';

export const ITEM = {
  code: 'ITEM-1',
  name: { 'zh-CN': '事项一', en: 'First item' },
  scopes: ['*'],
};
/** A service item that a code alone is not enough for. */
export const LEVEL_5_ITEM = {
  ...ITEM,
  code: 'ITEM-5',
  name: { 'zh-CN': '事项五', en: 'Fifth item' },
  minLevel: 5,
};
const devicesReady = z.object({
  url: z.string(),
  devices: z.array(z.object({ id: z.string(), path: z.string() })),
});

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

export async function openWiredHall(): Promise<WiredHall> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-wired-'));
  const drawn = spawnSync(process.execPath, [DRAW, '--out', CERTIFICATES], { cwd: ROOT });
  if (drawn.status !== 0) throw new StopError('the certificates could not be drawn');
  const platform = await startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', CERTIFICATES],
    (ready) => z.object({ url: z.string() }).parse(ready),
  );
  const devices = await startReady(
    'simulator/devices/main.ts',
    ['--link', 'tcp', '--run-dir', path.join(root, 'devices')],
    (ready) => devicesReady.parse(ready),
  );
  const platformUrl = platform.ready.url;
  const wire = await openWire(platformUrl);
  const lives = new Set<WiredTerminal>();

  function configFor(): z.infer<typeof configSchema> {
    const pathOf = (id: string): string =>
      devices.ready.devices.find((one) => one.id === id)?.path ?? '';
    return configSchema.parse({
      dataDir: mkdtempSync(path.join(root, 'data-')),
      terminal: {
        id: 'HALL-01-K03',
        orgCode: '11390000000013338A',
        orgName: { 'zh-CN': '云岭省政务服务中心', en: 'Yunling hall' },
        regionCode: '390000',
      },
      platform: {
        hubUrl: `${platformUrl}/hub`,
        hubKeys: [HUB_SIGN_KEY],
        enrolmentCode: ENROLMENT_CODE,
        homeCodeSystemId: '1390000',
        requestTimeoutMs: REQUEST_LIMIT_MS,
        scanBudgetMs: 4_000,
        probeIntervalMs: 300,
      },
      devices: [
        { id: 'scanner-1', model: 'generic-serial', path: pathOf('scanner-1') },
        { id: 'reader-1', model: 'sdt-serial', path: pathOf('reader-1') },
      ],
      items: [ITEM, LEVEL_5_ITEM],
      simulation: {},
    } satisfies TerminalConfigInput);
  }

  async function terminal(clock: Clock = systemClock): Promise<WiredTerminal> {
    const snapshots: Snapshot[] = [];
    const logged: string[] = [];
    const made = createTerminal({
      config: configFor(),
      dataKeys: [{ id: 'hall', key: Buffer.from(random(32)) }],
      onKeysInUse: () => {},
      keys: TERMINAL_KEYS,
      interrupted: false,
      diagnostics: [],
      clock,
      log: createLog('service', clock, (line) => logged.push(line)),
      onSnapshot: (snapshot) => void snapshots.push(snapshotSchema.parse(snapshot)),
    });
    const life: WiredTerminal = {
      ...{ snapshots, logged },
      latest: () => snapshots.at(-1)!,
      async comes(check, limitMs) {
        const endsAt = performance.now() + limitMs;
        for (;;) {
          const latest = snapshots.at(-1);
          if (latest && check(latest)) return true;
          if (performance.now() > endsAt) return false;
          await pause(LOOK_AGAIN_MS);
        }
      },
      async ask<N extends RequestName>(name: N, params: RequestParams<N>) {
        return (await made.request(name, params)).ok;
      },
      async stop() {
        if (lives.delete(life)) await made.stop();
      },
    };
    lives.add(life);
    made.start();
    const isReady = await life.comes(
      (snapshot) =>
        snapshot.devices.length === 2 &&
        snapshot.devices.every(({ state }) => state === 'ready') &&
        snapshot.platform.state !== 'unknown',
      READY_LIMIT_MS,
    );
    if (!isReady) throw new StopError('the terminal does not become ready');
    return life;
  }

  return {
    remote: createRemote({ platformUrl, devicesUrl: devices.ready.url }),
    ...{ wire, platformUrl, terminal },
    async stop() {
      await Promise.all([...lives].map((life) => life.stop()));
      await wire.close();
      await Promise.all([platform.stop(), devices.stop()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
