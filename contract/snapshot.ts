import { z } from 'zod';
import { cameraViewSchema } from './camera.ts';
import { modeSchema } from './config.ts';
import { deviceSnapshotSchema, shownDeviceSchema } from './devices.ts';
import { failureSchema } from './failures.ts';
import { languageSchema, localTextSchema } from './language.ts';
import { operatorViewSchema } from './operator.ts';
import { printingViewSchema } from './printing.ts';
import { queueViewSchema } from './queue.ts';
import { sessionViewSchema } from './session.ts';

/** A line for the technician: something is not as it should be, and what it means. */
export const diagnosticSchema = z.strictObject({
  /** Key of the text in the i18n file `diagnostics`. */
  key: z.enum([
    'key-store-weak',
    /** The terminal's private keys cannot be opened; `detail` names their file. */
    'terminal-keys-unreadable',
    /** Damaged databases were set aside; `detail` names the newest and says how many more there are. */
    'store-quarantined',
    /** A statement has found damage while the service ran: the next start sets the database aside. */
    'store-damaged',
    'store-failed',
    /** The disk is full: nothing new is promised, entries of the audit log still fit; how much is left. */
    'disk-full',
    /** A newer version of this program has made the database; it is left untouched. */
    'store-newer',
    'sqlite-too-old',
    /** Somebody else has changed the audit log, or the mark beside it, since the service wrote it. */
    'audit-broken',
    /** The daily copy of the database could not be made; `detail` is the error. */
    'backup-failed',
    /** Copies were made while the clock was ahead; `detail` is how many. They are replaced first. */
    'backup-of-future',
    /** Rows of the queue wait for a data key that is not here; `detail` is how many. */
    'data-key-wrong',
    'sandbox-off',
    /** A way of looking for devices does not work here; `detail` names bus and cause. */
    'device-library-missing',
    /** The photo decoder of the configuration does not work; cards show a silhouette. */
    'photo-decoder-failed',
    /** A code profile or table of the configuration is left out; `detail` names file and problem. */
    'code-profile-unusable',
    /** No profile of a service code is in force: nobody's code can be read. */
    'no-code-profile',
    /**
     * The terminal's clock and the platform's differ; `detail` is by how many seconds, positive
     * where the terminal's is ahead.
     */
    'clock-skew',
    /** The route table is old, and the hub gives no new one. */
    'route-table-stale',
    /** Nothing can be signed: no key, or the platform does not know it. */
    'key-missing',
    'not-enrolled',
    /** The file of operators cannot be read; `detail` says where it fails. */
    'operators-unreadable',
    /** No certificate of an authority is configured: no seal can be believed. */
    'trust-list-empty',
    /** A file of the trust list cannot be read or is no certificate; `detail` names it. */
    'trust-file-unreadable',
    /** A certificate of the trust list is out of its time; `detail` names it. */
    'trust-anchor-expired',
    /** A list of revoked certificates is older than it says that it may be; `detail` names its issuer. */
    'crl-stale',
    /** A list of revoked certificates that nobody of the trust list has signed; `detail` names its file. */
    'crl-unusable',
    /** A list of revoked certificates cannot be fetched; `detail` is its host and why. */
    'crl-not-fetched',
    /** The print service keeps what was printed; `detail` is why it could not be removed. */
    'print-spool-kept',
  ]),
  since: z.number(),
  detail: z.string().max(200).optional(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/**
 * All that a window shows, made by the terminal service: the renderer is a function of this and
 * nothing else. Holds no unmasked personal data and no file.
 */
export const snapshotSchema = z.strictObject({
  /** Rises by one with every change. */
  revision: z.number().int().nonnegative(),
  /** The service's clock when this was made, in milliseconds since 1970. */
  at: z.number(),
  mode: modeSchema,
  language: languageSchema,
  simulated: z.boolean(),
  terminal: z.strictObject({
    id: z.string().max(32),
    orgName: localTextSchema,
    windowNo: z.string().max(16),
  }),
  items: z
    .array(z.strictObject({ code: z.string().max(40), name: localTextSchema }))
    .min(1)
    .max(64),
  /** The service item in force. */
  itemCode: z.string().max(40),
  devices: z.array(deviceSnapshotSchema).max(32),
  /** Everything on the buses, what is unsupported too. */
  found: z.array(shownDeviceSchema).max(64),
  platform: z.strictObject({
    state: z.enum(['unknown', 'online', 'offline']),
    since: z.number(),
  }),
  /** The hall's own code system takes part in 扫码: its citizens' phones can scan a code shown here. */
  phoneScan: z.boolean(),
  queue: queueViewSchema,
  operator: operatorViewSchema,
  /** Absent where the window is to use no camera. */
  camera: cameraViewSchema.optional(),
  /** Absent where nothing can be printed here. */
  printing: printingViewSchema.optional(),
  session: sessionViewSchema,
  /**
   * A scan that was not taken, and why; stays a few seconds beside the running session.
   * `serial` rises with each notice so that the same one twice is seen twice.
   */
  notice: z
    .strictObject({ serial: z.number().int(), failure: failureSchema, at: z.number() })
    .optional(),
  diagnostics: z.array(diagnosticSchema).max(20),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
