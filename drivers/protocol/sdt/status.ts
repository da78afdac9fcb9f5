import { failure, type Failure } from '../../../contract/failures.ts';

/**
 * What to do about a status:
 * - `ok`: the command has worked
 * - `no-card`: nothing in the field; keep looking
 * - `retry`: from finding the card
 * - `resend`: the reader did not understand the frame; once more, then it is a fault of the link
 * - `card`: this card will not do
 * - `device`: the reader cannot work
 */
export type StatusClass = 'ok' | 'no-card' | 'retry' | 'resend' | 'card' | 'device';

export interface Status {
  readonly class: StatusClass;
  readonly meaning: string;
  /** With every class but `ok` and `no-card`: what it is called once nothing more helps. */
  readonly failure?: Failure;
}

type Row = readonly [StatusClass, string, Failure['code']?];

/** SW3 of GA/T 467-2019. */
const STATUSES: Readonly<Record<number, Row>> = {
  0x90: ['ok', 'success'],
  0x9f: ['ok', 'card found'],
  0x91: ['ok', 'the card has no such item'],
  0x80: ['no-card', 'no card found'],
  0x81: ['retry', 'card not selected', 'CARD_UNREADABLE'],
  0x10: ['resend', 'wrong check byte in the command', 'DEVICE_PROTOCOL'],
  0x11: ['resend', 'wrong length of the command', 'DEVICE_PROTOCOL'],
  0x21: ['device', 'unknown command or parameter', 'DEVICE_PROTOCOL'],
  0x23: ['device', 'command not permitted', 'DEVICE_OUT_OF_SERVICE'],
  0x24: ['retry', 'unknown error', 'CARD_UNREADABLE'],
  0x31: ['card', 'card and security module do not authenticate', 'CARD_REJECTED'],
  0x32: ['card', 'card and security module do not authenticate', 'CARD_REJECTED'],
  0x33: ['card', 'information check error', 'CARD_REJECTED'],
  0x40: ['card', 'unknown card type', 'CARD_TYPE'],
  0x41: ['retry', 'reading failed', 'CARD_UNREADABLE'],
  0x47: ['retry', 'random number failed', 'CARD_UNREADABLE'],
  0x60: ['device', 'self-test of the security module failed', 'DEVICE_OUT_OF_SERVICE'],
  0x66: ['device', 'security module not authorised', 'DEVICE_OUT_OF_SERVICE'],
};

/** The meaning of a status word; one that the table does not hold counts as an unknown error. */
export function statusOf(sw3: number): Status {
  const [kind, meaning, code] = STATUSES[sw3] ?? ['retry', 'undocumented', 'CARD_UNREADABLE'];
  if (code === undefined) return { class: kind, meaning };
  const word = sw3.toString(16).padStart(2, '0');
  return { class: kind, meaning, failure: failure(code, `SW3 ${word}: ${meaning}`) };
}
