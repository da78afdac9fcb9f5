import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { unwrap } from '../../../contract/result.ts';
import type { FromService } from '../../../contract/service-protocol.ts';
import type { SessionState } from '../../../contract/session.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import { makePrivateKeys } from '../../../crypto/private-key.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import type { IssuedCode } from '../../../simulator/control-api.ts';
import type { DataKey } from '../../../src-service/queue/seal.ts';
import type { Random } from '../../fuzz/frame/random.ts';
import type { Place } from './hall.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Service, startService } from './service.ts';
import { savedScanIn } from './stored.ts';
import { createVisitor } from './visitor.ts';

/** One terminal through all of its lives on the same folder, with main's part played here. */
export interface CrashTerminal {
  readonly ledger: Ledger;
  /** Public key with which it signs. */
  readonly signKey: string;
  /** A first life without faults, in which the hub gets to know the terminal; ends by a kill, too. */
  becomeKnown(): Promise<void>;
  /** Starts the service, lets people come, and kills it: the state in which that was. */
  liveAndDie(): Promise<SessionState | 'start'>;
  /** A last life without visitors: until nothing waits any more, and a clean end. */
  comeToRest(): Promise<void>;
  /** What it was that ended by itself. */
  readonly crashes: readonly string[];
}

/** Kills while the service starts, out of a hundred; the others fall after its first snapshot. */
const START_KILLS = 15;
const START_SPAN_MS = 1_500;
const LIFE_SPAN_MS = 6_000;
const READY_LIMIT_MS = 30_000;
const REST_LIMIT_MS = 120_000;
const LOOK_MS = 25;
/** Chance in a hundred that main changes the data key in a life. */
const KEY_CHANGES = 8;
const MAX_KEYS = 8;
/** States of which a new service is told that they were cut off. */
const OPEN: readonly SessionState[] = [
  'reading-card',
  'working',
  'scan-session',
  'evidence',
  'consent',
  'certificates',
  'queued',
];

function newKey(): DataKey {
  return { id: randomBytes(8).toString('hex'), key: randomBytes(32) };
}

export async function createCrashTerminal(
  { config, remote }: Place,
  citizens: readonly string[],
  random: Random,
): Promise<CrashTerminal> {
  const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const terminalKeys = makePrivateKeys(bytes);
  const provider = createSmProvider({ keys: terminalKeys, randomBytes: bytes });
  const { sign: signKey } = unwrap(await provider.publicKeys());
  let dataKeys = [newKey()];
  const issued: IssuedCode[] = [];
  const ledger = createLedger(({ id }) => {
    const scan = savedScanIn(config.dataDir, dataKeys, id);
    const shown = scan && issued.find(({ code }) => code.includes(scan.codeContent));
    return scan && { requestId: scan.requestId, codeEndsAt: shown?.expiresAt };
  });
  const crashes: string[] = [];
  let latest: Snapshot | undefined;
  let service: Service;

  const named = () => dataKeys.map(({ id, key }) => ({ id, key: key.toString('base64') }));

  function hear(message: FromService): void {
    if (message.kind === 'hello') {
      const interrupted = latest !== undefined && OPEN.includes(latest.session.state);
      latest = undefined;
      ledger.begun();
      const keys = { dataKeys: named(), terminalKeys };
      service.send({ kind: 'start', config, ...keys, interrupted, diagnostics: [] });
    } else if (message.kind === 'snapshot') {
      latest = message.snapshot;
      ledger.note(latest);
    } else if (message.kind === 'keys-in-use') {
      dataKeys = dataKeys.filter(({ id }, index) => index === 0 || message.ids.includes(id));
    }
  }

  function changeKey(): void {
    if (dataKeys.length >= MAX_KEYS) return;
    dataKeys = [newKey(), ...dataKeys];
    service.send({ kind: 'data-keys', dataKeys: named() });
  }

  const visitor = createVisitor({
    ...{ remote, citizens, random, ledger },
    onIssued: (code) => issued.push(code),
    ask: (name, params) => service.ask(name, params),
  });

  /** Lets time pass, with or without visitors; false where the service ends by itself. */
  async function pass(ms: number, isOver: () => boolean, hasVisitors: boolean): Promise<boolean> {
    const until = performance.now() + ms;
    while (performance.now() < until && !isOver()) {
      await delay(Math.min(LOOK_MS, Math.max(0, until - performance.now())));
      if (!service.isAlive()) {
        crashes.push(service.log());
        return false;
      }
      if (hasVisitors && latest) visitor.act(latest);
    }
    return true;
  }

  return {
    ...{ ledger, signKey, crashes },
    async liveAndDie() {
      await remote.liftCard();
      service = startService(hear);
      if (random.below(100) < START_KILLS) {
        await pass(random.below(START_SPAN_MS), () => false, true);
      } else {
        await pass(READY_LIMIT_MS, () => latest !== undefined, false);
        const isChanging = random.below(100) < KEY_CHANGES;
        if (isChanging) changeKey();
        await pass(random.below(LIFE_SPAN_MS), () => false, true);
      }
      const killedIn = latest?.session.state ?? 'start';
      await service.kill();
      return killedIn;
    },
    async becomeKnown() {
      service = startService(hear);
      const isKnown = (): boolean =>
        latest?.platform.state === 'online' && latest.session.state === 'consent';
      await pass(READY_LIMIT_MS, isKnown, true);
      await service.kill();
    },
    async comeToRest() {
      await remote.liftCard();
      service = startService(hear);
      const isAtRest = (): boolean =>
        latest?.platform.state === 'online' && latest.queue.waiting === 0;
      await pass(REST_LIMIT_MS, isAtRest, false);
      service.send({ kind: 'stop' });
      const code = await service.exited;
      if (code !== 0) crashes.push(`did not end well: ${code}`);
    },
  };
}
