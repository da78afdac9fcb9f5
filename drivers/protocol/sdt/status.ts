import { failure, type FailureCode } from '../../../contract/failures.ts';
import type { CardAnswer, CardCommand, CardStatus, StatusClass } from '../card/dialect.ts';

type Row = readonly [StatusClass, string, FailureCode?];

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
  0x37: ['plain', 'fingerprint check error', 'CARD_UNREADABLE'],
  0x3f: ['plain', 'fingerprint length error', 'CARD_UNREADABLE'],
  0x40: ['card', 'unknown card type', 'CARD_TYPE'],
  0x41: ['retry', 'reading failed', 'CARD_UNREADABLE'],
  0x47: ['retry', 'random number failed', 'CARD_UNREADABLE'],
  0x60: ['device', 'self-test of the security module failed', 'DEVICE_OUT_OF_SERVICE'],
  0x66: ['device', 'security module not authorised', 'DEVICE_OUT_OF_SERVICE'],
};

/** SW3 that means success; any other "ok" is the answer to another command. */
const SUCCESS: Readonly<Record<CardCommand, readonly number[]>> = {
  resetSam: [0x90],
  samStatus: [0x90],
  samNumber: [0x90],
  find: [0x9f],
  select: [0x90],
  read: [0x90],
  readFingerprints: [0x90],
  readAddress: [0x90, 0x91],
};

/**
 * What an answer means by its status words; a SW3 that the table does not hold counts as an unknown
 * error. SW1 SW2 are the status of the card itself (APDU) where they are not 0.
 */
export function judge(command: CardCommand, { code }: CardAnswer): CardStatus {
  const sw3 = code & 0xff;
  const [kind, meaning, name] = STATUSES[sw3] ?? ['retry', 'undocumented', 'CARD_UNREADABLE'];
  if (kind === 'ok' && !SUCCESS[command].includes(sw3)) return { class: 'misfit' };
  if (name === undefined) return { class: kind };
  const apdu = code >> 8;
  const ofCard = apdu === 0 ? '' : `, card ${hex(apdu, 4)}`;
  return { class: kind, failure: failure(name, `SW3 ${hex(sw3, 2)}: ${meaning}${ofCard}`) };
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
