import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { LogRecord } from '../../contract/log.ts';
import { unwrap } from '../../contract/result.ts';
import type { QueueRow } from '../../contract/queue.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import type { Effect, PlatformFaults } from '../../simulator/control-api.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { memoryStore, NOON } from '../../simulator/platform/platform.fixture.ts';
import { startPlatform } from '../../simulator/platform/server.ts';
import { newRequestId } from '../../src-service/platform/intent.ts';
import { createPlatformClient } from '../../src-service/platform/platform.ts';
import type { DeferredVerifications } from '../../src-service/queue/deferred.ts';
import type { Queue } from '../../src-service/queue/queue.ts';
import { createQueueService, type QueueService } from '../../src-service/queue/service.ts';
import { createSealer, type DataKey } from '../../src-service/queue/seal.ts';
import type { CodeInput } from '../../src-service/session/model.ts';
import { CONFIG, ITEM } from '../../src-service/session/test-data.ts';
import { closeStore, type Db, openStore } from '../../src-service/store/database.ts';
import { createPlainTrail } from '../../src-service/queue/plain-trail.fixture.ts';

export { NOON };
export const LIFETIME_S = 60;
const SYSTEM = '1390000';

/** Waits until the check holds. */
export function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 4_000, interval: 5 });
}

/** What the queue told the session. */
export interface Heard {
  readonly what: 'tried' | 'done' | 'failed';
  readonly row: string;
  readonly more: unknown;
}

/** One life of the terminal's queue on its file. */
export interface QueueLife {
  readonly service: QueueService;
  readonly deferred: DeferredVerifications;
  readonly queue: Queue;
  readonly db: Db;
  readonly logged: readonly LogRecord[];
  readonly heard: readonly Heard[];
  readonly hears: (...expected: Heard[]) => Promise<void>;
  readonly save: (input: CodeInput, lifetimeS?: number) => QueueRow;
  readonly stateOf: (id: string) => QueueRow['state'] | undefined;
  /** Fetches the route table, so that the next request is the one that matters. */
  readonly warmUp: () => Promise<void>;
  readonly end: () => void;
}

/**
 * The real platform, the real way over HTTP and a real file; only the hands of the clock, which
 * platform and terminal share, and the dice are the test's.
 */
export interface DeferredBench {
  readonly clock: ManualClock;
  readonly faults: (mode: PlatformFaults['mode'], latencyMs?: number) => Promise<void>;
  readonly effects: () => Promise<Effect[]>;
  readonly effectsOf: (input: CodeInput) => Promise<string[]>;
  /** A citizen shows a fresh code. */
  readonly scanOf: (citizenId: string, lifetimeS?: number) => Promise<CodeInput>;
  /** With a latency, the platform does the work but keeps the answer until the clock moves. */
  readonly heldBack: (input: CodeInput) => Promise<void>;
  /** From the next life on another data key is at hand; what comes back adds the one before. */
  readonly changeKey: () => () => void;
  readonly terminal: (options?: { random?: () => number; timeoutMs?: number }) => QueueLife;
}

export async function bench(): Promise<DeferredBench> {
  const clock = manualClock(NOON);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-deferred-'));
  const platform = await startPlatform(clock, memoryStore(), 0);
  const { url } = platform;
  let dataKeys: DataKey[] = [{ id: 'k1', key: randomBytes(32) }];
  const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const keys = makePrivateKeys(bytes);
  onTestFinished(async () => {
    await platform.close();
    rmSync(folder, { recursive: true });
  });

  async function sim<T>(name: string, method = 'GET', body?: unknown): Promise<T> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return (await (await fetch(`${url}/sim/${name}`, init)).json()) as T;
  }

  async function scanOf(citizenId: string, lifetimeS = LIFETIME_S): Promise<CodeInput> {
    const order = { citizenId, codeSystemId: SYSTEM, lifetimeS };
    const { code } = await sim<{ code: string }>('codes', 'POST', order);
    return {
      via: 'code',
      requestId: newRequestId(),
      codeSystemId: SYSTEM,
      code: { codeContent: code, symbology: ']Q1', scannedAt: clock.now() },
    };
  }

  const effects = (): Promise<Effect[]> => sim<Effect[]>('effects');
  async function effectsOf({ requestId }: CodeInput): Promise<string[]> {
    const mine = (await effects()).filter((effect) => effect.requestId === requestId);
    return mine.map(({ kind }) => kind);
  }

  function terminal({ random = (): number => 1, timeoutMs = 5_000 } = {}): QueueLife {
    const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
    const platform = {
      ...CONFIG.platform,
      ...{ hubUrl: `${url}/hub`, hubKeys: [HUB_SIGN_KEY], enrolmentCode: ENROLMENT_CODE },
      requestTimeoutMs: timeoutMs,
    };
    const config = { ...CONFIG, platform };
    const { way, receipts } = createPlatformClient({
      ...{ config: { ...config, dataDir: folder }, keys, clock, log: () => {}, random },
      ...{ randomBytes: bytes, onChange: () => {} },
    });
    const heard: Heard[] = [];
    const logged: LogRecord[] = [];
    const service = createQueueService({
      ...{ db, clock, random, way, receipts, keepEndedDays: 30 },
      sealer: createSealer(dataKeys),
      trail: createPlainTrail(db, clock),
      itemOf: (code) => (code === ITEM.code ? ITEM : undefined),
      log: (record) => logged.push(record),
      listener: {
        onTried: (row, nextTryAt) => heard.push({ what: 'tried', row, more: nextTryAt }),
        onDone: (row, { reply }) => heard.push({ what: 'done', row, more: reply.nameMasked }),
        onFailed: (row, { code }) => heard.push({ what: 'failed', row, more: code }),
      },
    });
    let isOver = false;
    function end(): void {
      if (isOver) return;
      isOver = true;
      service.stop();
      closeStore(db);
    }
    onTestFinished(end);
    service.start();
    const { deferred, queue } = service;
    return {
      ...{ service, deferred, queue, db, logged, heard, end },
      save: (input, lifetimeS = LIFETIME_S) => unwrap(deferred.save(input, ITEM.code, lifetimeS)),
      hears: (...expected) => soon(() => expect(heard).toEqual(expected)),
      stateOf: (id) => queue.find(id)?.state,
      async warmUp() {
        unwrap(await way.verify(await scanOf('wang'), { item: ITEM }));
      },
    };
  }

  return {
    ...{ clock, effects, effectsOf, scanOf, terminal },
    faults: (mode, latencyMs = 0) => sim('faults', 'PUT', { mode, latencyMs }),
    heldBack: (input) => soon(async () => expect(await effectsOf(input)).toEqual(['verified'])),
    changeKey() {
      const before = dataKeys;
      dataKeys = [{ id: `k${dataKeys.length + 1}`, key: randomBytes(32) }];
      return () => void (dataKeys = [...dataKeys, ...before]);
    },
  };
}
