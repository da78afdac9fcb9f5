import { HTTP_STATUS } from './answer.ts';
import { jsonReply } from './http/reply.ts';
import type { Route } from './http/router.ts';
import type { Platform } from './platform.ts';

/** What a proof asks that looks for traces: tokens and references, in the order of their making. */
export function simSecretsRoutes({ secrets }: Platform): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/sim/secrets',
      handle: () => jsonReply(HTTP_STATUS.OK, secrets.all()),
    },
  ];
}
