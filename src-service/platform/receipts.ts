import type { Failure } from '../../contract/failures.ts';
import { type Receipt, receiptReplySchema } from '../../contract/platform/receipt.ts';
import { mapOk, type Result } from '../../contract/result.ts';
import type { Asker } from './asker.ts';
import type { CodeSystem, Decision } from './code-system.ts';
import type { Intent } from './intent.ts';
import type { Router } from './router.ts';

/** What a code system is told afterwards; the same `requestId` once more has no second effect. */
export interface Receipts {
  /** 回执: what was done on the strength of a consent. */
  send(codeSystemId: string, intent: Intent, receipt: Receipt): Promise<Result<undefined, Failure>>;
  /** The citizen has refused. */
  refuse(
    codeSystemId: string,
    intent: Intent,
    decision: Decision,
  ): Promise<Result<undefined, Failure>>;
}

export function createReceipts(
  ask: Asker,
  router: Pick<Router, 'find'>,
  codeSystem: Pick<CodeSystem, 'refuse'>,
): Receipts {
  return {
    async send(codeSystemId, intent, receipt) {
      const route = await router.find(codeSystemId, intent);
      if (!route.ok) return route;
      const question = { route: route.value, operation: 'receipt', intent } as const;
      const answer = await ask({ ...question, body: { receipt } }, receiptReplySchema);
      return mapOk(answer, () => undefined);
    },
    async refuse(codeSystemId, intent, { subjectRef, scopes, decidedAt }) {
      const route = await router.find(codeSystemId, intent);
      if (!route.ok) return route;
      return codeSystem.refuse(route.value, intent, { subjectRef, scopes, decidedAt });
    },
  };
}
