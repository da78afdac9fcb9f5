import { manualClock } from '../../contract/clock.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import type { CertificateEntry, VerifyReply } from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { ok } from '../../contract/result.ts';
import type { DocumentChecker } from '../documents/checker.ts';
import { createAccessToken } from '../platform/access-token.ts';
import { type Verified, verifiedBy } from '../platform/verified.ts';
import type { Messages } from '../queue/messages.ts';
import type { CardInput, CodeInput, SessionRules } from './model.ts';
import { personOfCode } from './person.ts';

// Invented data that the tests of this room share.

export const RULES: SessionRules = {
  mode: 'self-service',
  minLevel: 1,
  acceptsManual: false,
  abilities: { cardReader: true, code: true, camera: false, online: true },
  limits: {
    scanBudget: 10_000,
    consent: 60_000,
    idle: 60_000,
    view: 120_000,
    failure: 15_000,
    farewell: 4_000,
    readCard: 8_000,
  },
};

export const ITEM: ServiceItem = {
  code: '390000-0001',
  name: { 'zh-CN': '查询本人电子证照', en: 'View my electronic certificates' },
  scopes: ['*'],
  minLevel: 1,
  acceptManualComparison: false,
};

/** What the platform is told about the terminal. */
export const CONFIG: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform'> = {
  mode: 'self-service',
  terminal: {
    id: 'HALL-01-K03',
    orgCode: '11390000000013338A',
    orgName: { 'zh-CN': '云岭省政务服务中心', en: 'Yunling hall' },
    regionCode: '390000',
    windowNo: 'A03',
  },
  platform: {
    hubUrl: 'http://127.0.0.1:9/hub',
    homeCodeSystemId: '1390000',
    hubKeys: [`04${'0'.repeat(128)}`],
    requestTimeoutMs: 5_000,
    scanBudgetMs: 10_000,
    probeIntervalMs: 5_000,
  },
};

export const CODE: CodeInput = {
  via: 'code',
  requestId: '11111111-1111-4111-8111-111111111111',
  codeSystemId: '1390000',
  code: { codeContent: '01139000002TOKEN', symbology: ']Q1', scannedAt: 0 },
};

export const CARD: CardInput = {
  via: 'id-card',
  requestId: '22222222-2222-4222-8222-222222222222',
  holder: {
    idType: '111',
    idNo: '39010219491231002X',
    name: '林小秋',
    validTo: '长期',
    samId: '05.03-20260101-0000000001-0000000002',
  },
  readAt: 999_000,
  card: { layout: 'resident', fields: [{ key: 'name', value: '林**' }], photo: 'silhouette' },
};

export const ROUTE: RouteEntry = {
  codeSystemId: '1390000',
  kind: 'region',
  name: { 'zh-CN': '云岭省政务服务码', en: 'Yunling code' },
  status: 'ACTIVE',
  verifyUrl: 'http://127.0.0.1:9/verify',
  identifyUrl: 'http://127.0.0.1:9/identify',
  tokenUrl: 'http://127.0.0.1:9/token',
  listUrl: 'http://127.0.0.1:9/list',
  fileUrl: 'http://127.0.0.1:9/file',
  codeLifetimeS: 60,
  connections: ['direct'],
  signKeys: [],
  certificates: { kind: 'code-system' },
};

/** The answer to a code whose holder the app has checked by the three items of his ID card. */
export const REPLY: VerifyReply = {
  head: {
    ...{ status: 'OK', message: '', traceId: 'trace-0', serverTime: 1_000_000 },
    ...{ requestId: '11111111-1111-4111-8111-111111111111', nonce: '0'.repeat(32) },
    ...{ signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
  },
  codeSystemId: '1390000',
  subjectRef: 'subject-reference',
  nameMasked: '林*秋',
  idNoMasked: '390102********002X',
  realNameLevel: 3,
  subjectType: 'natural',
  evidence: [{ kind: 'ID3', at: 900_000, provider: '1390000', traceId: 'trace-1' }],
  cardStatus: 'UNKNOWN',
  scopes: [{ code: 'T1', name: '结婚证' }],
  consentUntil: 1_300_000,
};

export const VERIFIED = verifiedBy(ROUTE, REPLY, '0'.repeat(32));

/** The same with other words of the code system. */
export function verifiedWith(change: Partial<VerifyReply>): Verified {
  return verifiedBy(ROUTE, { ...REPLY, ...change }, VERIFIED.nonce);
}

/** All that a code system can say for a person: checked face and ID, and a card that is not lost. */
export const FULL = verifiedWith({
  realNameLevel: 4,
  cardStatus: 'NORMAL',
  evidence: ['ID3' as const, 'FACE' as const].map((kind) => ({
    ...{ kind, at: 900_000, provider: '1390000', traceId: 'trace-1' },
  })),
  holderDigest: 'd'.repeat(64),
});

export const PERSON = personOfCode('new', VERIFIED, 1_000_000);

export const TOKEN = createAccessToken(
  {
    ...{ secret: 'secret-token-0000', validForMs: 300_000, maxUses: 20, scopes: ['*'] },
    user: { terminalId: CONFIG.terminal.id, itemCode: ITEM.code },
  },
  manualClock(),
);

/** What is found out about a picture. */
export const UNSIGNED: CertificateCheck = {
  ...{ state: 'UNSIGNED', signatures: [] },
  metadata: { state: 'absent', differing: [] },
};

/** Where no file is looked at. */
export const UNCHECKED: Pick<DocumentChecker, 'check'> = {
  check: () => Promise.resolve(ok(UNSIGNED)),
};

/** Where nothing that is told counts. */
export const UNHEARD: Messages = { granted: () => {}, shown: () => {}, refused: () => {} };

/** What of a scan session reaches the session. */
export const SCAN = { scanCode: 'LMSCAN:0123456789', validForMs: 120_000 };

export const ENTRY: CertificateEntry = {
  identifier: '1.2.156.3005.2.T.I.S.001.X',
  typeCode: 'T1',
  typeName: '结婚证',
  number: 'YL39010220240017',
  issuerName: '云岭省民政厅',
  issuedOn: '2024-05-20',
  status: '01',
  mediaType: 'image/png',
  sizeBytes: 4,
  sm3: '0'.repeat(64),
};
