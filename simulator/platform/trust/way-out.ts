import type { TranscriptEntry } from '../../control-api.ts';
import type { Call } from '../http/router.ts';
import type { Reply } from '../http/reply.ts';
import type { Platform } from '../platform.ts';
import { carried } from './carried.ts';
import { maskedMessage } from './masked-message.ts';
import { packed } from './packed.ts';
import type { Party } from './parties.ts';
import type { ExchangeName, ReplyMessage } from './signed-reply.ts';
import { spoiled } from './spoiled.ts';

/** A reply that is ready to go, and what it answers. */
export interface Departure {
  readonly call: Call;
  readonly operation: string;
  /** Whose reply it is. */
  readonly party: Party;
  readonly name: ExchangeName;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly started: number;
  /** Whether the request was signed. */
  readonly signed: TranscriptEntry['requestSigned'];
  /** The request with its body in the open. */
  readonly request: unknown;
  readonly httpStatus: number;
  readonly message: ReplyMessage;
  /** The encryption key of the receiver, where the body is to be sealed. */
  readonly sealFor?: string | undefined;
}

/** Seals, signs and notes a reply, and spoils it where the plan of faults says so. */
export async function sendOff(platform: Platform, departure: Departure): Promise<Reply> {
  const { call, party, operation, started, httpStatus, message } = departure;
  const rule = platform.replyFaults.draw(operation);
  const { transcript, machineClock } = platform;
  const sound = rule ? await spoiled(departure, rule) : await packed(departure);
  const reply = rule
    ? carried(platform.replyFaults, operation, sound, rule)
    : platform.replyFaults.passing(operation, sound);
  transcript.add({
    ...{ at: started, ms: machineClock.now() - started, method: call.method, path: call.path },
    ...{ operation, httpStatus, status: message.head.status },
    ...(party.id === 'hub' ? {} : { codeSystemId: party.id }),
    ...{ requestSigned: departure.signed, replySigned: rule?.fault !== 'unsigned' },
    sealed: departure.sealFor !== undefined,
    ...(rule ? { fault: rule.fault } : {}),
    ...(departure.request === undefined ? {} : { request: maskedMessage(departure.request) }),
    reply: maskedMessage(message),
  });
  return reply;
}
