import { z } from 'zod';
import { configSchema } from './config.ts';
import { operatorIdSchema } from './operator.ts';
import { diagnosticSchema, snapshotSchema } from './snapshot.ts';
import { requestErrorSchema, requestNameSchema } from './requests.ts';

/** An SM2 private key (GB/T 32918.1), 64 lower-case hexadecimal digits. */
const privateKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** How many data keys there can be: one in use, and older ones that still seal something. */
export const MAX_DATA_KEYS = 8;
/** A fingerprint of a data key, which is no secret. */
const dataKeyIdSchema = z.string().regex(/^[0-9a-f]{16}$/);
const dataKeySchema = z.strictObject({
  id: dataKeyIdSchema,
  /** 32 bytes, base64. */
  key: z.base64().length(44),
});
export type NamedDataKey = z.infer<typeof dataKeySchema>;
/** The newest first: it seals, the others only open. Main keeps them, the service only uses them. */
const dataKeysSchema = z.array(dataKeySchema).min(1).max(MAX_DATA_KEYS);

/** Main → terminal service. */
export const toServiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    config: configSchema,
    /** Keys that seal what the queue holds. */
    dataKeys: dataKeysSchema,
    /**
     * The terminal's private keys: one signs, one opens what is sealed for it. Absent where main
     * cannot open them; then nothing can be signed. Main keeps them, the service only uses them.
     */
    terminalKeys: z.strictObject({ sign: privateKeySchema, encrypt: privateKeySchema }).optional(),
    /** A session was open when the service before this one ended. */
    interrupted: z.boolean(),
    /** Who was signed in when the service before this one crashed: a crash signs nobody out. */
    operatorId: operatorIdSchema.optional(),
    /** What main itself has to tell the technician. */
    diagnostics: z.array(diagnosticSchema).max(20),
  }),
  z.strictObject({
    kind: z.literal('request'),
    id: z.number().int().nonnegative(),
    name: requestNameSchema,
    params: z.unknown(),
  }),
  /** Keys that were typed faster than any hand can: a symbol of a keyboard wedge (键盘口扫码器). */
  z.strictObject({
    kind: z.literal('wedge'),
    text: z.string().max(4_096),
    /** Whether a configured end key closed it; if not, only what fits a code profile is a scan. */
    ended: z.boolean(),
  }),
  /** A new data key has been made; the service seals everything that waits with it. */
  z.strictObject({ kind: z.literal('data-keys'), dataKeys: dataKeysSchema }),
  z.strictObject({ kind: z.literal('ping'), id: z.number().int().nonnegative() }),
  /** End the session, close devices and store, then exit. */
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToService = z.infer<typeof toServiceSchema>;

/** Terminal service → main. */
export const fromServiceSchema = z.discriminatedUnion('kind', [
  /** The process runs and waits for `start`. */
  z.strictObject({ kind: z.literal('hello') }),
  z.strictObject({ kind: z.literal('snapshot'), snapshot: snapshotSchema }),
  /** The data keys that something is sealed with, the newest always; main may drop the others. */
  z.strictObject({ kind: z.literal('keys-in-use'), ids: z.array(dataKeyIdSchema).max(64) }),
  /** The platform has answered a request signed with these terminal keys: it knows them. */
  z.strictObject({ kind: z.literal('keys-accepted') }),
  z.strictObject({
    kind: z.literal('response'),
    id: z.number().int().nonnegative(),
    result: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: z.unknown() }),
      z.strictObject({ ok: z.literal(false), error: requestErrorSchema }),
    ]),
  }),
  z.strictObject({ kind: z.literal('pong'), id: z.number().int().nonnegative() }),
]);
export type FromService = z.infer<typeof fromServiceSchema>;
