import { z } from 'zod';
import { localTextSchema } from '../language.ts';
import { codeSystemIdSchema, instantSchema, platformUrlSchema, replyHeadSchema } from './common.ts';

/** Where one code system (码系统) is found. */
export const routeEntrySchema = z.object({
  codeSystemId: codeSystemIdSchema,
  kind: z.enum(['national', 'region', 'department']),
  name: localTextSchema,
  status: z.enum(['ACTIVE', 'SUSPENDED', 'RETIRED']),
  verifyUrl: platformUrlSchema,
  identifyUrl: platformUrlSchema,
  tokenUrl: platformUrlSchema,
  listUrl: platformUrlSchema,
  fileUrl: platformUrlSchema,
  /** How long a dynamic code of this system can be honoured after it was shown, in seconds. */
  codeLifetimeS: z.number().int().min(1).max(86_400),
});
export type RouteEntry = z.infer<typeof routeEntrySchema>;

/** `GET {hub}/v1/routes`: the whole route table. */
export const routesReplySchema = z.object({
  head: replyHeadSchema,
  version: z.number().int().nonnegative(),
  /** Until when the table is fresh. */
  freshUntil: instantSchema,
  routes: z.array(routeEntrySchema).max(2_000),
});
export type RoutesReply = z.infer<typeof routesReplySchema>;

/** `GET {hub}/v1/health`: does the platform live. */
export const healthReplySchema = z.object({ head: replyHeadSchema });
