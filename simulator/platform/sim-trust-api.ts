import { policySchema, replyFaultsSchema } from '../control-api.ts';
import { HTTP_STATUS } from './answer.ts';
import { refusalReply } from './head.ts';
import { parseJson } from './http/body.ts';
import { jsonReply } from './http/reply.ts';
import type { Route } from './http/router.ts';
import { REPLY_FAULT_PLANS } from './reply-fault-plans.ts';
import type { Platform } from './platform.ts';

/** What people who try the trust path set and see: policy, spoiled replies, who said what. */
export function simTrustRoutes(platform: Platform): readonly Route[] {
  const { machineClock, policy, replyFaults, terminals, transcript } = platform;
  const plan = (): object => ({ plan: replyFaults.plan() });
  return [
    {
      method: 'GET',
      path: '/sim/policy',
      handle: () => jsonReply(HTTP_STATUS.OK, policy.current()),
    },
    {
      method: 'PUT',
      path: '/sim/policy',
      handle(call) {
        const wanted = policySchema.safeParse(parseJson(call.body));
        if (!wanted.success) return refusalReply(machineClock, 'PARAM', 'not a policy');
        policy.set(wanted.data);
        return jsonReply(HTTP_STATUS.OK, policy.current());
      },
    },
    {
      method: 'POST',
      path: '/sim/enrolment-codes',
      handle: () => jsonReply(HTTP_STATUS.OK, { code: terminals.issueCode() }),
    },
    {
      method: 'GET',
      path: '/sim/reply-faults',
      handle: () => jsonReply(HTTP_STATUS.OK, plan()),
    },
    {
      method: 'PUT',
      path: '/sim/reply-faults',
      handle(call) {
        const wanted = replyFaultsSchema.safeParse(parseJson(call.body));
        if (!wanted.success) return refusalReply(machineClock, 'PARAM', 'not a plan of faults');
        replyFaults.set(wanted.data.plan);
        return jsonReply(HTTP_STATUS.OK, plan());
      },
    },
    {
      method: 'GET',
      path: '/sim/reply-fault-plans',
      handle: () => jsonReply(HTTP_STATUS.OK, REPLY_FAULT_PLANS),
    },
    {
      method: 'GET',
      path: '/sim/transcript',
      handle: () => jsonReply(HTTP_STATUS.OK, transcript.all()),
    },
    {
      method: 'DELETE',
      path: '/sim/transcript',
      handle() {
        transcript.clear();
        return jsonReply(HTTP_STATUS.OK, transcript.all());
      },
    },
  ];
}
