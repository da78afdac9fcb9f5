import type { ReceiptRequest } from '../../../contract/platform/receipt.ts';
import { ok } from '../../../contract/result.ts';
import type { Answer, ReplyBody } from '../answer.ts';
import type { ReceiptBook } from '../books/receipt-book.ts';
import type { Scene } from './operation.ts';

/** 回执: taken once per `requestId`, however late and however often it comes. */
export function receipt(
  receipts: ReceiptBook,
  { platform, system }: Scene,
  { head, receipt: { subjectRef } }: ReceiptRequest,
): Answer<ReplyBody> {
  const { effects, subjects } = platform;
  if (!receipts.take(`${system.codeSystemId} ${head.requestId}`)) {
    effects.repeat('receipt', head.requestId);
    return ok({});
  }
  // Long after the visit nobody remembers whose it was; the consent record does.
  const known = subjects.find(system.codeSystemId, subjectRef, head);
  effects.add('receipt', head.requestId, known.ok ? known.value.citizenId : '');
  return ok({});
}
