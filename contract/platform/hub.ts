import { z } from 'zod';
import { localTextSchema } from '../language.ts';
import {
  codeSystemIdSchema,
  instantSchema,
  openReplyHeadSchema,
  platformUrlSchema,
  publicKeySchema,
  replyHeadSchema,
  requestHeadSchema,
  signAlgSchema,
  signatureSchema,
} from './common.ts';

/** How a code system is reached (对接模式): itself, or through the hub, which passes on. */
export const connectionSchema = z.enum(['direct', 'relay']);
export type Connection = z.infer<typeof connectionSchema>;

/**
 * Where the certificates of a code system's citizens come from: from itself (代取), or from a
 * certificate platform of the province with an interface of its own (GB/T 36906 style).
 */
export const certificateSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code-system') }),
  z.object({
    kind: z.literal('provincial'),
    baseUrl: platformUrlSchema,
    /**
     * Whether it promises the SM3 digest of a copy before it is downloaded. With `none` nothing but
     * TLS stands for the content of the file; `promised` refuses a copy without one.
     */
    fileDigest: z.enum(['promised', 'none']).default('promised'),
    /** In what form copies are asked for; absent: PDF. */
    fileType: z.enum(['pdf', 'ofd']).optional(),
  }),
]);
export type CertificateSource = z.infer<typeof certificateSourceSchema>;

/** Where one code system (码系统) is found, and how it is known again. */
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
  /** 扫码: opens a session that the citizen's app confirms, asks how it stands, gives it up. */
  scanSessionUrl: platformUrlSchema.optional(),
  /** 回执: what was done on the strength of a consent. Absent: it wants to hear nothing. */
  receiptUrl: platformUrlSchema.optional(),
  /** How long a dynamic code of this system can be honoured after it was shown, in seconds. */
  codeLifetimeS: z.number().int().min(1).max(86_400),
  /** Ways to it in the order in which they are tried. */
  connections: z.array(connectionSchema).min(1).max(2).default(['direct']),
  /** Keys that its replies may be signed with; two while one takes over from the other. */
  signKeys: z.array(publicKeySchema).max(4).default([]),
  /** Bodies to it are sealed for this key where there is one. */
  encryptKey: publicKeySchema.optional(),
  /** Code profiles (码制) of its codes; absent: any that name it. */
  profiles: z.array(z.string().max(24)).max(16).optional(),
  certificates: certificateSourceSchema.default({ kind: 'code-system' }),
  /** When this entry holds; absent: always. */
  validFrom: instantSchema.optional(),
  validTo: instantSchema.optional(),
});
export type RouteEntry = z.infer<typeof routeEntrySchema>;

/** The route table (路由表) as the hub signs it: the same bytes for every terminal, kept on disk. */
export const routeTableSchema = z.object({
  head: z.object({ signAlg: signAlgSchema, sign: signatureSchema }),
  /** Rises with every change; a lower one than at hand is a replay. */
  version: z.number().int().nonnegative(),
  issuedAt: instantSchema,
  /** Until when the table is fresh. */
  freshUntil: instantSchema,
  routes: z.array(routeEntrySchema).max(2_000),
});
export type RouteTable = z.infer<typeof routeTableSchema>;

/** `GET {hub}/v1/table`: the signed table. */
export const tableReplySchema = z.object({ head: openReplyHeadSchema, table: routeTableSchema });
export type TableReply = z.infer<typeof tableReplySchema>;

/** `POST {hub}/v1/resolve`: one code system that the table at hand does not name. */
export const resolveRequestSchema = z.strictObject({
  head: requestHeadSchema,
  codeSystemId: codeSystemIdSchema,
});
export const resolveReplySchema = z.object({ head: replyHeadSchema, entry: routeEntrySchema });

/**
 * `POST {hub}/v1/terminals`: makes a terminal's keys known (入网). Signed with the key that it names;
 * the one-time enrolment code comes from whoever runs the hub.
 */
export const enrolRequestSchema = z.strictObject({
  head: requestHeadSchema,
  signKey: publicKeySchema,
  encryptKey: publicKeySchema,
  enrolmentCode: z.string().min(1).max(64),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
/** With `OK` the keys are taken. */
export const enrolReplySchema = z.object({ head: replyHeadSchema });

/** `GET {hub}/v1/health`: does the platform live. */
export const healthReplySchema = z.object({ head: openReplyHeadSchema });
