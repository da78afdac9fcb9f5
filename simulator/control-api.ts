import { z } from 'zod';
import { codeSystemIdSchema, platformStatusSchema } from '../contract/platform/common.ts';
import { localTextSchema } from '../contract/language.ts';
import { cameraStateSchema } from './camera/camera-condition.ts';
import { faultPlanSchema } from './devices/fault-plan.ts';
import { REPLY_FAULTS, replyFaultPlanSchema } from './platform/reply-fault-plan.ts';

export { type Effect, effectSchema, type Repetition } from './platform/effect.ts';

/**
 * What the device dock, the scripted demonstration and the tests ask of the simulator. JSON over
 * HTTP on the loopback address only; nothing of the terminal knows these addresses.
 */

// ── Simulated platform, under `{platform}/sim` ────────────────────────────────────────────────

const cardStatus = z.enum(['NORMAL', 'LOST', 'UNKNOWN']);

/** An invented person. The address codes of the ID numbers (39xxxx) were never assigned. */
export const citizenSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2,16}$/),
  name: z.string().min(2).max(15),
  englishName: z.string().max(60),
  sex: z.enum(['1', '2']),
  /** Nation code (GB/T 3304), 2 digits. */
  nation: z.string().regex(/^\d{2}$/),
  /** YYYYMMDD. */
  birth: z.string().regex(/^\d{8}$/),
  address: z.string().min(4).max(35),
  idNo: z.string().regex(/^\d{17}[\dX]$/),
  cardIssuer: z.string().max(15),
  cardValidFrom: z.string().regex(/^\d{8}$/),
  cardValidTo: z.string().regex(/^(\d{8}|长期)$/),
  /** Code systems whose app this citizen has. */
  codeSystemIds: z.array(codeSystemIdSchema).min(1),
  /** A citizen whose own rule is to refuse every disclosure. */
  refuses: z.boolean().default(false),
  /** How the code systems have checked who it is (GB/T 39047 table 1), weakest first. */
  evidence: z
    .array(z.enum(['PASSWORD', 'SMS', 'ID3', 'FACE']))
    .default(['PASSWORD', 'SMS', 'ID3', 'FACE']),
  /** State of the ID card at its issuer; absent: as the policy has it. */
  cardStatus: cardStatus.optional(),
});
export type Citizen = z.infer<typeof citizenSchema>;

/** What may be wrong with a code that the citizen’s app shows. */
export const CODE_FLAWS = [
  'none',
  'expired',
  'used',
  'revoked',
  'damaged',
  'unknown-system',
  'suspended-system',
  'not-a-code',
] as const;
export type CodeFlaw = (typeof CODE_FLAWS)[number];

/** `POST /sim/codes` → {@link issuedCodeSchema}: the citizen’s app shows a code. */
export const issueCodeSchema = z.strictObject({
  citizenId: z.string(),
  /** Absent: the first one of the citizen. */
  codeSystemId: codeSystemIdSchema.optional(),
  /** Code profile (码制) of the code; absent: the first one of the code system. */
  profile: z.string().max(24).optional(),
  flaw: z.enum(CODE_FLAWS).default('none'),
  /** Seconds until it expires; absent: as the code system does it. */
  lifetimeS: z.number().int().min(1).max(86_400).optional(),
});
export const issuedCodeSchema = z.strictObject({
  /** As the symbol holds it, an address around it included. */
  code: z.string(),
  expiresAt: z.number(),
});
export type IssuedCode = z.infer<typeof issuedCodeSchema>;

/**
 * `PUT /sim/faults`, `GET /sim/faults`: how the platform misbehaves until it is told otherwise.
 * Never touches `/sim` itself.
 */
export const platformFaultsSchema = z.strictObject({
  /** `down` closes the listening socket's side of every connection at once. */
  mode: z.enum(['none', 'down', 'drop', 'slow-body', 'error-500', 'error-429', 'garbage']),
  /** Added before every answer, in milliseconds. */
  latencyMs: z.number().int().min(0).max(60_000),
});
export type PlatformFaults = z.infer<typeof platformFaultsSchema>;
export const NO_FAULTS: PlatformFaults = { mode: 'none', latencyMs: 0 };

/** `GET /sim/state`. */
export const platformStateSchema = z.strictObject({
  citizens: z.array(citizenSchema),
  codeSystems: z.array(
    z.strictObject({
      id: codeSystemIdSchema,
      name: localTextSchema,
      status: z.enum(['ACTIVE', 'SUSPENDED', 'RETIRED']),
      /** Code profiles of its codes; the first one where none is asked for. */
      profiles: z.array(z.string()).optional(),
    }),
  ),
  faults: platformFaultsSchema,
  effects: z.number().int(),
});
export type PlatformState = z.infer<typeof platformStateSchema>;

/** `GET /sim/scan-sessions`: what the citizens' phones can scan (扫码), newest first. */
export const scanSessionSchema = z.strictObject({
  ref: z.string(),
  codeSystemId: codeSystemIdSchema,
  terminalId: z.string(),
  orgName: z.string(),
  itemCode: z.string(),
  useCause: z.string(),
  /** What the terminal asks for, by certificate type; one with code `*` for whatever is held. */
  scopes: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  state: z.enum(['PENDING', 'SCANNED', 'CONFIRMED', 'REFUSED', 'EXPIRED', 'CANCELLED']),
  expiresAt: z.number(),
  scanCode: z.string(),
});
export type ScanSession = z.infer<typeof scanSessionSchema>;

/** `POST /sim/scan-sessions/:ref` → {@link scanSessionSchema}: what a citizen does on the phone. */
export const phoneSchema = z.strictObject({
  citizenId: z.string(),
  action: z.enum(['scan', 'confirm', 'refuse']),
});
export type Phone = z.infer<typeof phoneSchema>;

/** `GET /sim/transcript`: the latest exchanges, newest first. `DELETE` empties it. */
export const transcriptEntrySchema = z.strictObject({
  id: z.number().int(),
  at: z.number(),
  /** From the whole request to the whole reply. */
  ms: z.number(),
  method: z.string(),
  path: z.string(),
  operation: z.string(),
  codeSystemId: z.string().optional(),
  httpStatus: z.number().int(),
  status: platformStatusSchema.optional(),
  requestSigned: z.enum(['valid', 'invalid', 'absent']),
  replySigned: z.boolean(),
  /** Whether the reply was. */
  sealed: z.boolean(),
  fault: z.enum(REPLY_FAULTS).optional(),
  /** Opened and masked: no full code, token, name or number. */
  request: z.unknown().optional(),
  reply: z.unknown().optional(),
});
export type TranscriptEntry = z.infer<typeof transcriptEntrySchema>;

/** `GET /sim/policy`, `PUT /sim/policy`: what the platform's operators have decided. */
export const policySchema = z.strictObject({
  /** Whether a request without a signature is still let through. */
  signatures: z.enum(['accepted', 'required']),
  /** Highest real-name level that any code system asserts. */
  maxLevel: z.number().int().min(0).max(5),
  /** Every reply to an enrolled terminal is sealed, not only those to sealed requests. */
  sealBodies: z.boolean(),
  tokenUses: z.number().int().min(1).max(1_000),
  tokenLifetimeS: z.number().int().min(1).max(86_400),
  codeSingleUse: z.boolean(),
  /** What issuers say of every card whose holder has no status of his own. */
  cardStatus,
  /** By how much the platform's clock is ahead. */
  clockOffsetS: z.number().int().min(-86_400).max(86_400),
  enrolment: z.enum(['open', 'closed']),
  /** Code systems are reached through the hub only. */
  relayOnly: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;
export const DEFAULT_POLICY: Policy = {
  signatures: 'required',
  maxLevel: 5,
  sealBodies: false,
  tokenUses: 20,
  tokenLifetimeS: 300,
  codeSingleUse: true,
  cardStatus: 'NORMAL',
  clockOffsetS: 0,
  enrolment: 'open',
  relayOnly: false,
};

/**
 * `GET /sim/reply-faults`, `PUT /sim/reply-faults`: the plan by which replies are spoiled; setting
 * one, the same again too, begins its sequence anew. `GET /sim/reply-fault-plans` → those with a file.
 */
export const replyFaultsSchema = z.strictObject({ plan: replyFaultPlanSchema.nullable() });
export type ReplyFaults = z.infer<typeof replyFaultsSchema>;
export const replyFaultPlansSchema = z.array(replyFaultPlanSchema);

// ── Simulated devices, under `{devices}/api` ─────────────────────────────────────────────────

/** `POST /api/scanners/:id/scan`: the scanner reads this text. */
export const scanSchema = z.strictObject({
  text: z.string().min(1).max(8192),
  /** Code character and modifier of the AIM identifier; the flag `]` is added by the scanner. */
  aim: z
    .string()
    .regex(/^[A-Za-z]\w$/)
    .default('Q1'),
});

const date = z.string().regex(/^\d{8}$/);
const endDate = z.string().regex(/^(\d{8}|长期)$/);
const country = z.string().regex(/^[A-Z]{3}$/);

/** What every card has. */
const cardCommon = {
  citizenId: z.string(),
  sex: z.enum(['1', '2']),
  birth: date,
  validFrom: date,
  validTo: endDate,
  /** Newest extra address (追加地址) on the chip. */
  newestAddress: z.string().max(35).optional(),
  /** Bytes of fingerprints on the chip; nothing of anybody. */
  fingerprintBytes: z.union([z.literal(0), z.literal(512), z.literal(1_024)]).optional(),
};

/** `PUT /api/readers/:id/card`: a card lies on the reader. `DELETE` lifts it. */
export const putCardSchema = z.discriminatedUnion('layout', [
  z.strictObject({
    layout: z.literal('resident').optional(),
    ...cardCommon,
    name: z.string().max(15),
    nation: z.string().regex(/^\d{2}$/),
    address: z.string().max(35),
    idNo: z.string().length(18),
    issuer: z.string().max(15),
  }),
  z.strictObject({
    layout: z.literal('hk-mo-tw'),
    ...cardCommon,
    name: z.string().max(15),
    address: z.string().max(35),
    idNo: z.string().length(18),
    issuer: z.string().max(15),
    permitNo: z.string().max(9),
    issueCount: z.string().max(2),
  }),
  z.strictObject({
    layout: z.literal('foreign-2017'),
    ...cardCommon,
    englishName: z.string().max(60),
    idNo: z.string().length(15),
    nationality: country,
    chineseName: z.string().max(15),
    cardVersion: z.string().max(2),
    authorityCode: z.string().max(4),
  }),
  z.strictObject({
    layout: z.literal('foreign-2023'),
    ...cardCommon,
    chineseName: z.string().max(15),
    renewalCount: z.string().max(2),
    englishName: z.string().max(46),
    idNo: z.string().length(18),
    nationality: country,
    formerNumber: z.string().max(3),
  }),
]);
export type PutCard = z.infer<typeof putCardSchema>;

/**
 * `PUT /api/readers/:id/answer`: the reader answers the next requests of one kind with a status (SW3
 * of GA/T 467-2019) instead of doing them.
 */
export const readerAnswerSchema = z.strictObject({
  to: z.enum(['find', 'select', 'read', 'status']),
  /** Two hexadecimal digits, e.g. `31`. */
  sw3: z.string().regex(/^[0-9a-f]{2}$/),
  times: z.number().int().min(1).max(1_000).default(1),
});
export type ReaderAnswer = z.infer<typeof readerAnswerSchema>;

/** Families of simulated devices. */
export const FAMILIES = [
  'text',
  'newland-unified',
  'newland-zone',
  'newland-legacy',
  'honeywell',
  'opticon',
  'ssi',
  'hid-pos',
  'hid-pos-honeywell',
  'microscan',
  'sdt',
  'stx',
] as const;
export const familySchema = z.enum(FAMILIES);
export type Family = z.infer<typeof familySchema>;

const deviceId = z.string().regex(/^[a-z\d][a-z\d-]{0,31}$/);
const deviceKind = z.enum(['scanner', 'id-card-reader']);

/** `POST /api/devices`: a new device is plugged in. `DELETE /api/devices/:id` takes it away. */
export const plugInSchema = z.strictObject({
  id: deviceId,
  family: familySchema,
  /** A scanner that reads only while it is told to. */
  isCommanded: z.boolean().default(false),
  /** Of a reader, in baud; told from the line only over a pseudo-terminal. Absent: any. */
  baudRate: z
    .union([9_600, 19_200, 38_400, 57_600, 115_200].map((rate) => z.literal(rate)))
    .optional(),
  /** Of a reader: its answers begin with `EA EB EC ED 05`. */
  isWrapped: z.boolean().default(false),
  serialNumber: z.string().min(1).max(40).optional(),
});
export type PlugIn = z.infer<typeof plugInSchema>;

/** `GET /api/families`. */
export const familyInfoSchema = z.strictObject({
  family: familySchema,
  kind: deviceKind,
  name: localTextSchema,
});
export type FamilyInfo = z.infer<typeof familyInfoSchema>;

// `POST /api/devices/:id/unplug`, `/plug` and `/move` (to another port) take no body.

/** `GET /api/fault-plans`. */
export const shownFaultPlanSchema = z.strictObject({
  id: z.string().max(40),
  name: localTextSchema,
  effect: localTextSchema,
});
export type ShownFaultPlan = z.infer<typeof shownFaultPlanSchema>;

/** `PUT /api/devices/:id/faults`: how its cable misbehaves. `DELETE`: not any more. */
export const setDeviceFaultsSchema = z.union([
  z.strictObject({ name: z.string().max(40) }),
  z.strictObject({ plan: faultPlanSchema }),
]);
export type SetDeviceFaults = z.infer<typeof setDeviceFaultsSchema>;

/** Something that the terminal asked of a device. */
export const askedSchema = z.strictObject({
  at: z.number(),
  what: z.enum([
    'trigger-on',
    'trigger-off',
    'beep',
    'light',
    'setting',
    'query',
    'read-card',
    'refused',
  ]),
  /** In the words of the protocol; never what was scanned or read. */
  detail: z.string().max(60),
  /** How often in a row. */
  times: z.number().int().min(1),
});
export type Asked = z.infer<typeof askedSchema>;

export const simulatedDeviceSchema = z.strictObject({
  id: z.string(),
  kind: deviceKind,
  family: familySchema,
  plugged: z.boolean(),
  /** Where the terminal finds it: a path of a pseudo-terminal, `simulated://…`, `simulated-hid://…`. */
  path: z.string(),
  /** `citizenId` of the card on the reader. */
  card: z.string().optional(),
  bytesIn: z.number().int(),
  bytesOut: z.number().int(),
  /** What the terminal asked of it, newest first. */
  asked: z.array(askedSchema).max(20),
  faults: z
    .strictObject({
      /** Absent for a plan without a file. */
      name: z.string().optional(),
      about: z.string(),
      /** What the plan has done so far, see `FaultSummary`. */
      summary: z.record(z.string(), z.number().int()),
    })
    .optional(),
});
export type SimulatedDevice = z.infer<typeof simulatedDeviceSchema>;

/** `GET /api/state`. */
export const devicesStateSchema = z.strictObject({
  /** Base address of the simulated platform, for the dock. */
  platformUrl: z.string(),
  link: z.enum(['pty', 'tcp']),
  devices: z.array(simulatedDeviceSchema),
  /** Where a camera stands in for the scanners. */
  camera: cameraStateSchema.optional(),
});
export type DevicesState = z.infer<typeof devicesStateSchema>;
