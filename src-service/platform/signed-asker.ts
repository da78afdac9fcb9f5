import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type RouteEntry } from '../../contract/platform/hub.ts';
import { type Operation, relayUrl } from '../../contract/platform/relay.ts';
import { type Asker, directUrl } from './asker.ts';
import { headFacts, type OperatorNames } from './intent.ts';
import type { TrustedCall, Way } from './trusted-call.ts';

/** Repetitions of a request that nobody answered. */
const REPEATS = 2;

export interface SignedAskerOptions {
  readonly config: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform'>;
  readonly hubKeys: readonly string[];
  readonly call: TrustedCall;
  readonly clock: Clock;
  readonly operatorName?: OperatorNames | undefined;
}

/** The ways of a route in its own order; `url` is where the code system itself would take it. */
export function waysTo(
  route: RouteEntry,
  operation: Operation,
  direct: { readonly url: string; readonly hubUrl: string; readonly hubKeys: readonly string[] },
): readonly [Way, ...Way[]] {
  const { codeSystemId: id, signKeys, encryptKey } = route;
  const peer = { id, signKeys, encryptKey };
  const ways = route.connections.map((connection) =>
    connection === 'direct'
      ? { url: direct.url, peer }
      : {
          url: relayUrl(direct.hubUrl, id, operation),
          peer: { ...peer, relayKeys: direct.hubKeys },
        },
  );
  const [first = { url: direct.url, peer }, ...others] = ways;
  return [first, ...others];
}

/** Asks code systems with signed requests, directly or through the hub. */
export function createSignedAsker(options: SignedAskerOptions): Asker {
  const { config, hubKeys, call, clock, operatorName } = options;
  const { hubUrl, requestTimeoutMs, scanBudgetMs } = config.platform;
  return async ({ route, operation, intent, body, token, holdMs = 0 }, schema) => {
    const url = directUrl(route, operation);
    if (!url.ok) return url;
    const { signal, once, onTrouble, deadline = clock.elapsed() + scanBudgetMs + holdMs } = intent;
    return call(
      {
        ways: waysTo(route, operation, { url: url.value, hubUrl, hubKeys }),
        head: headFacts(config, intent, operatorName),
        timeoutMs: requestTimeoutMs + holdMs,
        repeats: once ? 0 : REPEATS,
        isHeld: holdMs > 0,
        ...{ body, token, deadline, signal, onTrouble },
      },
      schema,
    );
  };
}
