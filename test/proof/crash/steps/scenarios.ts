import { createCipheriv, randomBytes } from 'node:crypto';
import path from 'node:path';
import { systemClock } from '../../../../contract/clock.node.ts';
import { failure } from '../../../../contract/failures.ts';
import { makeFolderDurably } from '../../../../contract/durable-file.node.ts';
import { unwrap } from '../../../../contract/result.ts';
import { createSmProvider } from '../../../../crypto/sm-provider.ts';
import { type Anchors, createAnchors } from '../../../../src-service/audit/anchors.ts';
import { createPruning } from '../../../../src-service/audit/pruning.ts';
import type { DataKey } from '../../../../src-service/queue/seal.ts';
import type { CodeInput } from '../../../../src-service/session/model.ts';
import { ITEM } from '../../../../src-service/session/test-data.ts';
import { makeBackup } from '../../../../src-service/store/backup-files.ts';
import { createCheckpointer } from '../../../../src-service/store/checkpointer.ts';
import { createDataKeys } from '../../../../src-service/store/data-keys.ts';
import { closeStore, openStore } from '../../../../src-service/store/database.ts';
import { MIGRATIONS } from '../../../../src-service/store/migrations.ts';
import { databaseOf } from '../stored.ts';
import { openWorld, receiptOf, SYSTEM, type World, type WorldOptions } from './world.ts';

/** What a step is about. */
export interface Scene {
  readonly options: WorldOptions;
  /** Scans of codes that live. */
  readonly scans: readonly CodeInput[];
  /** The promise is made: what it names has to be found. */
  readonly say: (id: string) => void;
}

/** Something that is cut off at each of its steps. */
export interface Scenario {
  readonly name: string;
  /** Makes the folder as it stands before; says what is promised already. */
  prepare(scene: Scene): Promise<void> | void;
  /** What the process does that is killed. */
  act(scene: Scene): Promise<void> | void;
  readonly lostReplies?: number;
}

/** How rows of the first release are named here: they have no entry in the audit log. */
export const FIRST_RELEASE = 'v1-';
const ANCIENT_MS = 86_400_000_000;
const LIFETIME_S = 3_600;

function postReceipt({ service }: World, say: Scene['say']): void {
  const envelope = { destination: SYSTEM, itemCode: ITEM.code };
  const content = { message: 'receipt', receipt: receiptOf('subject-0001') } as const;
  say(unwrap(service.outbox.post(content, envelope)).id);
}

function saveScan({ service }: World, scan: CodeInput | undefined, say: Scene['say']): void {
  if (scan) say(unwrap(service.deferred.save(scan, ITEM.code, LIFETIME_S)).id);
}

async function inWorld(
  scene: Scene,
  act: (world: World) => Promise<unknown> | undefined | void,
): Promise<void> {
  const world = openWorld(scene.options);
  try {
    await act(world);
  } finally {
    world.close();
  }
}

async function waiting(scene: Scene): Promise<void> {
  await inWorld(scene, (world) => {
    postReceipt(world, scene.say);
    saveScan(world, scene.scans[0], scene.say);
  });
}

function anchorsOf({ store: { db }, trail: chain }: World, { options: { keys } }: Scene): Anchors {
  const provider = createSmProvider({ keys, randomBytes: (length) => randomBytes(length) });
  return createAnchors({ db, chain, provider, clock: systemClock });
}

/** Rows that have ended in every way, with their entries and an anchor behind them. */
async function ended(scene: Scene): Promise<void> {
  await inWorld(scene, async (world) => {
    const { queue } = world.service;
    const anchors = anchorsOf(world, scene);
    for (const how of ['done', 'expired', 'dead', 'done'] as const) {
      const intent = { kind: 'outbox', destination: SYSTEM, priority: 2, payload: {} } as const;
      const { id } = unwrap(queue.add({ ...intent, nextTryAt: 0 }));
      queue.end(id, how, failure('PLATFORM_ERROR'));
      await anchors.sign();
    }
    anchors.stop();
  });
}

/** A row as the first release sealed it: with the data key itself. */
function sealedByDataKey({ key }: DataKey, rowId: string, payload: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(rowId));
  const body = Buffer.concat([cipher.update(JSON.stringify(payload)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** A file of that many steps of the schema, with a saved scan as the first release wrote it. */
function migrating(steps: number): Scenario {
  return {
    name: `migrate from ${steps}`,
    prepare({ options, scans, say }) {
      const open = (from: number) =>
        unwrap(openStore(databaseOf(options.folder), 0, { migrations: MIGRATIONS.slice(0, from) }));
      const { db } = open(1);
      const [input] = scans;
      const id = `${FIRST_RELEASE}${input?.requestId ?? ''}`;
      const payload = sealedByDataKey(options.dataKeys[0]!, id, { itemCode: ITEM.code, input });
      const insert = db.prepare(
        `INSERT INTO queue (id, kind, state, created_at, expires_at, next_try_at, payload)
         VALUES (?, 'deferred-verification', 'pending', 1, ?, 0, ?)`,
      );
      insert.run(id, systemClock.now() + LIFETIME_S * 1_000, payload);
      closeStore(db);
      closeStore(open(steps).db);
      say(id);
    },
    act({ options }) {
      closeStore(unwrap(openStore(databaseOf(options.folder), 0)).db);
    },
  };
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'first start and enqueue',
    prepare: () => undefined,
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, (world) => {
        postReceipt(world, scene.say);
        saveScan(world, scene.scans[0], scene.say);
        postReceipt(world, scene.say);
      }),
  },
  {
    name: 'lease, send, acknowledge',
    prepare: waiting,
    act: (scene: Scene): Promise<void> => inWorld(scene, (world) => world.drain()),
  },
  {
    name: 'send, reply lost, send again',
    prepare: waiting,
    act: (scene: Scene): Promise<void> => inWorld(scene, (world) => world.drain()),
    lostReplies: 4,
  },
  {
    name: 'resend and discard',
    prepare: ended,
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, ({ service, store: { db } }) => {
        const dead = db.prepare<[], { id: string }>(`SELECT id FROM queue WHERE state = 'dead'`);
        for (const { id } of dead.all()) {
          service.resend(id);
          service.queue.end(id, 'dead', failure('PLATFORM_ERROR'));
          service.discard(id, 'fault');
        }
      }),
  },
  ...MIGRATIONS.slice(0, -1).map((_, index) => migrating(index + 1)),
  {
    name: 'checkpoint',
    async prepare(scene: Scene): Promise<void> {
      await ended(scene);
      await waiting(scene);
    },
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, (world) => {
        postReceipt(world, scene.say);
        const checkpointer = createCheckpointer(world.store.db, systemClock);
        checkpointer.now();
        postReceipt(world, scene.say);
        checkpointer.now();
        checkpointer.stop();
      }),
  },
  {
    name: 'backup',
    async prepare(scene: Scene): Promise<void> {
      await ended(scene);
      await waiting(scene);
    },
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, (world) => {
        const folder = path.join(scene.options.folder, 'backups');
        makeFolderDurably(folder);
        return makeBackup(world.store.db, folder, systemClock.now(), () => true);
      }),
  },
  {
    name: 'rewrap under a new key',
    prepare: (scene) =>
      waiting({
        ...scene,
        options: { ...scene.options, dataKeys: scene.options.dataKeys.slice(1) },
      }),
    act: (scene: Scene): Promise<void> =>
      inWorld(
        scene,
        ({ store: { db }, trail }) =>
          new Promise<void>((resolve) => {
            const sealing = createDataKeys({
              ...{ db, keys: scene.options.dataKeys, clock: systemClock },
              ...{ keyIdsElsewhere: () => [], audit: (event) => trail.append(event) },
              onInUse() {
                sealing.stop();
                resolve();
              },
            });
            sealing.start();
          }),
      ),
  },
  {
    name: 'prune ended rows',
    prepare: ended,
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, ({ service }) => {
        const later = systemClock.now() + ANCIENT_MS;
        service.queue.prune(later, 2);
        service.queue.prune(later, 2);
      }),
  },
  {
    name: 'prune the audit log',
    async prepare(scene: Scene): Promise<void> {
      await ended(scene);
      // Rows whose entries go have gone before.
      await inWorld(scene, ({ service }) => {
        service.queue.prune(systemClock.now() + ANCIENT_MS, 100);
      });
    },
    act: (scene: Scene): Promise<void> =>
      inWorld(scene, async (world) => {
        const anchors = anchorsOf(world, scene);
        const pruning = createPruning(world.store.db, world.trail, anchors);
        const now = systemClock.now() + 1;
        if (!(await pruning.batch(now, now))) throw new Error('nothing was old enough');
        await pruning.batch(now, now);
        anchors.stop();
      }),
  },
];
