import { resolveRequestSchema } from '../../contract/platform/hub.ts';
import { ok } from '../../contract/result.ts';
import { codeSystemById } from '../data/code-systems.ts';
import { HUB } from '../data/keys.ts';
import { HTTP_STATUS, refuse, type Answer } from './answer.ts';
import { exchange } from './exchange.ts';
import { replyHead } from './head.ts';
import type { Reply } from './http/reply.ts';
import type { Call, Route } from './http/router.ts';
import { enrolment } from './hub/enrol.ts';
import { routeEntry } from './hub/route-entry.ts';
import { makeTableKeeper } from './hub/table-keeper.ts';
import type { Platform } from './platform.ts';
import { packed } from './trust/packed.ts';
import { partyOf } from './trust/parties.ts';
import { sendOff } from './trust/way-out.ts';

/** The code-routing service (码路由): which code system is found where, and which terminals ask. */
export function hubRoutes(platform: Platform): readonly Route[] {
  const { clock } = platform;
  const party = partyOf(HUB);
  const currentTable = makeTableKeeper(platform);
  const resolution = {
    ...{ operation: 'resolve', party, schema: resolveRequestSchema },
    operate: ({ codeSystemId }: { codeSystemId: string }) => resolve(platform, codeSystemId),
  };

  async function table(call: Call): Promise<Reply> {
    const started = platform.machineClock.now();
    const message = { head: replyHead(clock, 'OK', 'ok'), table: await currentTable() };
    return sendOff(platform, {
      ...{ call, operation: 'table', party, started, name: {}, signed: 'absent' },
      ...{ request: undefined, httpStatus: HTTP_STATUS.OK, message },
    });
  }

  return [
    {
      method: 'GET',
      path: '/hub/v1/health',
      // Asked every few seconds: neither noted nor spoiled, or it would use the plan's numbers up.
      handle: () =>
        packed({
          ...{ httpStatus: HTTP_STATUS.OK, name: {}, party, sealFor: undefined },
          message: { head: replyHead(clock, 'OK', 'ok') },
        }),
    },
    { method: 'GET', path: '/hub/v1/table', handle: table },
    {
      method: 'POST',
      path: '/hub/v1/resolve',
      handle: (call) => exchange(platform, resolution, call),
    },
    {
      method: 'POST',
      path: '/hub/v1/terminals',
      handle: (call) => exchange(platform, enrolment(platform), call),
    },
  ];
}

function resolve(platform: Platform, codeSystemId: string): Answer<object> {
  const system = codeSystemById(codeSystemId);
  if (!system) return refuse('ROUTE_UNKNOWN', 'no such code system');
  return ok({ entry: routeEntry(platform, system) });
}
