import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { Log } from '../../contract/log.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { PrivateKeys, RandomBytes } from '../../crypto/private-key.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import type { Asker } from './asker.ts';
import type { CertificateSource } from './certificate-source.ts';
import { createClockWatch } from './clock-watch.ts';
import { createCodeSystem } from './code-system.ts';
import { createCodeSystemCertificates } from './code-system-certificates.ts';
import { createEnroller } from './enrol.ts';
import { homeRoute } from './home-route.ts';
import { createHubTime } from './hub-time.ts';
import { headFacts, type OperatorNames } from './intent.ts';
import { platformDiagnostics } from './platform-diagnostics.ts';
import { createProvincialCertificates } from './provincial-certificates.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import { createResolver } from './resolver.ts';
import { createRouteCache } from './route-cache.node.ts';
import { createRouter, type Router } from './router.ts';
import { createScanSessions } from './scan-session.ts';
import { createServerClock, HUB_ID, LARGE_SKEW_MS, type ServerClock } from './server-clock.ts';
import { createSignedAsker } from './signed-asker.ts';
import { createSignedExchange } from './signed-exchange.ts';
import { createTrustedCall } from './trusted-call.ts';
import { askInTheirTime } from './their-time.ts';
import { createWay, type Way } from './way.ts';

/** The terminal's side of the platform, whole. */
export interface PlatformClient {
  readonly router: Router;
  readonly way: Way;
  /** What code systems are told afterwards. */
  readonly receipts: Receipts;
  /** The right time as far as it is known, in milliseconds since 1970: the hub's, or our own code system's. */
  readonly now: () => number;
  /** The hub's time; `undefined` where it was not heard since the terminal's clock was set last. */
  readonly hubTime: () => number | undefined;
  /** What a technician should look at. */
  readonly diagnostics: () => Diagnostic[];
}

export interface PlatformOptions {
  readonly config: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform' | 'dataDir'>;
  /** Absent where they cannot be opened: then nothing can be signed. */
  readonly keys: PrivateKeys | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly randomBytes: RandomBytes;
  readonly operatorName?: OperatorNames | undefined;
  /** Codes are held to this much of the time, in milliseconds: a clock further off is told. */
  readonly codeSkewMs?: number;
  /** A diagnostic has come or gone. */
  readonly onChange: () => void;
  /** Somebody has answered a request that was signed with `keys`; told once. */
  readonly onKeysAccepted?: (() => void) | undefined;
}

/** A clock that is less off is not told, in milliseconds: an answer may be seconds on its way. */
const LEAST_SKEW_MS = 10_000;

interface Foundation {
  readonly ask: Asker;
  readonly router: Router;
  /** The hub's time, in milliseconds since 1970. */
  readonly serverNow: () => number;
  readonly serverClock: ServerClock;
  readonly diagnostics: () => Diagnostic[];
}

function foundationOf(options: PlatformOptions): Foundation {
  const { config, keys, clock, log, random, randomBytes, onChange } = options;
  const { hubUrl, hubKeys, scanBudgetMs, enrolmentCode } = config.platform;
  const timeoutMs = config.platform.requestTimeoutMs;
  const startedAt = clock.now();
  const hub = { id: HUB_ID, signKeys: hubKeys };
  const crypto = createSmProvider({ keys, randomBytes });
  const largeSkewMs = Math.min(
    LARGE_SKEW_MS,
    Math.max(options.codeSkewMs ?? Infinity, LEAST_SKEW_MS),
  );
  let skewedSince: number | undefined;
  let areAccepted = false;
  const serverClock = createServerClock(clock, onChange, largeSkewMs);
  const send = createSignedExchange({ crypto, clock, serverClock, randomBytes });
  const enroller = createEnroller({
    ...{ hubUrl, hub, enrolmentCode, send, crypto, timeoutMs, clock, log, onChange },
  });
  const call = createTrustedCall({
    ...{ send, clock, serverClock, random },
    enrol: (request) => enroller.enrol(request),
    onKnown: () => {
      enroller.tellKnown();
      if (!areAccepted) options.onKeysAccepted?.();
      areAccepted = true;
    },
    onUnknown: () => enroller.tellUnknown(),
  });
  const serverNow = (): number => serverClock.now(hub.id);
  const router = createRouter({
    ...{ hubUrl, hubKeys, crypto, clock, random, timeoutMs, log, onChange },
    hubTime: () => ({ now: serverNow(), isTold: serverClock.knows(hub.id) }),
    learnTime: createHubTime({ config, hub, send, serverClock }),
    home: homeRoute(config.platform),
    cache: createRouteCache(config.dataDir),
    resolve: createResolver({
      ...{ hubUrl, hub, call, clock, timeoutMs, budgetMs: scanBudgetMs },
      headOf: (intent) => headFacts(config, intent, options.operatorName),
    }),
  });

  const watch = createClockWatch(clock, serverClock, () => {
    router.wake();
    onChange();
  });

  function diagnostics(): Diagnostic[] {
    const skewMs = serverClock.skewMs() || router.clockLagMs();
    const isSkewed = Math.abs(skewMs) > largeSkewMs;
    skewedSince = isSkewed ? (skewedSince ?? clock.now()) : undefined;
    return platformDiagnostics({
      ...{ startedAt, hasKeys: keys !== undefined, skewMs, skewedSince },
      routesStaleSince: router.staleSince(),
      unknownSince: enroller.unknownSince(),
    });
  }

  const { operatorName } = options;
  const signed = createSignedAsker({ config, hubKeys, call, clock, operatorName });
  const ask = askInTheirTime(signed, (instant, id) => serverClock.at(instant, id, hub.id));
  const watched: Router = {
    ...router,
    start() {
      router.start();
      watch.start();
    },
    stop() {
      router.stop();
      watch.stop();
    },
  };
  return { ask, router: watched, serverNow, serverClock, diagnostics };
}

export function createPlatformClient(options: PlatformOptions): PlatformClient {
  const { config, clock, random } = options;
  const { homeCodeSystemId, requestTimeoutMs } = config.platform;
  const { ask, router, serverNow, serverClock, diagnostics } = foundationOf(options);
  const now = (): number => serverClock.now(HUB_ID, homeCodeSystemId);
  // A consent record (授权记录) is dated by it.
  const codeSystem = createCodeSystem(ask, config, { ...clock, now });
  const ofCodeSystem = createCodeSystemCertificates(codeSystem, requestTimeoutMs);
  const ofProvince = createProvincialCertificates({ config, clock, serverNow, random });
  function certificates({ certificates: source }: RouteEntry): CertificateSource {
    return source.kind === 'provincial' ? ofProvince : ofCodeSystem;
  }
  const scanSessions = createScanSessions(ask, config, clock);
  const way = createWay({ router, codeSystem, certificates, scanSessions, homeCodeSystemId });
  const receipts = createReceipts(ask, router, codeSystem);
  const hubTime = (): number | undefined => (serverClock.knows(HUB_ID) ? serverNow() : undefined);
  return { router, way, receipts, now, hubTime, diagnostics };
}
