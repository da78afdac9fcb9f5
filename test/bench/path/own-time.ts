import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../contract/clock.node.ts';
import { configSchema } from '../../../contract/config.ts';
import type { SessionState } from '../../../contract/session.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import { HUB_SIGN_KEY } from '../../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../../simulator/platform/hub/enrol.ts';
import type { DataKey } from '../../../src-service/queue/seal.ts';
import { createTerminal, type Terminal } from '../../../src-service/terminal.ts';
import { random, TERMINAL_KEYS } from '../../support/terminal-keys.ts';

/** One scan, in milliseconds. */
export interface ScanTime {
  /** As the citizen waits for it, with the platform's time. */
  readonly wholeMs: number;
  /** What the terminal itself took, without waiting for answers. */
  readonly ownMs: number;
}

/** What a terminal may find when it starts. */
export interface Found {
  /** Where its store lies; absent: a new folder, which is removed at the end. */
  readonly dataDir?: string;
  /** Data key (AES-256) of what lies there. */
  readonly dataKey?: DataKey;
}

/** A terminal of this process that is given codes as a keyboard wedge types them. */
export interface TimedTerminal {
  /**
   * One whole scan, from the typed code over consent, agreed to at once, to the certificate list.
   *
   * @returns how long it took; `ownMs` says nothing where the queue sends something meanwhile
   */
  scan(code: string): Promise<ScanTime>;
  /** Rows of the queue that wait, as the screen tells. */
  waiting(): number;
  stop(): Promise<void>;
}

const LIMIT_MS = 5_000;

/** The time that this process spends waiting for answers to what it has posted, in milliseconds. */
function clockTheWire(): { readonly waitedMs: () => number; readonly restore: () => void } {
  const real = globalThis.fetch;
  let waitedMs = 0;
  globalThis.fetch = async (input, init) => {
    if (init?.method !== 'POST') return real(input, init);
    const begin = performance.now();
    const reply = await real(input, init);
    const { status, headers } = reply;
    const bytes = await reply.arrayBuffer();
    waitedMs += performance.now() - begin;
    return new Response(bytes, { status, headers });
  };
  return {
    waitedMs: () => waitedMs,
    restore: () => {
      globalThis.fetch = real;
    },
  };
}

/** Signs, seals and checks everything, as every terminal does. */
export async function startTimedTerminal(
  platformUrl: string,
  found: Found = {},
): Promise<TimedTerminal> {
  const dataDir = found.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'liangma-path-'));
  const dataKey = found.dataKey ?? { id: 'bench', key: Buffer.from(random(32)) };
  const config = configSchema.parse({
    dataDir,
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
    },
    discovery: { adopt: false },
    devices: [{ id: 'wedge-1', model: 'keyboard-wedge', path: 'keyboard' }],
    items: [{ code: 'ITEM-1', name: { 'zh-CN': '事项一', en: 'First item' }, scopes: ['*'] }],
    simulation: {},
  });
  let latest: Snapshot | undefined;
  let onSnapshot = (): void => {};
  const wire = clockTheWire();
  const terminal: Terminal = createTerminal({
    ...{ config, dataKeys: [dataKey] },
    ...{ keys: TERMINAL_KEYS, interrupted: false, onKeysInUse: () => {} },
    ...{ diagnostics: [], clock: systemClock, log: () => {} },
    onSnapshot(snapshot) {
      latest = snapshot;
      onSnapshot();
    },
  });

  function comes(check: (snapshot: Snapshot) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const { session } = latest ?? {};
        const why = session?.state === 'failed' ? session.failure.code : session?.state;
        reject(new Error(`not in ${LIMIT_MS} ms: ${why ?? 'nothing'}`));
      }, LIMIT_MS);
      onSnapshot = () => {
        if (!latest || !check(latest)) return;
        clearTimeout(timer);
        onSnapshot = () => {};
        resolve();
      };
      onSnapshot();
    });
  }
  const reaches = (state: SessionState): Promise<void> =>
    comes(({ session }) => session.state === state);
  async function ask(name: 'session.agree' | 'session.end'): Promise<void> {
    const { session } = latest!;
    const params = 'sessionId' in session ? { sessionId: session.sessionId } : {};
    if (!(await terminal.request(name, params)).ok) throw new Error(`${name} was not done`);
  }

  terminal.start();
  await comes(
    ({ devices, platform }) => devices[0]?.state === 'ready' && platform.state === 'online',
  );
  return {
    async scan(code) {
      const waitedBefore = wire.waitedMs();
      const begin = performance.now();
      terminal.wedge({ text: code, ended: true });
      await reaches('consent');
      await ask('session.agree');
      await reaches('certificates');
      const wholeMs = performance.now() - begin;
      const waitedMs = wire.waitedMs() - waitedBefore;
      await ask('session.end');
      await reaches('ended');
      return { wholeMs, ownMs: wholeMs - waitedMs };
    },
    waiting: () => latest?.queue.waiting ?? 0,
    async stop() {
      await terminal.stop();
      wire.restore();
      if (found.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
