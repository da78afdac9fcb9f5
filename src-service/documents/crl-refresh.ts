import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { CrlCache } from './crl-cache.ts';
import type { ListFacts } from './thread-messages.ts';

/** Fetches lists of revoked certificates from their addresses, again and again. */
export interface CrlRefresh {
  start(): void;
  stop(): void;
  diagnostics(): readonly Diagnostic[];
}

export interface CrlRefreshOptions {
  readonly urls: readonly string[];
  /** Between two fetches of an address, in hours. */
  readonly hours: number;
  readonly cache: CrlCache;
  readonly clock: Clock;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly rightNow: () => number;
  readonly fetchList: (url: string) => Promise<Result<Uint8Array, Failure>>;
  /** Whether bytes are a list that may be used; undefined for what is no list. */
  readonly lookAt: (bytes: Uint8Array) => Promise<ListFacts | undefined>;
  /** The list at hand, by its file. */
  readonly known: (file: string) => ListFacts | undefined;
  /** Another list lies in the cache. */
  readonly onList: () => void;
  readonly onChange: () => void;
}

const HOUR_MS = 3_600_000;
/** In milliseconds. */
export const REFRESH_LIMITS = {
  /** After the start, which has enough to do. */
  first: 10_000,
  /** Before what failed is tried again. */
  retry: 15 * 60_000,
  /** However soon a list says that it ends. */
  least: 10 * 60_000,
  /** Clocks of honest issuers differ by less. */
  skew: 10 * 60_000,
} as const;

/** One address: when it is asked again, and since when it has not given what it should. */
interface Address {
  readonly url: string;
  cancel: Cancel;
  failed?: Diagnostic | undefined;
}

export function createCrlRefresh(options: CrlRefreshOptions): CrlRefresh {
  const { cache, clock, rightNow } = options;
  const addresses = options.urls.map((url): Address => ({ url, cancel: () => {} }));
  let isStopped = false;

  function plan(address: Address, ms: number): void {
    if (isStopped) return;
    address.cancel = clock.after(ms, () => void refresh(address));
  }

  /** Until the list is fetched anew: its own end comes sooner, or the hours are over. */
  function waitOf(list: ListFacts): number {
    const { nextUpdate = Infinity } = list;
    return Math.max(
      REFRESH_LIMITS.least,
      Math.min(options.hours * HOUR_MS, nextUpdate - rightNow()),
    );
  }

  /** @returns why the list is not taken */
  function objection(address: Address, list: ListFacts | undefined): string | undefined {
    if (!list) return 'no list';
    if (!list.isUsable) return 'not signed by the trust list';
    if (list.thisUpdate > rightNow() + REFRESH_LIMITS.skew) return 'from the future';
    const before = options.known(cache.fileOf(address.url));
    // Somebody in between may send what was right once.
    if (before?.isUsable && before.thisUpdate > list.thisUpdate)
      return 'older than the one at hand';
    return undefined;
  }

  async function refresh(address: Address): Promise<void> {
    const fetched = await options.fetchList(address.url);
    const list = fetched.ok ? await options.lookAt(fetched.value) : undefined;
    if (isStopped) return;
    const why = fetched.ok ? objection(address, list) : fetched.error.code;
    if (why !== undefined || !fetched.ok || !list) {
      fail(address, why ?? 'no list');
      return;
    }
    if (!cache.save(address.url, fetched.value)) {
      fail(address, 'cannot be written');
      return;
    }
    address.failed = undefined;
    plan(address, waitOf(list));
    options.onList();
    options.onChange();
  }

  function fail(address: Address, why: string): void {
    const host = URL.parse(address.url)?.host ?? '';
    const since = address.failed?.since ?? clock.now();
    address.failed = { key: 'crl-not-fetched', since, detail: `${host}: ${why}`.slice(0, 200) };
    plan(address, REFRESH_LIMITS.retry);
    options.onChange();
  }

  return {
    start() {
      cache.keepOnly(options.urls);
      for (const address of addresses) {
        const at = cache.fetchedAt(address.url);
        const age = at === undefined ? Infinity : clock.now() - at;
        // A list of the future was fetched while the clock was wrong.
        const left = age < 0 ? 0 : options.hours * HOUR_MS - age;
        plan(address, Math.max(REFRESH_LIMITS.first, left));
      }
    },
    stop() {
      isStopped = true;
      for (const { cancel } of addresses) cancel();
    },
    diagnostics: () => addresses.flatMap(({ failed }) => failed ?? []).slice(0, 1),
  };
}
