import { z } from 'zod';
import { codeSystemIdSchema } from '../contract/platform/common.ts';
import { localTextSchema } from '../contract/language.ts';

/**
 * What the device dock, the scripted demonstration and the tests ask of the simulator. JSON over
 * HTTP on the loopback address only; nothing of the terminal knows these addresses.
 */

// ── Simulated platform, under `{platform}/sim` ────────────────────────────────────────────────

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
  flaw: z.enum(CODE_FLAWS).default('none'),
  /** Seconds until it expires; absent: as the code system does it. */
  lifetimeS: z.number().int().min(1).max(86_400).optional(),
});
export const issuedCodeSchema = z.strictObject({
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

/** `GET /sim/effects`: what the platform did for good, in order; a repeated requestId adds none. */
export const effectSchema = z.strictObject({
  at: z.number(),
  kind: z.enum(['verified', 'identified', 'consented', 'refused', 'listed', 'delivered']),
  requestId: z.string(),
  citizenId: z.string(),
});
export type Effect = z.infer<typeof effectSchema>;

/** `GET /sim/state`. */
export const platformStateSchema = z.strictObject({
  citizens: z.array(citizenSchema),
  codeSystems: z.array(
    z.strictObject({
      id: codeSystemIdSchema,
      name: localTextSchema,
      status: z.enum(['ACTIVE', 'SUSPENDED', 'RETIRED']),
    }),
  ),
  faults: platformFaultsSchema,
  effects: z.number().int(),
});
export type PlatformState = z.infer<typeof platformStateSchema>;

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

/** `PUT /api/readers/:id/card`: a card lies on the reader. `DELETE` lifts it. */
export const putCardSchema = z.strictObject({
  citizenId: z.string(),
  name: z.string().max(15),
  sex: z.enum(['1', '2']),
  nation: z.string().regex(/^\d{2}$/),
  birth: z.string().regex(/^\d{8}$/),
  address: z.string().max(35),
  idNo: z.string().length(18),
  issuer: z.string().max(15),
  validFrom: z.string().regex(/^\d{8}$/),
  validTo: z.string().regex(/^(\d{8}|长期)$/),
});
export type PutCard = z.infer<typeof putCardSchema>;

// `POST /api/devices/:id/unplug` and `/plug` take no body.

export const simulatedDeviceSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['scanner', 'id-card-reader']),
  plugged: z.boolean(),
  /** Where the terminal finds it: a path of a pseudo-terminal, or `simulated://…`. */
  path: z.string(),
  /** `citizenId` of the card on the reader. */
  card: z.string().optional(),
  bytesIn: z.number().int(),
  bytesOut: z.number().int(),
});
export type SimulatedDevice = z.infer<typeof simulatedDeviceSchema>;

/** `GET /api/state`. */
export const devicesStateSchema = z.strictObject({
  /** Base address of the simulated platform, for the dock. */
  platformUrl: z.string(),
  link: z.enum(['pty', 'tcp']),
  devices: z.array(simulatedDeviceSchema),
});
export type DevicesState = z.infer<typeof devicesStateSchema>;
