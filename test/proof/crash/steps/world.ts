import { randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from '../../../../contract/clock.node.ts';
import type { Receipt } from '../../../../contract/platform/receipt.ts';
import { ok, unwrap } from '../../../../contract/result.ts';
import type { PrivateKeys } from '../../../../crypto/private-key.ts';
import { HUB_SIGN_KEY } from '../../../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../../../simulator/platform/hub/enrol.ts';
import { openChain, type StoredChain } from '../../../../src-service/audit/trail.ts';
import type { Receipts } from '../../../../src-service/platform/receipts.ts';
import { createPlatformClient } from '../../../../src-service/platform/platform.ts';
import type { DataKey } from '../../../../src-service/queue/seal.ts';
import { createQueueService, type QueueService } from '../../../../src-service/queue/service.ts';
import { CONFIG, ITEM } from '../../../../src-service/session/test-data.ts';
import { createDataKeys } from '../../../../src-service/store/data-keys.ts';
import { closeStore, openStore, type OpenedStore } from '../../../../src-service/store/database.ts';
import { databaseOf } from '../stored.ts';

/** What is broken on purpose in sending: said to be sent before it is, or under a new name each time. */
export type SendSabotage = 'ack-first' | 'new-id';

export interface WorldOptions {
  readonly folder: string;
  readonly platformUrl: string;
  readonly keys: PrivateKeys;
  /** The newest first. */
  readonly dataKeys: readonly DataKey[];
  readonly sabotage?: SendSabotage | undefined;
}

/** The real store, audit log, queue and platform client on a folder, without the rest of a service. */
export interface World {
  readonly store: OpenedStore;
  readonly trail: StoredChain;
  readonly service: QueueService;
  /** Lets the queue work until nothing waits; false where that takes too long. */
  drain(): Promise<boolean>;
  close(): void;
}

const TIMEOUT_MS = 3_000;
const DRAIN_LIMIT_MS = 15_000;
const LOOK_MS = 50;
export const SYSTEM = '1390000';
export const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export function receiptOf(subjectRef: string): Receipt {
  return { kind: 'consent', at: 1, subjectRef, consentId: 'consent-1', scopes: [] };
}

function sabotaged(receipts: Receipts, sabotage: SendSabotage | undefined): Receipts {
  if (sabotage === 'ack-first') {
    return {
      ...receipts,
      send(...args) {
        setTimeout(() => void receipts.send(...args).catch(() => {}), 300);
        return Promise.resolve(ok());
      },
    };
  }
  if (sabotage === 'new-id') {
    return {
      ...receipts,
      send: (system, intent, receipt) =>
        receipts.send(system, { ...intent, requestId: randomUUID() }, receipt),
    };
  }
  return receipts;
}

export function openWorld(options: WorldOptions): World {
  const { folder, platformUrl, keys, dataKeys } = options;
  const store = unwrap(openStore(databaseOf(folder), systemClock.now()));
  const { db } = store;
  const clock = systemClock;
  const trail = openChain({
    ...{ db, clock, terminalId: CONFIG.terminal.id, operator: () => undefined },
    onRow: () => {},
  });
  const platform = {
    ...CONFIG.platform,
    ...{ hubUrl: `${platformUrl}/hub`, hubKeys: [HUB_SIGN_KEY], enrolmentCode: ENROLMENT_CODE },
    requestTimeoutMs: TIMEOUT_MS,
  };
  const client = createPlatformClient({
    ...{ config: { ...CONFIG, platform, dataDir: folder }, keys, clock, log: () => {} },
    ...{ random: () => 0, randomBytes: bytes, onChange: () => {} },
  });
  const sealing = createDataKeys({
    ...{ db, keys: dataKeys, clock, keyIdsElsewhere: () => [], onInUse: () => {} },
  });
  const service = createQueueService({
    ...{ db, clock, trail, sealer: sealing.sealer, random: () => 0, log: () => {} },
    ...{ way: client.way, receipts: sabotaged(client.receipts, options.sabotage) },
    itemOf: (code) => (code === ITEM.code ? ITEM : undefined),
    listener: { onTried: () => {}, onDone: () => {}, onFailed: () => {} },
    keepEndedDays: 3_000,
  });
  return {
    ...{ store, trail, service },
    async drain() {
      const until = performance.now() + DRAIN_LIMIT_MS;
      service.start();
      while (service.view().waiting > 0) {
        if (performance.now() > until) return false;
        service.wake();
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      return true;
    },
    close() {
      sealing.stop();
      service.stop();
      closeStore(db);
    },
  };
}
