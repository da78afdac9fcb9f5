import type { Clock } from '../../contract/clock.ts';
import type { ServiceItem } from '../../contract/config.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Receipt } from '../../contract/platform/receipt.ts';
import type { Result } from '../../contract/result.ts';
import type { AccessToken } from '../platform/access-token.ts';
import { newRequestId } from '../platform/intent.ts';
import type { Receipts } from '../platform/receipts.ts';
import type { Verified } from '../platform/verified.ts';
import type { Way } from '../platform/way.ts';
import type { Outbox } from './outbox.ts';

/**
 * What a code system hears of a session: through the outbox, so that neither an outage nor a crash
 * takes it; where nothing can be saved, once and directly, as well as it goes.
 */
export interface Messages {
  /** 授权回执: the citizen sees what was granted. Nothing, where the route names nowhere to tell it. */
  granted(verified: Verified, token: AccessToken): void;
  /** 用证回执: a certificate was shown. */
  shown(verified: Verified, token: AccessToken, identifier: string): void;
  /** 拒绝授权. @param forMs how long consent could still be given: later nobody wants to know */
  refused(verified: Verified, forMs: number): void;
}

export interface PrintMessages {
  /** 用证回执 of a copy that has come out of the printer. */
  printed(verified: Verified, token: AccessToken, identifier: string): void;
}

export interface MessageOptions {
  /** Absent where the store cannot be opened. */
  readonly outbox: Outbox | undefined;
  readonly receipts: Pick<Receipts, 'send'>;
  readonly way: Pick<Way, 'tellRefusal'>;
  readonly item: () => ServiceItem;
  /** Who serves at the counter. */
  readonly operatorId: () => string | undefined;
  readonly clock: Pick<Clock, 'now'>;
  /** The right time as far as it is known, in milliseconds since 1970: what is told is dated by it. */
  readonly rightNow: () => number;
  /** Neither saved nor told. */
  readonly onLost: (step: 'receipt' | 'refuse', why: Failure) => void;
}

function scopesOf({ reply }: Verified): string[] {
  return reply.scopes.map(({ code }) => code);
}

export function createMessages(options: MessageOptions): Messages & PrintMessages {
  const { outbox, receipts, way, item, clock, rightNow } = options;

  function envelope({ route }: Verified) {
    return {
      destination: route.codeSystemId,
      itemCode: item().code,
      operatorId: options.operatorId(),
    };
  }

  function directly(step: 'receipt' | 'refuse', asked: Promise<Result<undefined, Failure>>): void {
    void asked.then((answer) => {
      if (!answer.ok) options.onLost(step, answer.error);
    });
  }

  function receipt(verified: Verified, told: Receipt): void {
    const to = envelope(verified);
    if (outbox?.post({ message: 'receipt', receipt: told }, to).ok) return;
    const intent = { requestId: newRequestId(), item: item(), operatorId: to.operatorId };
    directly('receipt', receipts.send(to.destination, intent, told));
  }

  /** What every receipt says; `undefined` where nobody wants one, or no record says what it is of. */
  function base({ route, reply: { subjectRef } }: Verified, token: AccessToken) {
    const consentId = token.consentId();
    if (route.receiptUrl === undefined || consentId === undefined) return undefined;
    return { at: rightNow(), subjectRef, consentId };
  }

  function used(
    use: 'shown' | 'printed',
    verified: Verified,
    token: AccessToken,
    identifier: string,
  ): void {
    const told = base(verified, token);
    if (told) receipt(verified, { kind: 'certificate-use', ...told, identifier, use });
  }

  return {
    granted(verified, token) {
      const told = base(verified, token);
      if (told) receipt(verified, { kind: 'consent', ...told, scopes: scopesOf(verified) });
    },
    shown: (verified, token, identifier) => used('shown', verified, token, identifier),
    printed: (verified, token, identifier) => used('printed', verified, token, identifier),
    refused(verified, forMs) {
      const { subjectRef } = verified.reply;
      const decision = { subjectRef, scopes: scopesOf(verified), decidedAt: rightNow() };
      const to = { ...envelope(verified), expiresAt: clock.now() + forMs };
      if (outbox?.post({ message: 'refusal', ...decision }, to).ok) return;
      directly('refuse', way.tellRefusal(verified, { item: item() }));
    },
  };
}
