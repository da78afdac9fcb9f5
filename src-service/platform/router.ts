import type { Cancel, Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { RouteEntry, RouteTable } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { exchange, httpFailure, parseJson } from './http.ts';
import type { HubTimeLearner } from './hub-time.ts';
import type { Intent } from './intent.ts';
import type { Resolver } from './resolver.ts';
import { MAX_TABLE_BYTES, type RouteCache } from './route-cache.node.ts';
import {
  entryOf,
  type HubTime,
  isAhead,
  isFresh,
  isInForce,
  isUsable,
  objectionTo,
  readTable,
} from './route-table.ts';

/** Finds the code system that is responsible (码路由). */
export interface Router {
  /** The route to a code system that is in service. */
  find(codeSystemId: string, intent: Intent): Promise<Result<RouteEntry, Failure>>;
  /** What is at hand, without asking anybody. */
  known(codeSystemId: string): RouteEntry | undefined;
  start(): void;
  stop(): void;
  /** The platform is within reach again: a table that is not fresh is renewed. */
  wake(): void;
  /** Since when the table has not been fresh, with no new one to be had. */
  staleSince(): number | undefined;
  /**
   * By how much the terminal's clock is slow at least, in milliseconds, as the date of the table at
   * hand shows where the hub has told no time; otherwise 0.
   */
  clockLagMs(): number;
}

export interface RouterOptions {
  readonly hubUrl: string;
  readonly hubKeys: readonly string[];
  /** The hall's own code system, where it stands in the configuration. */
  readonly home?: RouteEntry | undefined;
  readonly crypto: CryptoProvider;
  readonly cache: RouteCache;
  readonly resolve: Resolver;
  readonly clock: Clock;
  readonly hubTime: () => HubTime;
  /** Asks the hub for its time where it has not told it, or before the terminal's clock was set. */
  readonly learnTime: HubTimeLearner;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly onChange: () => void;
}

/** A table is renewed when so much of its life is over. */
const RENEW_AT = 0.8;
/** Wait after a table that could not be had, in milliseconds; half of it by chance. */
const AGAIN_MS = 60_000;
/** A scan does not wait for a new table if the last try has failed within this, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Wait where a new table is out of date as it comes (somebody's clock is off), in milliseconds. */
const STALE_WAIT_MS = 30_000;
/** Shortest and longest time between two tables, in milliseconds. */
const LEAST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** Nobody answered, as against a table that was refused. */
function isOutOfReach({ code }: Failure): boolean {
  return code !== 'ROUTE_TABLE_INVALID';
}

/** Routes by the table that the hub has signed, kept on disk; by the hub for what it does not name. */
export function createRouter(options: RouterOptions): Router {
  const { hubKeys, home, crypto, cache, clock, hubTime, log } = options;
  const stopped = new AbortController();
  let table: RouteTable | undefined;
  let loading: Promise<void> | undefined;
  let renewal: Promise<Failure | undefined> | undefined;
  /** Since when, by the clock on the wall; tried last, by {@link Clock.elapsed}. */
  let trouble: { readonly failure: Failure; readonly since: number; triedAt: number } | undefined;
  let cancel: Cancel = () => {};

  function refused(why: Failure, from: 'hub' | 'disk'): void {
    log({ event: 'platform.routes-refused', from, ...why });
  }

  /** The table of the last run; it also keeps an older one from being taken. */
  async function load(): Promise<void> {
    const kept = await cache.load();
    if (kept === undefined) return;
    const read = await readTable(kept, hubKeys, crypto);
    if (read.ok) table = read.value;
    else refused(read.error, 'disk');
  }

  /** A table that is no good as it comes: perhaps it is the time that is wrong, the hub's own too. */
  async function objectionAfterAll(fetched: RouteTable): Promise<Failure | undefined> {
    const isDoubtful = !isFresh(fetched, hubTime().now);
    if (isDoubtful || objectionTo(fetched, table, hubTime())) await options.learnTime('anew');
    return objectionTo(fetched, table, hubTime());
  }

  async function fetchTable(): Promise<Failure | undefined> {
    await (loading ??= load());
    const { timeoutMs } = options;
    const request = { url: `${options.hubUrl}/v1/table`, timeoutMs, signal: stopped.signal };
    // By a clock that is off every table is old, or none is.
    const [reply] = await Promise.all([exchange(request, MAX_TABLE_BYTES), options.learnTime()]);
    if (!reply.ok) return reply.error;
    // Unsigned words around a signed table: they are not believed, whatever they say.
    const message = parseJson(reply.value.bytes) as { readonly table?: unknown } | null | undefined;
    const received = message?.table;
    if (received === undefined) return httpFailure(reply.value.status);
    const read = await readTable(received, hubKeys, crypto);
    if (!read.ok) {
      refused(read.error, 'hub');
      return read.error;
    }
    const objection = await objectionAfterAll(read.value);
    if (objection) {
      refused(objection, 'hub');
      return objection;
    }
    if (table?.version !== read.value.version) {
      log({ event: 'platform.routes', version: read.value.version });
    }
    table = read.value;
    await cache.save(received);
    return undefined;
  }

  /** Whoever asks meanwhile waits for the same table. */
  function renew(): Promise<Failure | undefined> {
    renewal ??= fetchTable().then((why) => {
      renewal = undefined;
      const since = trouble?.since ?? clock.now();
      trouble = why && { failure: why, since, triedAt: clock.elapsed() };
      if (stopped.signal.aborted) return why;
      options.onChange();
      plan();
      return why;
    });
    return renewal;
  }

  function plan(): void {
    cancel();
    if (stopped.signal.aborted) return;
    cancel = clock.after(waitMs(), () => void renew());
  }

  /** By chance a little earlier or later, so that a province of terminals does not come at once. */
  function waitMs(): number {
    const random = options.random();
    if (trouble || !table) return AGAIN_MS * (0.5 + random / 2);
    if (isStale()) return STALE_WAIT_MS * (1 + random / 2);
    const life = (table.freshUntil - hubTime().now) * RENEW_AT * (0.95 + random / 10);
    return Math.min(Math.max(life, LEAST_WAIT_MS), LONGEST_WAIT_MS);
  }

  function isStale(): boolean {
    return !table || !isFresh(table, hubTime().now);
  }

  /** A date in the future that nobody but the hub could have judged: the clock is wrong. */
  function isClockBehind(): boolean {
    const { now, isTold } = hubTime();
    return table !== undefined && !isTold && isAhead(table, now);
  }

  /** What may be routed by while there is nothing newer. */
  function usableTable(): RouteTable | undefined {
    return table && (isUsable(table, hubTime().now) || isClockBehind()) ? table : undefined;
  }

  /** A table that is worth asking, after trying for a fresh one. */
  async function tableInForce(): Promise<Result<RouteTable, Failure>> {
    await (loading ??= load());
    const hasJustFailed = trouble !== undefined && clock.elapsed() - trouble.triedAt < PATIENCE_MS;
    const canWait = usableTable() !== undefined;
    if (isStale() && !(canWait && hasJustFailed)) await renew();
    const usable = usableTable();
    if (usable) return ok(usable);
    const why = trouble?.failure ?? failure('ROUTE_UNKNOWN');
    return err(table && isOutOfReach(why) ? failure('ROUTE_STALE', why.code) : why);
  }

  async function entryFor(
    codeSystemId: string,
    intent: Intent,
  ): Promise<Result<RouteEntry, Failure>> {
    const inForce = await tableInForce();
    if (!inForce.ok) return inForce;
    const entry = entryOf(inForce.value, codeSystemId, hubTime().now);
    return entry ? ok(entry) : options.resolve(codeSystemId, intent);
  }

  function renewIfStale(): void {
    if (isStale() && !stopped.signal.aborted) void renew();
  }

  function refresh(): void {
    if (isStale()) return renewIfStale();
    // By a wrong clock any table could be a fresh one.
    void options.learnTime().then(renewIfStale);
  }

  return {
    async find(codeSystemId, intent) {
      if (home?.codeSystemId === codeSystemId) return ok(home);
      const entry = await entryFor(codeSystemId, intent);
      if (!entry.ok) return entry;
      const { status } = entry.value;
      if (status !== 'ACTIVE') return err(failure('ROUTE_SUSPENDED', status));
      if (!isInForce(entry.value, hubTime().now))
        return err(failure('ROUTE_UNKNOWN', 'not in force'));
      return entry;
    },
    known(codeSystemId) {
      if (home?.codeSystemId === codeSystemId) return home;
      const usable = usableTable();
      return usable && entryOf(usable, codeSystemId, hubTime().now);
    },
    start() {
      loading ??= load();
      void loading.then(() => {
        if (!isStale()) plan();
        refresh();
      });
    },
    stop() {
      cancel();
      stopped.abort();
    },
    wake: refresh,
    staleSince: () => (isStale() ? trouble?.since : undefined),
    clockLagMs: () => (table && isClockBehind() ? table.issuedAt - hubTime().now : 0),
  };
}
