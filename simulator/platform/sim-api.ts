import {
  issueCodeSchema,
  platformFaultsSchema,
  type IssuedCode,
  type PlatformState,
} from '../control-api.ts';
import { CITIZENS, citizenById } from '../data/citizens.ts';
import { CODE_SYSTEMS, codeSystemById } from '../data/code-systems.ts';
import { HTTP_STATUS, refuse, type Answer } from './answer.ts';
import type { FaultSwitch } from './fault-switch.ts';
import { showCode } from './issuing/flawed-code.ts';
import { refusalReply } from './head.ts';
import { parseJson } from './http/body.ts';
import { jsonReply } from './http/reply.ts';
import type { Route } from './http/router.ts';
import type { Platform } from './platform.ts';

/** What the device dock, the demonstration and tests ask: never met by a fault. */
export function simRoutes(platform: Platform, faults: FaultSwitch): readonly Route[] {
  const { clock, effects } = platform;
  return [
    {
      method: 'POST',
      path: '/sim/codes',
      handle(call) {
        const code = issueCode(platform, parseJson(call.body));
        if (code.ok) return jsonReply(HTTP_STATUS.OK, code.value);
        return refusalReply(clock, code.error.status, code.error.message);
      },
    },
    {
      method: 'GET',
      path: '/sim/faults',
      handle: () => jsonReply(HTTP_STATUS.OK, faults.current()),
    },
    {
      method: 'PUT',
      path: '/sim/faults',
      handle(call) {
        const wanted = platformFaultsSchema.safeParse(parseJson(call.body));
        if (!wanted.success) return refusalReply(clock, 'PARAM', 'not a fault setting');
        faults.set(wanted.data);
        return jsonReply(HTTP_STATUS.OK, faults.current());
      },
    },
    {
      method: 'GET',
      path: '/sim/effects',
      handle: () => jsonReply(HTTP_STATUS.OK, effects.all()),
    },
    {
      method: 'GET',
      path: '/sim/repetitions',
      handle: () => jsonReply(HTTP_STATUS.OK, effects.repetitions()),
    },
    {
      method: 'GET',
      path: '/sim/state',
      handle() {
        const state: PlatformState = {
          citizens: [...CITIZENS],
          codeSystems: CODE_SYSTEMS.map(({ codeSystemId, name, status, profiles }) => ({
            ...{ id: codeSystemId, name, status, profiles },
          })),
          faults: faults.current(),
          effects: effects.count(),
        };
        return jsonReply(HTTP_STATUS.OK, state);
      },
    },
  ];
}

function issueCode(platform: Platform, body: unknown): Answer<IssuedCode> {
  const request = issueCodeSchema.safeParse(body);
  if (!request.success) return refuse('PARAM', 'not an order for a code');
  const { citizenId, codeSystemId, flaw, lifetimeS } = request.data;
  const { codes, machineClock } = platform;
  const citizen = citizenById(citizenId);
  if (!citizen) return refuse('HOLDER_NOT_FOUND', 'no such citizen');
  const systemId = codeSystemId ?? citizen.codeSystemIds[0] ?? '';
  const system = codeSystemById(systemId);
  if (!system || !citizen.codeSystemIds.includes(systemId)) {
    return refuse('ROUTE_UNKNOWN', 'the citizen has no app of this code system');
  }
  const profile = request.data.profile ?? system.profiles[0] ?? '';
  if (!system.profiles.includes(profile)) {
    return refuse('PROFILE_REFUSED', 'the code system has no codes of this profile');
  }
  const lifetimeMs = (lifetimeS ?? system.codeLifetimeS) * 1_000;
  return showCode(codes, machineClock, { citizen, system, profile, flaw, lifetimeMs });
}
