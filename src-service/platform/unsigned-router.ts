import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import {
  type RouteEntry,
  type RoutesReply,
  routesReplySchema,
} from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { requestJson } from './http.ts';
import type { Intent } from './intent.ts';
import type { Router } from './router.ts';

/** Routes by a table that nobody has signed: for a hub whose keys are not configured. */
export interface UnsignedRouter extends Router {
  /**
   * The route to a code system: from the table while it is fresh, otherwise from a new one. An old
   * table is still used for routing while the hub is out of reach.
   */
  find(codeSystemId: string, intent?: Pick<Intent, 'signal'>): Promise<Result<RouteEntry, Failure>>;
}

/** A table this old is not even used for routing, in milliseconds (7 days). */
const STALE_MS = 7 * 24 * 60 * 60 * 1_000;

export function createUnsignedRouter(options: {
  readonly hubUrl: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}): UnsignedRouter {
  const { clock } = options;
  let table: RoutesReply | undefined;

  function isTooOld(): boolean {
    return !table || clock.now() > table.freshUntil + STALE_MS;
  }

  function known(codeSystemId: string): RouteEntry | undefined {
    return isTooOld() ? undefined : table?.routes.find((one) => one.codeSystemId === codeSystemId);
  }

  async function refresh(signal?: AbortSignal): Promise<Failure | undefined> {
    const url = `${options.hubUrl}/v1/routes`;
    const { timeoutMs } = options;
    const reply = await requestJson(
      { url, timeoutMs, ...(signal ? { signal } : {}) },
      routesReplySchema,
    );
    if (!reply.ok) return reply.error;
    // An older table than the one at hand is a replay, or a hub that was set back: taken only
    // when there is nothing better left.
    if (!table || isTooOld() || reply.value.version >= table.version) table = reply.value;
    return undefined;
  }

  return {
    known,
    async find(codeSystemId, intent) {
      const isFresh = table !== undefined && clock.now() < table.freshUntil;
      const problem = isFresh && known(codeSystemId) ? undefined : await refresh(intent?.signal);
      const entry = known(codeSystemId);
      if (!entry) return err(problem ?? failure('ROUTE_UNKNOWN'));
      return entry.status === 'ACTIVE' ? ok(entry) : err(failure('ROUTE_SUSPENDED', entry.status));
    },
    start: () => {},
    stop: () => {},
    wake: () => {},
    staleSince: () => undefined,
  };
}
