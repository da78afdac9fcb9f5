import type { RouteEntry } from '../../contract/platform/hub.ts';
import { CODE_SYSTEMS, codeSystemById, type CodeSystem } from '../data/code-systems.ts';
import { okReply, refusalReply } from './head.ts';
import type { Route } from './http/router.ts';
import type { Platform } from './platform.ts';

/** How long a terminal may keep the route table, in milliseconds. */
const TABLE_FRESH_MS = 24 * 3_600_000;
/** The table of the simulation never changes. */
const TABLE_VERSION = 1;

/** The code-routing service (码路由): which code system is found where. */
export function hubRoutes(platform: Platform): readonly Route[] {
  const { clock } = platform;
  const table = (routes: readonly RouteEntry[]): object => ({
    version: TABLE_VERSION,
    freshUntil: clock.now() + TABLE_FRESH_MS,
    routes,
  });
  return [
    { method: 'GET', path: '/hub/v1/health', handle: () => okReply(clock, {}) },
    {
      method: 'GET',
      path: '/hub/v1/routes',
      handle: () => okReply(clock, table(CODE_SYSTEMS.map((one) => entryOf(platform, one)))),
    },
    {
      method: 'GET',
      path: '/hub/v1/routes/:codeSystemId',
      handle: (_call, [id = '']) => {
        const system = codeSystemById(id);
        if (!system) return refusalReply(clock, 'ROUTE_UNKNOWN', 'no such code system');
        return okReply(clock, table([entryOf(platform, system)]));
      },
    },
  ];
}

function entryOf(platform: Platform, system: CodeSystem): RouteEntry {
  const base = `${platform.baseUrl()}/cs/${system.codeSystemId}/v1`;
  return {
    ...system,
    verifyUrl: `${base}/verify`,
    identifyUrl: `${base}/identify`,
    tokenUrl: `${base}/token`,
    listUrl: `${base}/list`,
    fileUrl: `${base}/file`,
    connections: ['direct'],
    signKeys: [],
    certificates: { kind: 'code-system' },
  };
}
