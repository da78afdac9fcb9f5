import {
  fileRequestSchema,
  identifyRequestSchema,
  listRequestSchema,
  openScanSessionSchema,
  scanStatusRequestSchema,
  tokenRequestSchema,
  verifyRequestSchema,
} from '../../contract/platform/code-system.ts';
import { receiptRequestSchema } from '../../contract/platform/receipt.ts';
import { makeReceiptBook } from './books/receipt-book.ts';
import { refusalReply } from './head.ts';
import type { Reply } from './http/reply.ts';
import type { Route } from './http/router.ts';
import { makeConfirmations } from './operations/confirmation.ts';
import { file } from './operations/file.ts';
import { identify } from './operations/identify.ts';
import { list } from './operations/list.ts';
import { operationRoutes } from './operations/operation.ts';
import { receipt } from './operations/receipt.ts';
import { openScanSession, scanStatus } from './operations/scan-session.ts';
import { token } from './operations/token.ts';
import { verify } from './operations/verify.ts';
import type { Platform } from './platform.ts';

/** The services of every code system, directly and through the hub, and the download of files. */
export function codeSystemRoutes(platform: Platform): readonly Route[] {
  const confirmations = makeConfirmations();
  const receipts = makeReceiptBook();
  return [
    ...operationRoutes(platform, 'verify', verifyRequestSchema, verify),
    ...operationRoutes(platform, 'identify', identifyRequestSchema, identify),
    ...operationRoutes(platform, 'token', tokenRequestSchema, token),
    ...operationRoutes(platform, 'list', listRequestSchema, list),
    ...operationRoutes(platform, 'file', fileRequestSchema, file),
    ...operationRoutes(platform, 'receipt', receiptRequestSchema, (scene, request) =>
      receipt(receipts, scene, request),
    ),
    ...operationRoutes(platform, 'scan-session', openScanSessionSchema, openScanSession),
    ...operationRoutes(
      platform,
      'scan-session/status',
      scanStatusRequestSchema,
      (scene, request) => scanStatus(confirmations, scene, request),
      { isAskedAnew: true },
    ),
    {
      method: 'GET',
      path: '/dl/:handle',
      handle: (_call, [handle = '']) => download(platform, handle),
    },
  ];
}

async function download(platform: Platform, handle: string): Promise<Reply> {
  const { clock, effects, handles, store } = platform;
  const taken = handles.take(handle);
  const stored = taken && store.find(taken.identifier);
  if (!stored) return refusalReply(clock, 'TOKEN_EXPIRED', 'the handle is used or expired', 410);
  const body = taken.copy?.bytes ?? (await store.read(taken.identifier));
  if (!body) return refusalReply(clock, 'CERT_UNAVAILABLE', 'the file cannot be read');
  effects.add('delivered', taken.requestId, taken.citizenId);
  return {
    status: 200,
    headers: {
      'content-type': taken.copy?.mediaType ?? stored.mediaType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
