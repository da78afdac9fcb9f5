import { z } from 'zod';
import { languageSchema, localTextSchema } from './language.ts';
import { platformUrlSchema, publicKeySchema } from './platform/common.ts';
import { routeEntrySchema } from './platform/hub.ts';

/** `self-service` (自助终端): a citizen alone. `counter` (窗口): a clerk all day, keyboard first. */
export const modeSchema = z.enum(['self-service', 'counter']);
export type Mode = z.infer<typeof modeSchema>;

const seconds = (fallback: number): z.ZodDefault<z.ZodNumber> =>
  z.number().min(1).max(3600).default(fallback);
const milliseconds = (fallback: number): z.ZodDefault<z.ZodNumber> =>
  z.number().int().min(50).max(120_000).default(fallback);

/** Who stands here. Sent with every request so that the code system can name the asker. */
const terminalSchema = z.strictObject({
  /** Identifier of the terminal within the organisation, e.g. `HALL-01-K03`. */
  id: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
  /** Unified social credit code of the organisation (统一社会信用代码, GB 32100), 18 characters. */
  orgCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
  orgName: localTextSchema,
  /** Region (行政区划代码, GB/T 2260), 6 digits. */
  regionCode: z.string().regex(/^\d{6}$/),
  /** Counter window number as the hall writes it. */
  windowNo: z.string().max(16).default(''),
  /** Under what name the platform has taken this application on (接入应用标识), where it gives one. */
  appId: z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/)
    .optional(),
});

/** The hall's own code system, asked without a look at the route table. */
const homeSchema = z.strictObject({
  ...routeEntrySchema.pick({
    ...{ name: true, verifyUrl: true, identifyUrl: true, tokenUrl: true, listUrl: true },
    ...{ fileUrl: true, scanSessionUrl: true, receiptUrl: true, encryptKey: true },
    ...{ certificates: true, connections: true, profiles: true },
  }).shape,
  codeLifetimeS: routeEntrySchema.shape.codeLifetimeS.default(60),
  /** Its SM2 public keys: what is signed with another one is not believed. */
  signKeys: z.array(publicKeySchema).min(1).max(4),
});

const platformSchema = z.strictObject({
  /** Base address of the code-routing service (码路由). */
  hubUrl: platformUrlSchema,
  /** SM2 public keys of the hub, two while one takes over: what it does not sign is not believed. */
  hubKeys: z.array(publicKeySchema).min(1).max(4),
  /** One-time code of whoever runs the hub, with which the terminal makes itself known (入网). */
  enrolmentCode: z.string().min(1).max(64).optional(),
  home: homeSchema.optional(),
  /** The code system that answers for ID cards read at this terminal (7 digits). */
  homeCodeSystemId: z.string().regex(/^\d{7}$/),
  /** Limit for one request, in milliseconds. */
  requestTimeoutMs: milliseconds(4_000),
  /** Budget for everything between a scan and the consent page, in milliseconds. */
  scanBudgetMs: milliseconds(10_000),
  /** How often the platform is asked whether it lives, in milliseconds. */
  probeIntervalMs: milliseconds(5_000),
});

/** One attached device. `model` names a file in `drivers/catalogue`. */
export const deviceConfigSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]{1,32}$/),
  model: z.string().regex(/^[0-9a-z-]{1,48}$/),
  /**
   * `/dev/ttyUSB0`, `COM3`, `tcp://HOST:PORT` for a serial server, `simulated://127.0.0.1:PORT` or
   * `simulated-hid://127.0.0.1:PORT` for a simulated device, `keyboard` for a keyboard wedge, the
   * name of a PC/SC reader; `auto`: wherever a device with the USB ids of the model appears.
   */
  path: z.string().min(1).max(260).default('auto'),
  /** Tells two of the same model apart with `path = "auto"`. */
  serialNumber: z.string().min(1).max(80).optional(),
  /** Instead of the rates that the catalogue entry tries, in baud. */
  baudRate: z.number().int().min(300).max(4_000_000).optional(),
  /**
   * Numbers of the security modules (安全模块号, SAM) that this ID-card reader may have: one with
   * another number, or that tells none, is not used.
   */
  allowedSams: z
    .array(z.string().regex(/^\d{2,5}\.\d{2,5}-\d{8,10}-\d{10}-\d{10}$/))
    .min(1)
    .max(16)
    .optional(),
});
export type DeviceConfig = z.infer<typeof deviceConfigSchema>;

/** How devices are looked for. */
const discoverySchema = z.strictObject({
  /** Whether a device whose USB ids are in the catalogue is used without being configured. */
  adopt: z.boolean().default(true),
  /** How often the buses are looked at, besides every sign of a change, in milliseconds. */
  intervalMs: milliseconds(2_000),
});

/**
 * The vendor's decoder of card photos (WLT): a dynamic library that exports
 * `int unpack(const unsigned char *wlt, unsigned char *bmp, int kind)`.
 */
const photoDecoderSchema = z.strictObject({
  library: z.string().min(1).max(260),
  symbol: z
    .string()
    .regex(/^\w{1,64}$/)
    .default('unpack'),
  /** The third argument, as the vendor's manual names it. */
  kind: z.number().int().min(0).max(65_535).default(1),
});

/** Which kinds of codes (码制) are read; profiles and tables as in `docs/codes.md`. */
const codesSchema = z.strictObject({
  /** Folder of own profiles and code tables; a relative path begins at the configuration's folder. */
  profileFolder: z.string().min(1).max(260).optional(),
  /**
   * Profiles in the order in which they are tried; where it is left out, those of the folder and then
   * the built-in ones, assumed ones only in the simulation.
   */
  enabled: z
    .array(z.string().regex(/^[0-9A-Z-]{1,24}$/))
    .min(1)
    .max(64)
    .optional(),
});

/** A service item (政务服务事项, GB/T 39554) and the certificate types that it may ask for. */
export const itemSchema = z.strictObject({
  code: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
  name: localTextSchema,
  /** In what kind of business the code is used (用码场景), where the platform numbers them. */
  sceneCode: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,40}$/)
    .optional(),
  /** Certificate type codes (GB/T 36904), or `*` for whatever the citizen holds. */
  scopes: z.array(z.string().min(1).max(40)).min(1).max(32),
  /** Real-name level (GB/T 39047 table 1) below which the item refuses, 1…5. */
  minLevel: z.number().int().min(1).max(5).default(1),
  /**
   * Whether a clerk's comparison of face and card photo (人证比对) counts as level 4 beside the ID check:
   * at a counter only, never towards level 5. The table of GB/T 39047 does not name it.
   */
  acceptManualComparison: z.boolean().default(false),
});
export type ServiceItem = z.infer<typeof itemSchema>;

const timeLimitsSchema = z.strictObject({
  consentS: seconds(60),
  /** Without a touch in the certificate list. */
  idleS: seconds(60),
  /** Without a touch while a certificate is open. */
  viewS: seconds(120),
  /** How long before an end the countdown is shown. */
  warnS: seconds(20),
  /** How long a failure stays on the screen. */
  failureS: seconds(15),
  /** How long the farewell stays on the screen. */
  farewellS: seconds(4),
});

/** Who serves at a counter (经办人). At self-service nobody signs in. */
const operatorsSchema = z.strictObject({
  /** `none` binds nothing to an operator; only where the hall knows by other means who serves. */
  signIn: z.enum(['required', 'none']).default('required'),
  /** Without a scan, a key or an open session: signed out, in seconds. */
  idleS: z.number().min(1).max(28_800).default(900),
});

/** How long an entry of the audit log is kept at least: 6 months (Cybersecurity Law, art. 21 (3)). */
const LEAST_AUDIT_DAYS = 183;

const auditSchema = z.strictObject({
  /** Days after which entries are removed. Fewer than 183 only in simulated mode. */
  keepDays: z.number().int().min(1).max(3_660).default(LEAST_AUDIT_DAYS),
});

/** The local database (docs/storage.md). */
const storeSchema = z.strictObject({
  /** Age at which the data key is followed by a new one, in days; 0 for never. */
  keyDays: z.number().int().min(0).max(3_650).default(90),
  /** Between two copies of the database, in hours; 0 for none. */
  backupHours: z.number().int().min(0).max(168).default(24),
  /** How many copies are kept. */
  backupsKept: z.number().int().min(1).max(30).default(3),
});

/** The durable queue (docs/queue.md). */
const queueSchema = z.strictObject({
  /** How long rows that have ended are kept to be looked at, in days; nothing of a person in them. */
  keepEndedDays: z.number().int().min(1).max(3_660).default(30),
});

/** What a queue of CUPS may be called. */
const QUEUE_NAME = /^[0-9A-Za-z_.-]{1,127}$/;

/** An IPP printer or print service on this machine: what is printed goes to it unencrypted. */
const OWN_PRINTER = /^ipp:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?\/[0-9A-Za-z_./-]+$/;

/** Printing of certificates (docs/printing.md). */
const printingSchema = z.strictObject({
  /**
   * Name of a CUPS queue, or `ipp://127.0.0.1:631/…` for a print service of this machine. Left out:
   * nothing can be printed.
   */
  printer: z
    .string()
    .max(260)
    .refine((text) => QUEUE_NAME.test(text) || OWN_PRINTER.test(text), {
      message: 'name of a queue, or ipp:// on this machine expected',
    })
    .optional(),
  /** Where CUPS listens. */
  socket: z.string().min(1).max(100).default('/run/cups/cups.sock'),
  paper: z.enum(['A4', 'A5', 'A3', 'B5']).default('A4'),
  /** How long an annotated copy may be used, in days; no longer than its certificate. */
  validDays: z.number().int().min(1).max(366).default(30),
  /** Folder for copies as PDF files, at counters only: a whole path, from the root or drive on. */
  saveFolder: z
    .string()
    .regex(/^(\/|[A-Za-z]:\\)/)
    .max(260)
    .optional(),
});

/** A file or folder; a relative path begins at the configuration's folder, `~` at home. */
const place = z.string().min(1).max(260);

/** Where an authority publishes its list: signed, so that it needs no TLS. */
const crlUrlSchema = z
  .string()
  .max(500)
  .regex(
    /^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/,
    'http or https address without a password expected',
  );

/** Whom to believe when the seals of certificate files are verified (docs/certificates.md). */
const documentsSchema = z.strictObject({
  /** Certificates of authorities and lists of revoked ones, PEM or DER. Believed as they are. */
  trust: z.array(place).max(32).default([]),
  /** Addresses of lists of revoked certificates. */
  crlUrls: z.array(crlUrlSchema).max(16).default([]),
  /** How often these are fetched anew, in hours; sooner where a list says that it ends sooner. */
  crlHours: z.number().int().min(1).max(168).default(12),
});

/** A camera that the window reads codes with (docs/camera.md). */
const cameraSchema = z.strictObject({
  enabled: z.boolean().default(false),
  /** In which modes; a file may be the same for every terminal of a hall. */
  modes: z.array(modeSchema).min(1).max(2).default(['self-service', 'counter']),
  /** Part of the camera's name, upper or lower case; left out: the first one there is. */
  device: z.string().min(1).max(120).optional(),
  /** Wanted size of its pictures, in pixels; the camera takes the nearest that it has. */
  width: z.number().int().min(320).max(3_840).default(1_280),
  height: z.number().int().min(240).max(2_160).default(720),
  /** Without a touch or a read for so long it is switched off until somebody touches, in seconds; 0: never. */
  restS: z.number().int().min(0).max(86_400).default(600),
});

const windowSchema = z.strictObject({
  /** Full screen without a way out; only while trying things out is it false. */
  kiosk: z.boolean().default(true),
  /** Size of a window that is not full screen, in CSS pixels. */
  width: z.number().int().min(320).max(7680).default(1080),
  height: z.number().int().min(320).max(7680).default(1920),
});

const tablesSchema = z.strictObject({
  mode: modeSchema.default('self-service'),
  language: languageSchema.default('zh-CN'),
  /** Where queue and key live; a relative path begins at the file's folder, `~` at home. */
  dataDir: z.string().min(1).max(260),
  terminal: terminalSchema,
  platform: platformSchema,
  devices: z.array(deviceConfigSchema).max(16).default([]),
  discovery: discoverySchema.prefault({}),
  photoDecoder: photoDecoderSchema.optional(),
  codes: codesSchema.prefault({}),
  items: z.array(itemSchema).min(1).max(64),
  timeLimits: timeLimitsSchema.prefault({}),
  queue: queueSchema.prefault({}),
  operators: operatorsSchema.prefault({}),
  audit: auditSchema.prefault({}),
  store: storeSchema.prefault({}),
  documents: documentsSchema.prefault({}),
  printing: printingSchema.prefault({}),
  camera: cameraSchema.prefault({}),
  window: windowSchema.prefault({}),
  /** Simulated mode: shown as such on every page; the dock opens beside the terminal. */
  simulation: z
    .strictObject({
      /** Address of the device dock (a page of the device simulator). */
      dockUrl: platformUrlSchema.optional(),
      /** Folder in which the simulator lists the devices of its own bus. */
      busDir: z.string().min(1).max(260).optional(),
      /** Folder with the test authority of simulated seals: believed in simulated mode alone. */
      trustDir: place.optional(),
    })
    .optional(),
});

/**
 * The whole configuration of a terminal: one TOML file, `liangma.toml`. Every key is documented in
 * `liangma.example.toml`.
 */
export const configSchema = tablesSchema
  .refine(
    ({ audit, simulation }) => simulation !== undefined || audit.keepDays >= LEAST_AUDIT_DAYS,
    { path: ['audit', 'keepDays'], message: `${LEAST_AUDIT_DAYS} or more expected` },
  )
  .refine(({ camera, devices }) => !camera.enabled || devices.every(({ id }) => id !== 'camera'), {
    path: ['devices'],
    message: 'another id than "camera" expected, which is that of the window’s camera',
  });

export type TerminalConfig = z.infer<typeof configSchema>;
/** The file's content before defaults are filled in. */
export type TerminalConfigInput = z.input<typeof configSchema>;
