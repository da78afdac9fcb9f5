import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { configSchema, type TerminalConfig } from '../../../contract/config.ts';
import { HUB_SIGN_KEY } from '../../../simulator/data/keys.ts';
import { CERTIFICATES } from '../../../tools/build/steps.ts';
import { ROOT } from '../../../tools/paths.ts';
import { StopError } from '../../../tools/say.ts';
import { type ReadyChild, startReady } from '../../../tools/simulation/child.ts';
import { createRemote, type Remote } from '../../../tools/simulation/remote.ts';

/** One place in the hall: its devices, and the configuration of the terminal that stands there. */
export interface Place {
  readonly remote: Remote;
  readonly config: TerminalConfig;
}

/** A platform for all, and for each terminal devices of its own; everything real processes. */
export interface CrashHall {
  readonly root: string;
  readonly platformUrl: string;
  readonly place: (name: string) => Promise<Place>;
  readonly close: () => Promise<void>;
}

const DRAW = 'simulator/platform/certificates/main.ts';
const devicesReady = z.object({
  url: z.string(),
  devices: z.array(z.object({ id: z.string(), path: z.string() })),
});

/** Limits that are short, so that much happens between two kills; milliseconds. */
const LIMITS = { requestTimeoutMs: 600, scanBudgetMs: 1_000, probeIntervalMs: 300 } as const;

export async function openCrashHall(): Promise<CrashHall> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-crash-'));
  const drawn = spawnSync(process.execPath, [DRAW, '--out', CERTIFICATES], { cwd: ROOT });
  if (drawn.status !== 0) throw new StopError('the certificates could not be drawn');
  const platform = await startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', CERTIFICATES],
    (ready) => z.object({ url: z.string() }).parse(ready),
  );
  const platformUrl = platform.ready.url;
  const children: ReadyChild<unknown>[] = [platform];

  async function place(name: string): Promise<Place> {
    const folder = path.join(root, name);
    const devices = await startReady(
      'simulator/devices/main.ts',
      ['--link', 'tcp', '--run-dir', `${folder}-devices`],
      (ready) => devicesReady.parse(ready),
    );
    children.push(devices);
    const remote = createRemote({ platformUrl, devicesUrl: devices.ready.url });
    const pathOf = (id: string): string =>
      devices.ready.devices.find((one) => one.id === id)?.path ?? '';
    const config = configSchema.parse({
      dataDir: folder,
      terminal: {
        id: `HALL-01-${name}`,
        orgCode: '11390000000013338A',
        orgName: { 'zh-CN': '云岭省政务服务中心', en: 'Yunling hall' },
        regionCode: '390000',
      },
      platform: {
        hubUrl: `${platformUrl}/hub`,
        homeCodeSystemId: '1390000',
        hubKeys: [HUB_SIGN_KEY],
        enrolmentCode: await remote.enrolmentCode(),
        ...LIMITS,
      },
      devices: [
        { id: 'scanner-1', model: 'generic-serial', path: pathOf('scanner-1') },
        { id: 'reader-1', model: 'sdt-serial', path: pathOf('reader-1') },
      ],
      items: [{ code: 'ITEM-1', name: { 'zh-CN': '事项一', en: 'First item' }, scopes: ['*'] }],
      // The hall is in an invented province.
      simulation: {},
    });
    return { remote, config };
  }

  return {
    ...{ root, platformUrl, place },
    async close() {
      await Promise.all(children.map((child) => child.stop()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
