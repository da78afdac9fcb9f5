import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema, type TerminalConfigInput } from '../../contract/config.ts';
import { createLog } from '../../contract/log.ts';
import type { RequestName, RequestParams, RequestValue } from '../../contract/requests.ts';
import { type Result, unwrap } from '../../contract/result.ts';
import type { SessionState, SessionView } from '../../contract/session.ts';
import { type Snapshot, snapshotSchema } from '../../contract/snapshot.ts';
import { CITIZENS } from '../../simulator/data/citizens.ts';
import { CERTIFICATES } from '../../simulator/data/certificates.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { TRUST_FOLDER } from '../../simulator/platform/certificates/index-file.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { createTerminal } from '../../src-service/terminal.ts';
import { ROOT } from '../../tools/paths.ts';
import { type ReadyChild, startReady } from '../../tools/simulation/child.ts';
import { createRemote, type Remote } from '../../tools/simulation/remote.ts';
import { TERMINAL_KEYS } from './terminal-keys.ts';

export const ITEM = {
  code: 'ITEM-1',
  name: { 'zh-CN': '事项一', en: 'First item' },
  scopes: ['*'],
} satisfies TerminalConfigInput['items'][number];
export const ITEMS = [
  ITEM,
  { code: 'ITEM-2', name: { 'zh-CN': '事项二', en: 'Second item' }, scopes: ['*'], minLevel: 2 },
] satisfies TerminalConfigInput['items'];

type View<S extends SessionState> = Extract<SessionView, { state: S }>;

/** One life of a terminal, with everything that it ever told. */
export interface TerminalLife {
  readonly snapshots: readonly Snapshot[];
  readonly latest: () => Snapshot;
  /** Waits for the session to come into this state. */
  readonly reaches: <S extends SessionState>(state: S) => Promise<View<S>>;
  readonly until: (check: (snapshot: Snapshot) => void) => Promise<void>;
  readonly ask: <N extends RequestName>(
    name: N,
    params: RequestParams<N>,
  ) => Result<RequestValue<N>, unknown>;
  readonly stop: () => Promise<void>;
}

/** The simulated platform and devices as processes, and terminals of this process between them. */
export interface Hall {
  readonly remote: Remote;
  readonly terminal: (change?: Partial<TerminalConfigInput>) => Promise<TerminalLife>;
  /** One that knows the hub's key, so that everything is signed and sealed. */
  /** A folder for a terminal's data, removed with the hall. */
  readonly folder: () => string;
  /** Every word that a terminal has told to a window or a log. */
  readonly told: () => string[];
  /** Everything secret that has been on the way. */
  readonly secrets: () => string[];
  readonly close: () => Promise<void>;
}

const devicesReady = z.object({
  url: z.string(),
  devices: z.array(z.object({ id: z.string(), path: z.string() })),
});

const SECRETS = ['codeContent', 'subjectRef', 'accessToken', 'scanSessionRef', 'holderDigest'];

/**
 * Notes the secrets that terminals send and are told: codes, tokens, references to a person. Bodies
 * are sealed on the wire, so this listens where they are read and written.
 */
function listenToBodies(secrets: Set<string>): () => void {
  const { parse, stringify } = JSON;
  function note(body: unknown, depth = 2): void {
    if (typeof body !== 'object' || body === null) return;
    for (const [key, value] of Object.entries(body)) {
      if (typeof value === 'string' && SECRETS.includes(key)) secrets.add(value);
      else if (depth > 0) note(value, depth - 1);
    }
  }
  const spies = [
    vi.spyOn(JSON, 'parse').mockImplementation((text: string) => {
      const value: unknown = parse(text);
      note(value);
      return value;
    }),
    vi.spyOn(JSON, 'stringify').mockImplementation((...args: Parameters<typeof stringify>) => {
      note(args[0]);
      return stringify(...args);
    }),
  ];
  return () => spies.forEach((spy) => spy.mockRestore());
}

export async function openHall(): Promise<Hall> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-hall-'));
  const certificates = path.join(root, 'certificates');
  const draw = 'simulator/platform/certificates/main.ts';
  const drawn = spawnSync(process.execPath, [draw, '--out', certificates], { cwd: ROOT });
  expect(drawn.status).toBe(0);
  const platform: ReadyChild<{ url: string }> = await startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', certificates],
    (ready) => z.object({ url: z.string() }).parse(ready),
  );
  const devices = await startReady(
    'simulator/devices/main.ts',
    ['--link', 'tcp', '--run-dir', path.join(root, 'devices')],
    (ready) => devicesReady.parse(ready),
  );
  const pathOf = (id: string): string =>
    devices.ready.devices.find((one) => one.id === id)?.path ?? '';
  const told: string[] = [];
  const secrets = new Set<string>([
    ...CITIZENS.flatMap(({ name, idNo }) => [name, idNo]),
    ...CERTIFICATES.map(({ number }) => number),
  ]);
  const restore = listenToBodies(secrets);
  const lives = new Set<TerminalLife>();
  const dataKey = randomBytes(32);
  const folder = (): string => mkdtempSync(path.join(root, 'data-'));

  async function terminal(change: Partial<TerminalConfigInput> = {}): Promise<TerminalLife> {
    const config = configSchema.parse({
      dataDir: folder(),
      terminal: {
        id: 'HALL-01-K03',
        orgCode: '11390000000013338A',
        orgName: { 'zh-CN': '云岭省政务服务中心', en: 'Yunling hall' },
        regionCode: '390000',
      },
      platform: {
        hubUrl: `${platform.ready.url}/hub`,
        homeCodeSystemId: '1390000',
        requestTimeoutMs: 1_500,
        scanBudgetMs: 4_000,
        probeIntervalMs: 300,
        hubKeys: [HUB_SIGN_KEY],
        enrolmentCode: ENROLMENT_CODE,
      },
      devices: [
        { id: 'scanner-1', model: 'generic-serial', path: pathOf('scanner-1') },
        { id: 'reader-1', model: 'sdt-serial', path: pathOf('reader-1') },
      ],
      items: ITEMS,
      operators: { signIn: 'none' },
      // The hall is in an invented province.
      simulation: { trustDir: path.join(certificates, TRUST_FOLDER) },
      ...change,
    } satisfies TerminalConfigInput);
    const snapshots: Snapshot[] = [];
    const made = createTerminal({
      config,
      dataKeys: [{ id: 'hall', key: dataKey }],
      onKeysInUse: () => {},
      keys: TERMINAL_KEYS,
      interrupted: false,
      diagnostics: [],
      clock: systemClock,
      log: createLog('service', systemClock, (line) => told.push(line)),
      onSnapshot(snapshot) {
        snapshots.push(snapshotSchema.parse(snapshot));
        told.push(JSON.stringify(snapshot));
      },
    });
    const latest = (): Snapshot => snapshots.at(-1)!;
    const until = (check: (snapshot: Snapshot) => void): Promise<void> =>
      vi.waitFor(() => check(latest()), { timeout: 8_000, interval: 5 });
    const life: TerminalLife = {
      ...{ snapshots, latest, until },
      async reaches(state) {
        await until(({ session }) => expect(session.state).toBe(state));
        return latest().session as View<typeof state>;
      },
      ask<N extends RequestName>(name: N, params: RequestParams<N>) {
        return made.request(name, params) as Result<RequestValue<N>, unknown>;
      },
      async stop() {
        if (lives.delete(life)) await made.stop();
      },
    };
    lives.add(life);
    made.start();
    await until((snapshot) => {
      expect(snapshot.devices.map(({ state }) => state)).toEqual(['ready', 'ready']);
      expect(snapshot.platform.state).not.toBe('unknown');
    });
    return life;
  }

  return {
    remote: createRemote({ platformUrl: platform.ready.url, devicesUrl: devices.ready.url }),
    ...{ terminal, folder },
    told: () => told,
    secrets: () => [...secrets],
    async close() {
      await Promise.all([...lives].map((life) => life.stop()));
      restore();
      await Promise.all([platform.stop(), devices.stop()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Agrees on the consent page and waits for the list. */
export async function agree(life: TerminalLife): Promise<View<'certificates'>> {
  const { sessionId } = await life.reaches('consent');
  unwrap(life.ask('session.agree', { sessionId }));
  return life.reaches('certificates');
}
