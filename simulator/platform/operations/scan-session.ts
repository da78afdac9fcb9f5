import type { z } from 'zod';
import type {
  openScanSessionSchema,
  ScanSessionReply,
  scanStatusRequestSchema,
} from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer, type ReplyBody } from '../answer.ts';
import type { Confirmations } from './confirmation.ts';
import type { Scene } from './operation.ts';

/** How long a terminal that does not wait at the platform pauses between two questions. */
const POLL_AFTER_MS = 1_000;

/** 扫码: opens a session that the citizen's app confirms. */
export function openScanSession(
  { platform, system }: Scene,
  { head, needScopes }: z.infer<typeof openScanSessionSchema>,
): Answer<ReplyBody> {
  const { codeSystemId } = system;
  const { ref, scanCode, expiresAt } = platform.scans.open({ codeSystemId, head, needScopes });
  const reply: Omit<ScanSessionReply, 'head'> = {
    ...{ scanSessionRef: ref, scanCode, expiresAt, pollAfterMs: POLL_AFTER_MS },
  };
  return ok(reply);
}

/**
 * How a session stands, held back until that changes. The token comes with the first answer that says
 * `CONFIRMED`, again only to the same requestId. Of several questions that wait only the newest gets
 * it: who asks again has given the one before up.
 */
export function scanStatus(
  confirmations: Confirmations,
  scene: Scene,
  request: z.infer<typeof scanStatusRequestSchema>,
): Answer<ReplyBody> {
  const { scans } = scene.platform;
  const { head, scanSessionRef: ref, known, waitMs, cancel } = request;
  const entry = scans.find(ref);
  const isOwn =
    entry?.codeSystemId === scene.system.codeSystemId &&
    entry.head.terminalId === head.terminalId &&
    entry.head.operatorId === head.operatorId &&
    entry.head.itemCode === head.itemCode;
  if (!entry || !isOwn)
    return refuse('SCAN_SESSION_EXPIRED', 'no such session of this terminal and operator');
  const isOpen = entry.state === 'PENDING' || entry.state === 'SCANNED';
  if (cancel && isOpen) scans.move(ref, 'CANCELLED');
  if (!confirmations.claim(ref, head.requestId)) {
    return refuse('SCAN_SESSION_EXPIRED', 'the token was given already');
  }
  return ok(async (sending) => {
    await scans.changed(ref, known, waitMs);
    const now = scans.find(ref) ?? entry;
    if (now.state !== 'CONFIRMED') return { state: now.state };
    const confirmed = await confirmations.take(scene, now, head.requestId, sending);
    // Superseded while it waited: nobody reads this.
    return confirmed ? { state: now.state, ...confirmed } : { state: known };
  });
}
