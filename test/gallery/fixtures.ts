import { cameraVariants } from './camera-fixtures.ts';
import { CARDS, cardSubject } from './card-fixtures.ts';
import { hallDevices, hallDiagnostics, hallFound } from './device-fixtures.ts';
import { queueVariants } from './queue-fixtures.ts';
import { CHECKS } from './verdict-fixtures.ts';
import { evidenceSessions, phoneSessions, trustDiagnostics } from './trust-fixtures.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { ShellView } from '../../contract/ipc.ts';
import type { Language } from '../../contract/language.ts';
import type { Certificate, SessionView, Subject } from '../../contract/session.ts';
import type { Snapshot } from '../../contract/snapshot.ts';

/** Everybody here is invented; address code 390102 was never assigned. */
export const SUBJECT: Subject = {
  via: 'code',
  nameMasked: '林*秋',
  idNoMasked: '390102********0021',
  realNameLevel: 4,
  proofs: ['CODE', 'FACE'],
  codeSystemName: '国家政务服务平台',
};

export const CERTIFICATES: readonly Certificate[] = [
  certificate('c1', '居民身份证', '************0021', '云岭市公安局', '2031-04-09', 'image/png'),
  certificate(
    'c2',
    '营业执照',
    '**************7X3Q',
    '云岭市市场监督管理局',
    undefined,
    'application/pdf',
  ),
  certificate(
    'c3',
    '不动产权证书',
    '云（2023）云岭市不动产权第****118号',
    '云岭市自然资源和规划局',
    undefined,
    'application/ofd',
  ),
  {
    ...certificate(
      'c4',
      '机动车驾驶证',
      '************0021',
      '云岭市公安局交通警察支队',
      '2026-08-30',
      'image/jpeg',
    ),
    status: 'expired',
  },
  {
    ...certificate('c5', '医疗保障凭证', '****3390', '云岭市医疗保障局', '2029-12-31', 'image/png'),
    status: 'suspended',
  },
];

function certificate(
  id: string,
  typeName: string,
  numberMasked: string,
  issuerName: string,
  validTo: string | undefined,
  mediaType: Certificate['mediaType'],
): Certificate {
  return {
    id,
    typeCode: '11100000000013127D001',
    typeName,
    numberMasked,
    issuerName,
    issuedOn: '2021-04-09',
    ...(validTo === undefined ? {} : { validTo }),
    status: 'valid',
    mediaType,
    sizeBytes: 48_211,
  };
}

function devices(at: number): DeviceSnapshot[] {
  return [
    {
      id: 'scanner',
      kind: 'scanner',
      model: 'generic-serial-2d',
      name: '通用串口二维扫码器',
      path: '/dev/ttyUSB0',
      state: 'ready',
      since: at - 5_400_000,
      facts: {},
      origin: 'configured',
      commands: ['trigger-start', 'identify'],
    },
    {
      id: 'card',
      kind: 'id-card-reader',
      model: 'sdt-serial',
      name: 'SDT 居民身份证阅读机具',
      path: '/dev/ttyUSB1',
      state: 'ready',
      since: at - 5_390_000,
      facts: { samId: '05.03-20210107-0012345678' },
      origin: 'configured',
      commands: [],
    },
  ];
}

const S = 1_000;

/** The base of every fixture: a terminal in an invented city, all well. */
export function baseSnapshot(at: number): Snapshot {
  return {
    revision: 1,
    at,
    mode: 'self-service',
    language: 'zh-CN',
    simulated: true,
    terminal: {
      id: 'HALL-01-K03',
      orgName: { 'zh-CN': '云岭市政务服务中心', en: 'Yunling Government Service Centre' },
      windowNo: '12',
    },
    items: [
      { code: 'company-register', name: { 'zh-CN': '公司设立登记', en: 'Company registration' } },
      { code: 'residence', name: { 'zh-CN': '居住证申领', en: 'Residence permit' } },
      {
        code: 'medical',
        name: { 'zh-CN': '医疗费用手工报销', en: 'Reimbursement of medical costs' },
      },
      { code: 'housing', name: { 'zh-CN': '住房公积金提取', en: 'Housing fund withdrawal' } },
      { code: 'estate', name: { 'zh-CN': '不动产转移登记', en: 'Transfer of real estate' } },
    ],
    itemCode: 'company-register',
    devices: devices(at),
    found: [],
    platform: { state: 'online', since: at - 5_400_000 },
    phoneScan: true,
    operator: { state: 'not-needed' },
    queue: { waiting: 0, dead: 0, locked: 0, rows: [] },
    session: { state: 'idle' },
    diagnostics: [{ key: 'sandbox-off', since: at - 5_400_000 }],
  };
}

function certificates(at: number): Extract<SessionView, { state: 'certificates' }> {
  return {
    state: 'certificates',
    sessionId: 's1',
    subject: SUBJECT,
    certificates: [...CERTIFICATES],
    warnAt: at + 40 * S,
    endsAt: at + 60 * S,
  };
}

function sessions(at: number): Record<string, SessionView> {
  const working = {
    state: 'working',
    sessionId: 's1',
    via: 'code',
    step: 'verify',
    deadline: at + 8 * S,
  } as const;
  const opened = (certificateId: string): SessionView => ({
    ...certificates(at),
    opened: { certificateId, state: 'ready' },
  });
  return {
    idle: { state: 'idle' },
    'reading-card': { state: 'reading-card', sessionId: 's1', startedAt: at - 400 },
    working: { ...working, startedAt: at - 1 * S },
    'working-slow': { ...working, startedAt: at - 5 * S, deadline: at + 4 * S },
    queued: {
      state: 'queued',
      sessionId: 's1',
      queuedAt: at - 40 * S,
      expiresAt: at + 140 * S,
      nextTryAt: at + 7 * S,
      tries: 3,
    },
    ...phoneSessions(at),
    ...evidenceSessions(at, SUBJECT, { ...cardSubject(CARDS[0]), realNameLevel: 3 }),
    consent: {
      state: 'consent',
      sessionId: 's1',
      subject: SUBJECT,
      itemName: { 'zh-CN': '公司设立登记', en: 'Company registration' },
      scopes: ['居民身份证', '营业执照', '不动产权证书'],
      deadline: at + 46 * S,
    },
    certificates: certificates(at),
    'certificates-empty': { ...certificates(at), certificates: [] },
    'certificates-warn': { ...certificates(at), warnAt: at - 6 * S, endsAt: at + 14 * S },
    ...Object.fromEntries(
      Object.entries(CHECKS).map(([name, check]) => [
        name,
        { ...certificates(at), opened: { certificateId: 'c3', state: 'ready', check } },
      ]),
    ),
    'viewer-image': opened('c1'),
    'viewer-pdf': opened('c2'),
    'viewer-failed': {
      ...certificates(at),
      opened: { certificateId: 'c2', state: 'failed', failure: { code: 'CERT_DIGEST' } },
    },
    'failed-expired': failed(at, 'CODE_EXPIRED'),
    'failed-card': failed(at, 'CARD_UNREADABLE'),
    'failed-clerk': failed(at, 'LEVEL_TOO_LOW'),
    ...cardSessions(at),
    ended: { state: 'ended', reason: 'by-person', endsAt: at + 4 * S },
    'ended-refused': { state: 'ended', reason: 'refused', endsAt: at + 4 * S },
  };
}

/** The consent page with each kind of card, and the pages after it with a resident's. */
function cardSessions(at: number): Record<string, SessionView> {
  const consents = CARDS.map((card): [string, SessionView] => [
    `consent-${card.layout}`,
    {
      state: 'consent',
      sessionId: 's1',
      subject: cardSubject(card),
      itemName: { 'zh-CN': '公司设立登记', en: 'Company registration' },
      scopes: ['居民身份证', '营业执照', '不动产权证书'],
      deadline: at + 46 * S,
    },
  ]);
  const [resident] = CARDS;
  return {
    ...Object.fromEntries(consents),
    'certificates-card': { ...certificates(at), subject: cardSubject(resident) },
  };
}

function failed(
  at: number,
  code: 'CODE_EXPIRED' | 'CARD_UNREADABLE' | 'LEVEL_TOO_LOW',
): SessionView {
  return { state: 'failed', sessionId: 's1', failure: { code }, endsAt: at + 12 * S };
}

/** Pages that differ by more than the session. */
function variants(at: number): Record<string, Partial<Snapshot>> {
  const evidence = evidenceSessions(at, SUBJECT, SUBJECT);
  const [scanner, reader] = devices(at) as [DeviceSnapshot, DeviceSnapshot];
  const absent = (device: DeviceSnapshot): DeviceSnapshot => ({
    ...device,
    state: 'absent',
    since: at - 30 * S,
    reason: { code: 'DEVICE_ABSENT', detail: 'ENOENT' },
  });
  return {
    'idle-offline': {
      platform: { state: 'offline', since: at - 90 * S },
      queue: {
        waiting: 1,
        dead: 0,
        oldestAt: at - 40 * S,
        nextTryAt: at + 7 * S,
        locked: 0,
        rows: [
          {
            id: 'q2',
            kind: 'deferred-verification',
            destination: '1390000',
            state: 'pending',
            createdAt: at - 40 * S,
            expiresAt: at + 140 * S,
            nextTryAt: at + 7 * S,
            tries: 3,
            lastFailure: 'PLATFORM_UNREACHABLE',
          },
          {
            id: 'q1',
            kind: 'deferred-verification',
            destination: '1390000',
            state: 'done',
            createdAt: at - 900 * S,
            expiresAt: at - 700 * S,
            nextTryAt: at - 800 * S,
            tries: 2,
          },
        ],
      },
    },
    'idle-no-scanner': { devices: [absent(scanner), reader] },
    'idle-no-device': {
      devices: [
        absent(scanner),
        {
          ...reader,
          state: 'faulty',
          reason: { code: 'DEVICE_SILENT', detail: 'no answer in 2 s' },
        },
      ],
    },
    'idle-nothing': {
      devices: [absent(scanner)],
      platform: { state: 'offline', since: at - 90 * S },
    },
    'evidence-no-reader': {
      devices: [scanner, absent(reader)],
      session: evidence['evidence-card']!,
    },
    'sign-in': { operator: { state: 'signed-out', nobodyKnown: false } },
    'sign-in-idle': { operator: { state: 'signed-out', nobodyKnown: false, reason: 'idle' } },
    'sign-in-locked': {
      operator: { state: 'signed-out', nobodyKnown: false, lockedUntil: at + 75_000 },
    },
    'sign-in-nobody': { operator: { state: 'signed-out', nobodyKnown: true } },
    'signed-in': { operator: { state: 'signed-in', operatorId: '0001', name: '演示' } },
    'idle-code-only': { devices: [scanner] },
    'idle-no-phone': { phoneScan: false },
    'idle-reading': { devices: [{ ...scanner, state: 'busy', since: at - 300 }, reader] },
    notice: {
      session: certificates(at),
      notice: { serial: 1, failure: { code: 'SESSION_TAKEN' }, at: at - 1 * S },
    },
    'notice-damaged': { notice: { serial: 1, failure: { code: 'SCAN_DAMAGED' }, at: at - 1 * S } },
    'notice-too-long': {
      notice: { serial: 1, failure: { code: 'CODE_TOO_LONG' }, at: at - 1 * S },
    },
    ...queueVariants(at),
    ...cameraVariants(at, reader, evidence['evidence-code']!),
    hall: {
      devices: hallDevices(at),
      found: hallFound(),
      diagnostics: [...trustDiagnostics(at), ...hallDiagnostics(at)],
    },
  };
}

/** Every picture of the gallery by name, dated around `at`. */
export function fixtureSnapshots(at: number): ReadonlyMap<string, Snapshot> {
  const base = baseSnapshot(at);
  const bySession = Object.entries(sessions(at)).map(([name, session]): [string, Snapshot] => [
    name,
    { ...base, session },
  ]);
  const byVariant = Object.entries(variants(at)).map(([name, change]): [string, Snapshot] => [
    name,
    { ...base, ...change },
  ]);
  return new Map([...bySession, ...byVariant]);
}

/** The view of a running terminal. */
export function viewOf(
  snapshot: Snapshot,
  mode: Snapshot['mode'] = 'self-service',
  language: Language = 'zh-CN',
): ShellView {
  return {
    service: { state: 'running', restarts: 0 },
    snapshot: { ...snapshot, mode, language },
  };
}

/** Views without a page of their own. */
export const SHELL_VIEWS: ReadonlyMap<string, ShellView> = new Map([
  ['starting', { service: { state: 'starting', restarts: 0 } }],
  ['restarting', { service: { state: 'restarting', restarts: 1 } }],
]);
