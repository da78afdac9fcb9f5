import { type Failure, failure } from '../../contract/failures.ts';
import { type RouteEntry, type RouteTable, routeTableSchema } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { verifyBody } from '../../crypto/signed-message.ts';

/** A table this long past its freshness is not even used for routing, in milliseconds (7 days). */
export const STALE_MS = 7 * 24 * 3_600_000;

/**
 * The route table (路由表) of a message, if the hub has signed it and it is no older than the one at
 * hand. Fails with `ROUTE_TABLE_INVALID`.
 *
 * @param message as it was received: what the schema does not know is signed too
 */
export async function readTable(
  message: unknown,
  hubKeys: readonly string[],
  crypto: CryptoProvider,
  atHand?: RouteTable,
): Promise<Result<RouteTable, Failure>> {
  if (!(await isSigned(message, hubKeys, crypto))) {
    return err(failure('ROUTE_TABLE_INVALID', 'signature'));
  }
  const parsed = routeTableSchema.safeParse(message);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return err(failure('ROUTE_TABLE_INVALID', where));
  }
  const table = parsed.data;
  if (atHand && isOlder(table, atHand)) {
    const versions = `version ${table.version}, ${atHand.version} at hand`;
    return err(failure('ROUTE_TABLE_INVALID', versions));
  }
  return ok(table);
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

export function isFresh(table: RouteTable, now: number): boolean {
  return now < table.freshUntil;
}

/** Whether it may still be routed by, while the hub gives no newer one. */
export function isUsable(table: RouteTable, now: number): boolean {
  return now <= table.freshUntil + STALE_MS;
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
