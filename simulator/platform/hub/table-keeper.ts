import type { RouteTable } from '../../../contract/platform/hub.ts';
import { unwrap } from '../../../contract/result.ts';
import { signBody } from '../../../crypto/signed-message.ts';
import { CODE_SYSTEMS } from '../../data/code-systems.ts';
import { HUB } from '../../data/keys.ts';
import type { Platform } from '../platform.ts';
import { partyOf } from '../trust/parties.ts';
import { routeEntry } from './route-entry.ts';

/** How long a terminal may keep the route table, in milliseconds. */
export const TABLE_FRESH_MS = 24 * 3_600_000;
/** How old a table the hub still hands out, in milliseconds. */
const REISSUE_MS = 3_600_000;

interface Issued {
  readonly at: number;
  /** What must not have changed since. */
  readonly print: string;
  readonly table: Promise<RouteTable>;
}

/** Gives the signed route table: the same one to everybody until it is old or something changes. */
export function makeTableKeeper(platform: Platform): () => Promise<RouteTable> {
  const { clock, policy } = platform;
  let version = 0;
  let issued: Issued | undefined;

  return () => {
    const at = clock.now();
    const routes = CODE_SYSTEMS.filter(({ isListed }) => isListed).map((system) =>
      routeEntry(platform, system),
    );
    const print = JSON.stringify([routes, policy.current().clockOffsetS]);
    if (issued?.print === print && at - issued.at < REISSUE_MS) return issued.table;
    // Seconds, so that it rises also from one run of the simulation to the next.
    version = Math.max(version + 1, Math.floor(at / 1_000));
    const table = { head: {}, version, issuedAt: at, freshUntil: at + TABLE_FRESH_MS, routes };
    issued = { at, print, table: signBody(table, partyOf(HUB).crypto).then(unwrap) };
    return issued.table;
  };
}
