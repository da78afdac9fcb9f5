import { jsonReply, type Reply } from '../http/reply.ts';
import { named, sealed, signed, type ReplyMessage } from './signed-reply.ts';
import type { Departure } from './way-out.ts';

/** What is left out or changed when a reply is packed wrongly on purpose. */
export interface Packing {
  readonly isUnsigned?: boolean;
  readonly change?: (signed: ReplyMessage) => ReplyMessage;
}

/** The reply as it travels: named, sealed where it is to be, signed. */
export async function packed(
  { httpStatus, message, name, party, sealFor }: PackedParts,
  { isUnsigned, change }: Packing = {},
): Promise<Reply> {
  const plain = named(message, name);
  const closed = sealFor === undefined ? plain : await sealed(plain, sealFor, party);
  const whole = isUnsigned ? closed : await signed(closed, party);
  return jsonReply(httpStatus, change ? change(whole) : whole);
}

type PackedParts = Pick<Departure, 'httpStatus' | 'message' | 'name' | 'party' | 'sealFor'>;
