import type { PlatformStatus } from '../../contract/platform/common.ts';

/** One operation of an interface, as an engineer on the other side has to build it. */
export interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly method: 'get' | 'post';
  /** Behind the address of its server. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Component of the body; absent: no body. */
  readonly request?: string;
  /** Component of the reply with `OK`; `file`: the bytes of a certificate. */
  readonly reply: string;
  /** Its `OK` may come as the head alone, too. */
  readonly mayBeHeadAlone?: boolean;
  /** Body and reply may be sealed. */
  readonly isSealable?: boolean;
  /** Goes with the access token. */
  readonly needsToken?: boolean;
  /** What it says instead of `OK`, besides what every operation may say. */
  readonly statuses?: readonly PlatformStatus[];
}

/** What every operation may say. */
export const COMMON_STATUSES: readonly PlatformStatus[] = ['PARAM', 'RATE_LIMIT', 'INTERNAL'];
/** What an operation may say to whoever signs. */
export const SIGNED_STATUSES: readonly PlatformStatus[] = [
  'TERMINAL_REFUSED',
  'TERMINAL_UNKNOWN',
  'SIGN_INVALID',
  'NONCE_USED',
  'CLOCK_SKEW',
  'BODY_UNREADABLE',
];

export const HUB_OPERATIONS: readonly Operation[] = [
  {
    id: 'health',
    tag: 'hub',
    method: 'get',
    path: '/v1/health',
    summary: 'Does the platform live',
    description: 'Asked again and again: it has to be cheap. Whatever answers, lives.',
    reply: 'HealthReply',
  },
  {
    id: 'table',
    tag: 'hub',
    method: 'get',
    path: '/v1/table',
    summary: 'The signed route table (路由表)',
    description:
      'The same table for every terminal, signed by the hub in itself, so that it can be kept on ' +
      'disk and checked again. A terminal takes it only with a signature that fits the key of its ' +
      'configuration and a version that is not lower than the one at hand.',
    reply: 'TableReply',
  },
  {
    id: 'resolve',
    tag: 'hub',
    method: 'post',
    path: '/v1/resolve',
    summary: 'One code system that the table at hand does not name',
    description:
      'The reply is signed by the hub for this request. A code system that nobody knows is ' +
      '`ROUTE_UNKNOWN`, which the terminal remembers for 60 s.',
    request: 'ResolveRequest',
    reply: 'ResolveReply',
    statuses: ['ROUTE_UNKNOWN'],
  },
  {
    id: 'enrol',
    tag: 'hub',
    method: 'post',
    path: '/v1/terminals',
    summary: 'Makes the keys of a terminal known (入网)',
    description: 'Signed with the key that it names, which proves that whoever asks holds it.',
    request: 'EnrolRequest',
    reply: 'EnrolReply',
  },
];

export const CODE_SYSTEM_OPERATIONS: readonly Operation[] = [
  {
    id: 'verify',
    tag: 'code-system',
    method: 'post',
    path: '/v1/verify',
    summary: 'Verification of a code (验码)',
    description:
      'At `verifyUrl` of the route. Redeems the code: who it is, masked (脱敏), and what may be ' +
      'asked for. The same `requestId` once more gets the same answer and redeems nothing.',
    request: 'VerifyRequest',
    reply: 'VerifyReply',
    isSealable: true,
    statuses: [
      'PROFILE_REFUSED',
      'CODE_FORMAT',
      'CODE_NOT_FOUND',
      'CODE_EXPIRED',
      'CODE_USED',
      'CODE_REVOKED',
      'LEVEL_TOO_LOW',
      'HOLDER_NOT_FOUND',
    ],
  },
  {
    id: 'identify',
    tag: 'code-system',
    method: 'post',
    path: '/v1/identify',
    summary: 'The same question, asked with an ID card (身份证) read at the terminal',
    description: 'At `identifyUrl` of the route. With `subjectRef` the card joins a code.',
    request: 'IdentifyRequest',
    reply: 'VerifyReply',
    isSealable: true,
    statuses: ['HOLDER_NOT_FOUND', 'PERSON_MISMATCH', 'LEVEL_TOO_LOW', 'TOKEN_EXPIRED'],
  },
  {
    id: 'token',
    tag: 'code-system',
    method: 'post',
    path: '/v1/token',
    summary: 'The decision of the citizen (数据授权)',
    description:
      'At `tokenUrl` of the route. `agreed` brings an access token, bound to terminal, operator, ' +
      'item and scope, with an end and a number of uses; a refusal is recorded and answered with ' +
      'the head alone.',
    request: 'TokenRequest',
    reply: 'TokenReply',
    mayBeHeadAlone: true,
    isSealable: true,
    statuses: ['TOKEN_EXPIRED', 'CONSENT_REFUSED', 'SCOPE_DENIED', 'LEVEL_TOO_LOW'],
  },
  {
    id: 'list',
    tag: 'code-system',
    method: 'post',
    path: '/v1/list',
    summary: 'The certificates (证照) that the token covers',
    description: 'At `listUrl` of the route.',
    request: 'ListRequest',
    reply: 'ListReply',
    isSealable: true,
    needsToken: true,
    statuses: ['TOKEN_EXPIRED', 'SCOPE_DENIED', 'CERT_UNAVAILABLE'],
  },
  {
    id: 'file',
    tag: 'code-system',
    method: 'post',
    path: '/v1/file',
    summary: 'Fetching on behalf (代取): a one-time download handle',
    description: 'At `fileUrl` of the route. Size and SM3 of the file are promised here.',
    request: 'FileRequest',
    reply: 'FileReply',
    isSealable: true,
    needsToken: true,
    statuses: ['TOKEN_EXPIRED', 'SCOPE_DENIED', 'CERT_UNAVAILABLE', 'CERT_REVOKED'],
  },
  {
    id: 'receipt',
    tag: 'code-system',
    method: 'post',
    path: '/v1/receipt',
    summary: 'What was done at the terminal on the strength of a consent (回执)',
    description:
      'At `receiptUrl` of the route; a code system that wants to hear nothing names none. Kept by ' +
      'the terminal until it is acknowledged with `OK`, if need be for days: the same `requestId` ' +
      'once more is acknowledged again and taken once.',
    request: 'ReceiptRequest',
    reply: 'ReceiptReply',
    isSealable: true,
  },
  {
    id: 'scanSession',
    tag: 'code-system',
    method: 'post',
    path: '/v1/scan-session',
    summary: 'Opens a session that the citizen scans with the phone (扫码)',
    description: 'At `scanSessionUrl` of the route. The terminal shows `scanCode` as a QR symbol.',
    request: 'OpenScanSession',
    reply: 'ScanSessionReply',
    isSealable: true,
    statuses: ['LEVEL_TOO_LOW'],
  },
  {
    id: 'scanStatus',
    tag: 'code-system',
    method: 'post',
    path: '/v1/scan-session/status',
    summary: 'How that session stands',
    description:
      'At `scanSessionUrl` with `/status` behind it. Held back up to `waitMs` until the state is ' +
      'another one than `known`. `CONFIRMED` brings verification and token in one.',
    request: 'ScanStatusRequest',
    reply: 'ScanStatusReply',
    isSealable: true,
    statuses: ['SCAN_SESSION_EXPIRED'],
  },
];

export const DOWNLOAD: Operation = {
  id: 'download',
  tag: 'download',
  method: 'get',
  path: '/dl/{handle}',
  summary: 'The bytes of a certificate, once',
  description:
    'At `downloadUrl` of the file reply, whose host has to be that of `fileUrl`. No redirect is ' +
    'followed. Broken off, the terminal asks for a new handle.',
  reply: 'file',
  statuses: ['TOKEN_EXPIRED', 'CERT_UNAVAILABLE', 'CERT_REVOKED'],
};

const provincial = { tag: 'certificates', method: 'post', reply: 'ProvincialReply' } as const;

export const PROVINCIAL_OPERATIONS: readonly Operation[] = [
  {
    ...provincial,
    id: 'getDataByHolder',
    path: '/getDataByHolder',
    summary: 'The identifiers (证照标识) of what a holder has',
    description: '`data` of the request is a SearchData, of the reply a SearchReply.',
    request: 'SearchData',
  },
  {
    ...provincial,
    id: 'queryCertInfo',
    path: '/queryCertInfo',
    summary: 'The metadata of one certificate, under the short names of GB/T 36903 (拼音缩写)',
    description: '`data` of the request is an InfoData, of the reply an InfoReply.',
    request: 'InfoData',
  },
  {
    ...provincial,
    id: 'downloadCert',
    path: '/downloadCert',
    summary: 'A copy marked with its cause and its end (加注件), by a one-time address',
    description: '`data` of the request is a DownloadData, of the reply a DownloadReply.',
    request: 'DownloadData',
  },
];
