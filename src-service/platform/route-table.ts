import { type Failure, failure } from '../../contract/failures.ts';
import { type RouteEntry, type RouteTable, routeTableSchema } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { verifyBody } from '../../crypto/signed-message.ts';

/** A table this long past its freshness is not even used for routing, in milliseconds (7 days). */
export const STALE_MS = 7 * 24 * 3_600_000;

/** A table may be dated ahead of the hub's time by this, in milliseconds: a hub is several machines. */
export const AHEAD_MS = 5 * 60_000;

/** What time it is by the hub, and whether the hub itself has said so. */
export interface HubTime {
  /** In milliseconds since 1970. */
  readonly now: number;
  /** False where it is only the terminal's own clock. */
  readonly isTold: boolean;
}

/**
 * The route table (路由表) of a message, if the hub has signed it. Fails with `ROUTE_TABLE_INVALID`.
 *
 * @param message as it was received: what the schema does not know is signed too
 */
export async function readTable(
  message: unknown,
  hubKeys: readonly string[],
  crypto: CryptoProvider,
): Promise<Result<RouteTable, Failure>> {
  if (!(await isSigned(message, hubKeys, crypto))) {
    return err(failure('ROUTE_TABLE_INVALID', 'signature'));
  }
  const parsed = routeTableSchema.safeParse(message);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return err(failure('ROUTE_TABLE_INVALID', where));
  }
  return ok(parsed.data);
}

function named({ version, issuedAt }: RouteTable): string {
  return `${version} of ${new Date(issuedAt).toISOString()}`;
}

/**
 * Why a table from the hub must not take the place of the one at hand; `undefined`: it may. An older
 * one may where the one at hand is good for nothing any more, by a time that the hub has told: a hub
 * that was restored from a backup, or whose clock once was ahead, must not lock its terminals out.
 */
export function objectionTo(
  table: RouteTable,
  atHand: RouteTable | undefined,
  { now, isTold }: HubTime,
): Failure | undefined {
  // Where only the terminal's own clock says so, it is that clock which is wrong.
  if (isTold && isAhead(table, now)) {
    return failure('ROUTE_TABLE_INVALID', `version ${named(table)}, ahead of the hub's time`);
  }
  if (!atHand || !isOlder(table, atHand)) return undefined;
  if (isTold && !isUsable(atHand, now) && isFresh(table, now)) return undefined;
  return failure('ROUTE_TABLE_INVALID', `version ${named(table)}, ${named(atHand)} at hand`);
}

/** Dated in the future: either the table or the clock is wrong. */
export function isAhead({ issuedAt }: RouteTable, now: number): boolean {
  return issuedAt > now + AHEAD_MS;
}

async function isSigned(
  message: unknown,
  hubKeys: readonly string[],
  crypto: CryptoProvider,
): Promise<boolean> {
  for (const key of hubKeys) if ((await verifyBody(message, key, crypto)).ok) return true;
  return false;
}

/** A replay, or a hub that was set back. The same version is issued anew as long as it holds. */
function isOlder(table: RouteTable, than: RouteTable): boolean {
  if (table.version !== than.version) return table.version < than.version;
  return table.issuedAt < than.issuedAt;
}

/** Whether there is no need of a newer one. */
export function isFresh(table: RouteTable, now: number): boolean {
  return now < table.freshUntil && !isAhead(table, now);
}

/** Whether it may still be routed by, while the hub gives no newer one. */
export function isUsable(table: RouteTable, now: number): boolean {
  return now <= table.freshUntil + STALE_MS && !isAhead(table, now);
}

/** What the table says of a code system; an entry counts within its own time alone. */
export function entryOf(
  table: RouteTable,
  codeSystemId: string,
  now: number,
): RouteEntry | undefined {
  return table.routes.find((entry) => entry.codeSystemId === codeSystemId && isInForce(entry, now));
}

export function isInForce({ validFrom = 0, validTo = Infinity }: RouteEntry, now: number): boolean {
  return validFrom <= now && now < validTo;
}
